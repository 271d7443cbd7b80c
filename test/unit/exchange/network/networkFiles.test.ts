import assert from 'node:assert/strict';
import Graph from 'graphology';
import { parse } from 'graphology-graphml';
import { gexfFormat, graphmlFormat } from '../../../../src/core/exchange/network/networkFormats';
import type { Code } from '../../../../src/core/sidecar/registryModel';
import { exported, fixture } from '../fixture';
import { inPython } from '../python';
import { schemaFolder, validateXml } from '../schemas';
import { articleOf } from './claims';

const NASTY = [fixture('a.txt'), fixture('b.txt')];
const code: Code = { id: 'blame', label: 'Blame & shame', definition: 'who is "guilty"', examples: [], attributes: [], line: 0 };
const run = (format: typeof graphmlFormat, settings: Readonly<Record<string, string>> = {}, documents = NASTY) => exported(format, documents, { codes: [code], settings: new Map(Object.entries(settings)) });
const only = async (...args: Parameters<typeof run>) => [...(await run(...args)).files.values()].join('');
const graphml = async (settings: Readonly<Record<string, string>> = {}) => parse(Graph, await only(graphmlFormat, settings));

/** Two months of a debate: tied in the first, at odds in the second. */
const DEBATE = [
  articleOf('a.txt', '2024-04-29', [{ actor: 'anna', codes: ['c1'] }, { actor: 'boris', codes: ['c1'] }]),
  articleOf('b.txt', '2024-05-05', [{ actor: 'anna', codes: ['c1'] }, { actor: 'boris', codes: ['c1', 'against'], certainty: 0.5 }, { actor: 'clara', codes: ['c1'] }]),
];
const WINDOWS = { network: 'subtract', certainty: 'weight', window: 'month' };

