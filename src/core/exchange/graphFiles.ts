import type { ExportDocument, ExportFormat } from './model';
import { actorNetwork, codeNetwork, type Network } from './network';
import { xmlAttribute, xmlText } from './xml';

type NetworkKind = 'actors' | 'codes';

const NETWORKS: Readonly<Record<NetworkKind, { readonly label: string; readonly description: string; build(documents: AsyncIterable<ExportDocument>): Promise<Network> }>> = {
  actors: { label: 'actors', description: 'actors tied by the paragraphs that name both', build: actorNetwork },
  codes: { label: 'actors and codes', description: 'two-mode: actors tied to the tags that their mentions and claims carry', build: codeNetwork },
};

/** GraphML (http://graphml.graphdrawing.org): every key declared with its type; for igraph, NetworkX, visone, Cytoscape. */
export function graphmlFormat(kind: NetworkKind): ExportFormat {
  return graphFormat(kind, 'graphml', 'GraphML', graphml);
}

/** GEXF 1.2draft (https://gexf.net), which Gephi and NetworkX both read. */
export function gexfFormat(kind: NetworkKind): ExportFormat {
  return graphFormat(kind, 'gexf', 'GEXF', gexf);
}

function graphFormat(kind: NetworkKind, extension: string, name: string, write: (network: Network) => string): ExportFormat {
  const { label, description, build } = NETWORKS[kind];
  return {
    id: `${extension}-${kind}`,
    label: `${name}: network of ${label}`,
    description,
    extension,
    layout: 'file',
    states: ['suggested', 'accepted', 'manual'],
    async *export(documents) {
      yield { file: `${kind}.${extension}`, content: write(await build(documents)) };
    },
  };
}

function graphml({ nodes, edges }: Network): string {
  const keys = [
    ['label', 'node', 'string'], ['mode', 'node', 'string'], ['type', 'node', 'string'], ['mentions', 'node', 'int'], ['articles', 'node', 'int'],
    ['weight', 'edge', 'double'], ['edgeArticles', 'edge', 'int'],
  ].map(([id, target, type]) => `<key id="${id}" for="${target}" attr.name="${id === 'edgeArticles' ? 'articles' : id}" attr.type="${type}"/>`);
  const data = (key: string, value: string | number) => `<data key="${key}">${xmlText(String(value))}</data>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys,
    '<graph edgedefault="undirected">',
    ...nodes.map(({ id, label, mode, type, mentions, articles }) => `<node id="${xmlAttribute(id)}">${data('label', label)}${data('mode', mode)}${data('type', type)}${data('mentions', mentions)}${data('articles', articles)}</node>`),
    ...edges.map(({ source, target, weight, articles }) => `<edge source="${xmlAttribute(source)}" target="${xmlAttribute(target)}">${data('weight', weight)}${data('edgeArticles', articles)}</edge>`),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}

function gexf({ nodes, edges }: Network): string {
  const value = (id: string, content: string | number) => `<attvalue for="${id}" value="${xmlAttribute(String(content))}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    '<meta><creator>Source Annotator</creator></meta>',
    '<graph defaultedgetype="undirected" mode="static">',
    '<attributes class="node" mode="static"><attribute id="mode" title="mode" type="string"/><attribute id="type" title="type" type="string"/><attribute id="mentions" title="mentions" type="integer"/><attribute id="articles" title="articles" type="integer"/></attributes>',
    '<attributes class="edge" mode="static"><attribute id="edge-articles" title="articles" type="integer"/></attributes>',
    '<nodes>',
    ...nodes.map(({ id, label, mode, type, mentions, articles }) => `<node id="${xmlAttribute(id)}" label="${xmlAttribute(label)}"><attvalues>${value('mode', mode)}${value('type', type)}${value('mentions', mentions)}${value('articles', articles)}</attvalues></node>`),
    '</nodes>',
    '<edges>',
    ...edges.map(({ source, target, weight, articles }, i) => `<edge id="${i}" source="${xmlAttribute(source)}" target="${xmlAttribute(target)}" weight="${weight}"><attvalues>${value('edge-articles', articles)}</attvalues></edge>`),
    '</edges>',
    '</graph>',
    '</gexf>',
    '',
  ].join('\n');
}
