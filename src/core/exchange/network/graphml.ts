import { xmlAttribute, xmlText } from '../xml';
import type { AttributeValues, Network, NetworkAttribute, NetworkSeries } from './model';

/** GraphML (http://graphml.graphdrawing.org): every key declared with its type; for igraph, NetworkX, visone, Cytoscape. */
export function graphml({ nodes, edges, window }: Network, { nodeAttributes, edgeAttributes }: Omit<NetworkSeries, 'networks'>): string {
  const nodeKeys: readonly NetworkAttribute[] = [{ id: 'label', type: 'string' }, ...nodeAttributes];
  const edgeKeys: readonly NetworkAttribute[] = [{ id: 'weight', type: 'double' }, ...edgeAttributes];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...(window ? ['window', 'start', 'end'].map((name) => keyXml('graph', { id: name, type: 'string' })) : []),
    ...nodeKeys.map((key) => keyXml('node', key)),
    ...edgeKeys.map((key) => keyXml('edge', key)),
    '<graph edgedefault="undirected">',
    ...(window ? [data('graph', 'window', window.id), data('graph', 'start', window.start), data('graph', 'end', window.end)] : []),
    ...nodes.map(({ id, label, values }) => `<node id="${xmlAttribute(id)}">${data('node', 'label', label)}${allData('node', nodeAttributes, values)}</node>`),
    ...edges.map(({ source, target, weight, values }) => `<edge source="${xmlAttribute(source)}" target="${xmlAttribute(target)}">${data('edge', 'weight', weight)}${allData('edge', edgeAttributes, values)}</edge>`),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

/** Nodes and edges may carry attributes of one name: then the ids of their keys differ. */
function keyId(owner: string, id: string): string {
  return id === 'label' || id === 'weight' ? id : `${owner}-${id}`;
}

function keyXml(owner: string, { id, type }: NetworkAttribute): string {
  return `<key id="${keyId(owner, id)}" for="${owner}" attr.name="${id}" attr.type="${type}"/>`;
}

function allData(owner: string, attributes: readonly NetworkAttribute[], values: AttributeValues): string {
  return attributes.map(({ id }) => data(owner, id, values.get(id))).join('');
}

function data(owner: string, id: string, value: string | number | undefined): string {
  return value === undefined ? '' : `<data key="${keyId(owner, id)}">${xmlText(String(value))}</data>`;
}
