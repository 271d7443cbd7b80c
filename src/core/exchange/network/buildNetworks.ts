import { groupBy } from '../../groupBy';
import type { ExportDocument, ExportOptions } from '../model';
import { createClaimGroups } from './claimGroups';
import type { AttributeValues, Network, NetworkAttribute, NetworkEdge, NetworkSeries, TimeWindow } from './model';
import { networkOptions, type NetworkOptions } from './networkOptions';
import { createNodeTable, NODE_ATTRIBUTES, nodeId, type NodeTable } from './nodes';
import { mentionsInPassages, statementsOf, type Statement } from './statements';
import { oneModeTies, twoModeTies } from './ties';
import { timeWindow } from './timeWindow';

/** The networks of a corpus by the options chosen: one, or one for each window of time that has statements. */
export async function buildNetworks(documents: AsyncIterable<ExportDocument>, { tagLines, codes = [], settings, tellLoss }: ExportOptions): Promise<NetworkSeries> {
  const options = networkOptions(settings);
  const claims = createClaimGroups();
  const nodes = createNodeTable(options, codes);
  const said: Statement[] = [];
  let number = 0;
  for await (const document of documents) {
    const article = number++;
    nodes.add(document, article);
    for (const { id, kind, links } of document.rows) if (kind === 'claim') claims.add(document.name, id, links);
    const own = options.network === 'cooccurrence' ? await mentionsInPassages(document, article, options.unit, tagLines) : statementsOf(document, options);
    for (const each of own) said.push({ ...each, article, date: document.metadata.date?.iso });
  }
  if (number > 0) tellLoss?.('A network holds who is tied to whom; texts, places and notes are left out.');
  const grouped = options.concepts === 'claims' && options.network !== 'cooccurrence' ? inGroups(said, claims.find) : said;
  const statements = withoutDuplicates(grouped, options);
  const twoMode = options.network === 'twomode';
  const networks = windows(statements, options.window, tellLoss).map(([window, own]) => network(own, window, options, nodes));
  return { nodeAttributes: NODE_ATTRIBUTES, edgeAttributes: twoMode ? TWO_MODE : options.network === 'cooccurrence' ? CO_OCCURRENCE : ONE_MODE, networks };
}

/** Claims on one thing become one concept, named after the first of them. */
function inGroups(said: readonly Statement[], find: (key: string) => { readonly group: string; readonly opposed: boolean }): Statement[] {
  const first = new Map<string, { readonly concept: string; readonly opposed: boolean }>();
  return said.map((statement) => {
    const { group, opposed } = find(statement.concept);
    const leader = first.get(group) ?? { concept: statement.concept, opposed };
    first.set(group, leader);
    return { ...statement, concept: leader.concept, agrees: opposed === leader.opposed };
  });
}

/** Of what an actor says again on one side of one concept in a span of time, the most certain counts. */
function withoutDuplicates(statements: readonly Statement[], { duplicates, network: kind }: NetworkOptions): readonly Statement[] {
  // two mentions in one passage are one occurrence together
  const within = kind === 'cooccurrence' ? 'acrossrange' : duplicates;
  if (within === 'include') return statements;
  const kept = new Map<string, Statement>();
  for (const statement of statements) {
    const { actor, concept, agrees, article, date } = statement;
    const when = within === 'acrossrange' ? '' : ((within === 'document' ? undefined : timeWindow(date, within)?.id) ?? `article ${article}`);
    const key = JSON.stringify([actor, concept, agrees, when]);
    if (statement.weight > (kept.get(key)?.weight ?? -1)) kept.set(key, statement);
  }
  return [...kept.values()];
}

function windows(statements: readonly Statement[], size: NetworkOptions['window'], tellLoss: ExportOptions['tellLoss']): (readonly [TimeWindow | undefined, readonly Statement[]])[] {
  if (size === 'no') return [[undefined, statements]];
  const placed = statements.map((statement) => ({ statement, window: timeWindow(statement.date, size) }));
  const undated = new Set(placed.filter(({ window }) => !window).map(({ statement }) => statement.article)).size;
  if (undated > 0) tellLoss?.(`${undated} articles without a date to the ${size} were left out of the windows of time.`);
  const byId = groupBy(placed.filter(({ window }) => window), ({ window }) => window?.id ?? '');
  return [...byId.values()]
    .map((own) => [own[0]?.window, own.map(({ statement }) => statement)] as const)
    .sort(([a], [b]) => ((a?.start ?? '') < (b?.start ?? '') ? -1 : 1));
}

const CO_OCCURRENCE: readonly NetworkAttribute[] = [{ id: 'passages', type: 'int' }];
const ONE_MODE: readonly NetworkAttribute[] = [{ id: 'concepts', type: 'int' }, { id: 'congruence', type: 'double' }, { id: 'conflict', type: 'double' }];
const TWO_MODE: readonly NetworkAttribute[] = [{ id: 'statements', type: 'int' }, { id: 'agree', type: 'double' }, { id: 'disagree', type: 'double' }, { id: 'stance', type: 'string' }];

function network(statements: readonly Statement[], window: TimeWindow | undefined, options: NetworkOptions, nodes: NodeTable): Network {
  const second = options.concepts === 'codes' ? 'code' : 'claim';
  const twoMode = options.network === 'twomode';
  const edges = twoMode ? twoModeEdges(statements, options, second) : oneModeEdges(statements, options);
  const tied = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const all = [
    ...nodes.ids('actor').map((id) => ({ mode: 'actor' as const, id })),
    ...(twoMode ? conceptsOf(statements, nodes, second).map((id) => ({ mode: second, id }) as const) : []),
  ];
  const shown = all.filter(({ mode, id }) => options.isolates || tied.has(nodeId(mode, id)));
  return { nodes: shown.map(({ mode, id }) => nodes.node(mode, id)), edges, window };
}

/** Codes in the order of the articles; of claims those that stand for their group. */
function conceptsOf(statements: readonly Statement[], nodes: NodeTable, second: 'code' | 'claim'): readonly string[] {
  return second === 'code' ? nodes.ids('code') : [...new Set(statements.map(({ concept }) => concept))];
}

function oneModeEdges(statements: readonly Statement[], options: NetworkOptions): NetworkEdge[] {
  return oneModeTies(statements, options).map(({ source, target, weight, congruence, conflict, concepts }) => {
    const values: AttributeValues = options.network === 'cooccurrence' ? new Map([['passages', concepts]]) : new Map([['concepts', concepts], ['congruence', congruence], ['conflict', conflict]]);
    return { source: nodeId('actor', source), target: nodeId('actor', target), weight, values };
  });
}

function twoModeEdges(statements: readonly Statement[], options: NetworkOptions, second: 'code' | 'claim'): NetworkEdge[] {
  return twoModeTies(statements, options).map(({ source, target, weight, agree, disagree, statements: count }) => ({
    source: nodeId('actor', source),
    target: nodeId(second, target),
    weight,
    values: new Map<string, string | number>([['statements', count], ['agree', agree], ['disagree', disagree], ['stance', disagree === 0 ? 'agree' : agree === 0 ? 'disagree' : 'mixed']]),
  }));
}
