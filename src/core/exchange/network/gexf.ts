import { xmlAttribute } from '../xml';
import type { AttributeValues, Network, NetworkAttribute, NetworkEdge, NetworkNode, NetworkSeries, TimeWindow } from './model';

/**
 * GEXF 1.2draft (https://gexf.net), which Gephi and NetworkX both read. Windows of time make one dynamic graph for Gephi's
 * timeline: nodes and edges live in the spells of their windows, and the weight changes with them.
 */
export function gexf({ networks, nodeAttributes, edgeAttributes }: NetworkSeries): string {
  const dynamic = networks.length === 0 || networks.some(({ window }) => window !== undefined);
  const mode = dynamic ? 'dynamic' : 'static';
  const weight: readonly NetworkAttribute[] = dynamic ? [{ id: 'weight', type: 'double' }] : [];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    '<meta><creator>Source Annotator</creator></meta>',
    `<graph defaultedgetype="undirected" mode="${mode}"${dynamic ? ' timeformat="date"' : ''}>`,
    declared('node', 'static', nodeAttributes),
    declared('edge', mode, [...weight, ...edgeAttributes]),
    '<nodes>',
    ...[...inWindows(networks, ({ nodes }) => nodes, ({ id }) => id).values()].map((own) => nodeXml(own, nodeAttributes)),
    '</nodes>',
    '<edges>',
    ...[...inWindows(networks, ({ edges }) => edges, ({ source, target }) => JSON.stringify([source, target])).values()].map((own, i) => edgeXml(own, i, edgeAttributes)),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}

const TYPES = { string: 'string', int: 'integer', double: 'double' } as const;

function declared(owner: string, mode: string, attributes: readonly NetworkAttribute[]): string {
  return `<attributes class="${owner}" mode="${mode}">${attributes.map(({ id, type }) => `<attribute id="${attributeId(owner, id)}" title="${id}" type="${TYPES[type]}"/>`).join('')}</attributes>`;
}

/** Gephi knows the dynamic weight of edges by the id `weight`. */
function attributeId(owner: string, id: string): string {
  return id === 'weight' ? id : `${owner}-${id}`;
}

interface InWindow<T> {
  readonly thing: T;
  readonly window: TimeWindow | undefined;
}

function inWindows<T>(networks: readonly Network[], thingsOf: (network: Network) => readonly T[], keyOf: (thing: T) => string): Map<string, InWindow<T>[]> {
  const found = new Map<string, InWindow<T>[]>();
  for (const network of networks) {
    for (const thing of thingsOf(network)) {
      const own = found.get(keyOf(thing));
      const here = { thing, window: network.window };
      if (own) own.push(here);
      else found.set(keyOf(thing), [here]);
    }
  }
  return found;
}

function nodeXml(own: readonly InWindow<NetworkNode>[], attributes: readonly NetworkAttribute[]): string {
  const [first] = own;
  if (!first) return '';
  const { id, label, values } = first.thing;
  return `<node id="${xmlAttribute(id)}" label="${xmlAttribute(label)}"><attvalues>${valuesXml('node', attributes, values, undefined)}</attvalues>${spells(own)}</node>`;
}

function edgeXml(own: readonly InWindow<NetworkEdge>[], number: number, attributes: readonly NetworkAttribute[]): string {
  const [first] = own;
  if (!first) return '';
  const { source, target, weight } = first.thing;
  const values = own.map(({ thing, window }) => (window ? value('edge', 'weight', thing.weight, window) : '') + valuesXml('edge', attributes, thing.values, window)).join('');
  return `<edge id="${number}" source="${xmlAttribute(source)}" target="${xmlAttribute(target)}"${first.window ? '' : ` weight="${weight}"`}><attvalues>${values}</attvalues>${spells(own)}</edge>`;
}

function spells(own: readonly InWindow<unknown>[]): string {
  const all = own.map(({ window }) => (window ? `<spell${period(window)}/>` : '')).join('');
  return all === '' ? '' : `<spells>${all}</spells>`;
}

function valuesXml(owner: string, attributes: readonly NetworkAttribute[], values: AttributeValues, window: TimeWindow | undefined): string {
  return attributes.map(({ id }) => value(owner, id, values.get(id), window)).join('');
}

function value(owner: string, id: string, content: string | number | undefined, window: TimeWindow | undefined): string {
  return content === undefined ? '' : `<attvalue for="${attributeId(owner, id)}" value="${xmlAttribute(String(content))}"${window ? period(window) : ''}/>`;
}

function period({ start, end }: TimeWindow): string {
  return ` start="${start}" end="${end}"`;
}