suite('exchange: network files', () => {
  test('GraphML: actors with what is known of them, tied by the passages that name both; who was rejected is none', async () => {
    const graph = await graphml({ unit: 'article' });
    assert.deepEqual((await graphml({ isolates: 'yes' })).nodes(), graph.nodes());
    assert.deepEqual(graph.nodes().sort(), ['actor:daurbekov', 'actor:grey-falcons', 'actor:veldoria']);
    const veldoria = { label: 'Veldoria', mode: 'actor', type: 'state', mentions: 2, articles: 2, first: '2024-05-05', last: '2024-05-05', names: 'Veldoria; Halvern', wikidata: 'Q20' };
    assert.deepEqual(graph.getNodeAttributes('actor:veldoria'), veldoria);
    assert.deepEqual(graph.mapEdges((_edge, attributes, source, target): unknown[] => [source, target, attributes.weight, attributes.passages]), [
      ['actor:daurbekov', 'actor:grey-falcons', 2, 2],
      ['actor:daurbekov', 'actor:veldoria', 2, 2],
      ['actor:grey-falcons', 'actor:veldoria', 2, 2],
    ]);
  });

  test('GraphML: actors tied to the codes of their mentions', async () => {
    const graph = await graphml({ network: 'twomode' });
    assert.deepEqual(graph.mapEdges((_edge, attributes, source, target): unknown[] => [source, target, attributes.weight, attributes.stance]), [
      ['actor:daurbekov', 'code:blame', 2, 'agree'],
      ['actor:daurbekov', 'code:-minus', 2, 'agree'],
    ]);
    assert.deepEqual(graph.getNodeAttributes('code:blame'), { label: 'Blame & shame', mode: 'code', type: 'code', mentions: 2, articles: 2, first: '2024-05-05', last: '2024-05-05', description: 'who is "guilty"' });
  });

  test('GraphML: claims as the second mode, by their words; those that contradict one and the same are one', async () => {
    const graph = await graphml({ network: 'twomode', concepts: 'claims' });
    assert.deepEqual(graph.nodes().sort(), ['actor:ministry-of-defence', 'claim:a.txt#claim00001']);
    assert.equal(graph.getNodeAttribute('claim:a.txt#claim00001', 'label'), 'Mirzo Dau\u0301rbekov and Selim Orhanov 🙂 may meet');
  });

  test('GraphML: a file for each window of time', async () => {
    const { files } = await run(graphmlFormat, WINDOWS, DEBATE);
    assert.deepEqual([...files.keys()], ['network-2024-04.graphml', 'network-2024-05.graphml']);
    assert.equal(graphmlFormat.isFolderWith?.(new Map(Object.entries(WINDOWS))), true);
    const weights = [...files.values()].map((xml) => parse(Graph, xml).mapEdges((_edge, attributes, source, target): unknown[] => [source, target, attributes.weight]));
    assert.deepEqual(weights, [
      [['actor:anna', 'actor:boris', 1]],
      [['actor:anna', 'actor:boris', -0.5], ['actor:anna', 'actor:clara', 1], ['actor:boris', 'actor:clara', -0.5]],
    ]);
  });

  test('every key used is declared, with the type of its values', async () => {
    for (const settings of [{ unit: 'article' }, { network: 'twomode' }, WINDOWS]) {
      for (const xml of (await run(graphmlFormat, settings, [...NASTY, ...DEBATE])).files.values()) {
        const keys = new Map([...xml.matchAll(/<key id="([^"]+)" for="(\w+)" attr\.name="[^"]+" attr\.type="(\w+)"\/>/g)].map(([, id = '', owner, type]) => [id, { owner, type }]));
        const used = [...xml.matchAll(/<data key="([^"]+)">([^<]*)<\/data>/g)];
        assert.ok(used.length > 5);
        for (const [, id = '', value = ''] of used) {
          const type = keys.get(id)?.type;
          assert.ok(type !== undefined, id);
          if (type !== 'string') assert.match(value, type === 'int' ? /^\d+$/ : /^-?\d+(\.\d+)?(e[+-]\d+)?$/);
        }
      }
    }
  });

  test('GEXF: the same network, or one that changes with the windows of time', async () => {
    const still = await only(gexfFormat, { unit: 'article' });
    assert.equal(still.match(/<node /g)?.length, 3);
    assert.match(still, /<edge id="0" source="actor:daurbekov" target="actor:grey-falcons" weight="2">/);
    const moving = await only(gexfFormat, WINDOWS, DEBATE);
    assert.match(moving, /mode="dynamic" timeformat="date"/);
    assert.match(moving, /<edge id="0" source="actor:anna" target="actor:boris"><attvalues><attvalue for="weight" value="1" start="2024-04-01" end="2024-04-30"\/>/);
    assert.match(moving, /<attvalue for="weight" value="-0.5" start="2024-05-01" end="2024-05-31"\/>/);
    assert.match(moving, /<spells><spell start="2024-04-01" end="2024-04-30"\/><spell start="2024-05-01" end="2024-05-31"\/><\/spells>/);
  });

  test('GEXF is valid', async function () {
    const folder = schemaFolder('gexf');
    if (folder === undefined) {
      console.log('      skipped: the schemas of GEXF are absent; name the folder that holds gexf/ in SCHEMAS_DIR');
      this.skip();
    }
    // the published schema is that of 1.3, which allows all that we write of 1.2
    const as13 = (xml: string) => xml.replace('xmlns="http://www.gexf.net/1.2draft" version="1.2"', 'xmlns="http://gexf.net/1.3" version="1.3"');
    const full = as13(await only(gexfFormat, { network: 'twomode' }));
    const files = { full, empty: as13(await only(gexfFormat, {}, [])), moving: as13(await only(gexfFormat, WINDOWS, DEBATE)), still: as13(await only(gexfFormat, WINDOWS, [])), wrong: full.replace('"undirected"', '"sideways"') };
    const problems = await validateXml(new Map(Object.entries(files).map(([name, xml]) => [`${name}.xml`, xml])), folder, 'gexf.xsd', ['viz.xsd', 'dynamics.xsd']);
    assert.deepEqual(problems.filter((problem) => !problem.includes('wrong.xml')), []);
    assert.ok(problems.length > 0, 'the check can fail');
  });

  test('NetworkX reads both', async function () {
    const files = new Map([['a.graphml', await only(graphmlFormat, { unit: 'article' })], ['a.gexf', await only(gexfFormat, { unit: 'article' })], ['moving.gexf', await only(gexfFormat, WINDOWS, DEBATE)]]);
    const read = inPython(this, 'networkx', `
import json, networkx as nx
def seen(g): return [sorted((n, d.get("label"), d.get("mentions")) for n, d in g.nodes(data=True)), [(s, t, d["weight"]) for s, t, d in g.edges(data=True)]]
moving = nx.read_gexf("moving.gexf")
print(json.dumps([seen(nx.read_graphml("a.graphml")), seen(nx.read_gexf("a.gexf")), moving.edges["actor:anna", "actor:boris"]["congruence"]]))`, files);
    const [m, f, v] = ['actor:daurbekov', 'actor:grey-falcons', 'actor:veldoria'];
    const network = [[[m, 'Mirzo Daurbekov', 2], [f, 'Grey Falcons', 2], [v, 'Veldoria', 2]], [[v, m, 2], [v, f, 2], [m, f, 2]]];
    // of the dynamic weight, which Gephi knows by its id, NetworkX keeps the last; of all other attributes each with its time
    assert.deepEqual(read, [network, network, [[1, '2024-04-01', '2024-04-30'], [0, '2024-05-01', '2024-05-31']]]);
  });

  test('igraph reads GraphML', async function () {
    const read = inPython(this, 'igraph', `
import json, igraph
g = igraph.Graph.Read_GraphML("a.graphml")
print(json.dumps([g.vs["label"], g.vs["mode"], g.es["weight"], g.es["stance"], g.is_directed()]))`, new Map([['a.graphml', await only(graphmlFormat, { network: 'twomode' })]]));
    assert.deepEqual(read, [['Mirzo Daurbekov', 'Blame & shame', '-minus'], ['actor', 'code', 'code'], [2, 2], ['agree', 'agree'], false]);
  });
});
