import assert from 'node:assert/strict';
import Graph from 'graphology';
import { parse } from 'graphology-graphml';
import { gexfFormat, graphmlFormat } from '../../../src/core/exchange/graphFiles';
import { exported, fixture } from './fixture';
import { schemaFolder, validateXml } from './schemas';

const documents = [fixture('a.txt'), fixture('b.txt')];
const graphml = async (kind: 'actors' | 'codes') => parse(Graph, (await exported(graphmlFormat(kind), documents)).files.get(`${kind}.graphml`) ?? '');

suite('exchange: networks', () => {
  test('actors are tied by the paragraphs that name both', async () => {
    const graph = await graphml('actors');
    assert.deepEqual(graph.nodes().sort(), ['actor:daurbekov', 'actor:grey-falcons', 'actor:orhanov', 'actor:veldoria']);
    assert.deepEqual(graph.getNodeAttributes('actor:veldoria'), { label: 'Veldoria', mode: 'actor', type: 'state', mentions: 2, articles: 2 });
    assert.deepEqual(graph.mapEdges((_edge, attributes, source, target): unknown[] => [source, target, attributes.weight, attributes.articles]), [['actor:daurbekov', 'actor:orhanov', 2, 2]]);
  });

  test('actors are tied to the codes that their mentions carry', async () => {
    const graph = await graphml('codes');
    assert.deepEqual(graph.mapEdges((_edge, attributes, source, target): unknown[] => [source, target, attributes.weight]), [
      ['actor:daurbekov', 'code:blame', 2],
      ['actor:daurbekov', 'code:-minus', 2],
    ]);
    assert.equal(graph.getNodeAttribute('code:blame', 'mode'), 'code');
  });

  test('the same network as GEXF', async () => {
    const gexf = (await exported(gexfFormat('actors'), documents)).files.get('actors.gexf') ?? '';
    assert.equal(gexf.match(/<node /g)?.length, 4);
    assert.match(gexf, /<edge id="0" source="actor:daurbekov" target="actor:orhanov" weight="2">/);
  });

  test('GEXF is valid', async function () {
    this.timeout(60_000);
    const folder = schemaFolder('gexf');
    if (folder === undefined) {
      console.log('      skipped: the schemas of GEXF are absent; name the folder that holds gexf/ in SCHEMAS_DIR');
      this.skip();
    }
    // the published schema is that of 1.3, which allows all that we write of 1.2
    const as13 = (xml: string) => xml.replace('xmlns="http://www.gexf.net/1.2draft" version="1.2"', 'xmlns="http://gexf.net/1.3" version="1.3"');
    const full = as13((await exported(gexfFormat('codes'), documents)).files.get('codes.gexf') ?? '');
    const empty = as13((await exported(gexfFormat('codes'), [])).files.get('codes.gexf') ?? '');
    const problems = await validateXml(new Map([['full.xml', full], ['empty.xml', empty], ['wrong.xml', full.replace('"undirected"', '"sideways"')]]), folder, 'gexf.xsd', ['viz.xsd', 'dynamics.xsd']);
    assert.deepEqual(problems.filter((problem) => !problem.includes('wrong.xml')), []);
    assert.ok(problems.length > 0, 'the check can fail');
  });
});
