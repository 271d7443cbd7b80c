import type { ExportFormat } from '../model';
import { buildNetworks } from './buildNetworks';
import { gexf } from './gexf';
import { graphml } from './graphml';
import { NETWORK_OPTIONS } from './networkOptions';

/** Rejected ones are not in a network; they are asked for because a consensus that rejects takes away what it was decided from. */
const STATES = ['suggested', 'accepted', 'rejected', 'manual'] as const;
const DESCRIPTION = 'who occurs with whom, agrees or quarrels with whom, speaks of what; by windows of time';

/** With windows of time a folder with a file for each: GraphML's readers take one graph from a file. */
export const graphmlFormat: ExportFormat = {
  id: 'graphml',
  label: 'GraphML: network of actors',
  description: `for igraph, NetworkX, visone and Cytoscape: ${DESCRIPTION}`,
  extension: 'graphml',
  layout: 'file',
  options: NETWORK_OPTIONS,
  isFolderWith: (settings) => (settings.get('window') ?? 'no') !== 'no',
  states: STATES,
  async *export(documents, options) {
    const series = await buildNetworks(documents, options);
    for (const network of series.networks) yield { file: `${network.window ? `network-${network.window.id}` : 'network'}.graphml`, content: graphml(network, series) };
  },
};

export const gexfFormat: ExportFormat = {
  id: 'gexf',
  label: 'GEXF: network of actors',
  description: `for Gephi: ${DESCRIPTION}`,
  extension: 'gexf',
  layout: 'file',
  options: NETWORK_OPTIONS,
  states: STATES,
  async *export(documents, options) {
    yield { file: 'network.gexf', content: gexf(await buildNetworks(documents, options)) };
  },
};
