import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import type { ExportDocument, ExportOptions } from '../../../src/core/exchange/model';
import { refiCodebookFormat } from '../../../src/core/exchange/refiCodebook';
import { refiProjectFormat } from '../../../src/core/exchange/refiProject';
import type { Code } from '../../../src/core/sidecar/registryModel';
import { exported, exportedBytes, fixture, sliceCodePoints } from './fixture';
import { schemaFolder, validateXml } from './schemas';

const code = (id: string, more: Partial<Code> = {}): Code => ({ id, label: id.toUpperCase(), examples: [], attributes: [], line: 0, ...more });
const codes: readonly Code[] = [
  code('responsibility', { definition: 'Who is said to be <guilty> & why', examples: ['“they did it”'], colour: '#b5542c' }),
  code('blame', { parent: 'responsibility' }),
];

async function project(documents: readonly ExportDocument[] = [fixture('a.txt'), fixture('sub/b.txt')], options: Partial<ExportOptions> = { codes }) {
  const bytes = await exportedBytes(refiProjectFormat, documents, options);
  const files = new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)]));
  return { bytes, files, qde: files.get('project.qde') ?? '' };
}

const unescaped = (xml: string) => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

suite('exchange: REFI-QDA', () => {
  for (const [lineEnds, wrong] of [['lf', /\r/], ['crlf', /(?<!\r)\n/]] as const) {
    test(`the texts re-slice with code-point positions, ${lineEnds.toUpperCase()}`, async () => {
      const { files, qde } = await project(undefined, { codes, settings: new Map([['line-ends', lineEnds]]) });
      const sources = [...qde.matchAll(/<TextSource guid="([^"]+)" name="([^"]+)" plainTextPath="internal:\/\/([^"]+)">(.*?)<\/TextSource>/gs)];
      assert.deepEqual(sources.map(([, , name]) => name), ['a.txt', 'sub/b.txt']);
      const wanted = fixture().rows.flatMap((row) => [...row.pieces, ...row.cues, ...(row.source ? [row.source] : [])].map(({ quote }) => quote.replace(/\s+/g, ' ')));
      for (const [, , , file = '', body = ''] of sources) {
        const text = files.get(`sources/${file}`) ?? '';
        assert.ok(text.includes('\n') && !text.startsWith('\uFEFF'));
        assert.doesNotMatch(text, wrong);
        const selections = [...body.matchAll(/<PlainTextSelection guid="[^"]+" name="([^"]*)" startPosition="(\d+)" endPosition="(\d+)"/g)];
        for (const [, name = '', start, end] of selections) assert.equal(sliceCodePoints(text, Number(start), Number(end)).replace(/\s+/g, ' '), unescaped(name));
        assert.deepEqual(selections.map(([, name = '']) => unescaped(name)).sort(), [...wanted].sort());
      }
    });
  }

  test('every reference leads to a code, a user or a selection; ids are unique; a second export is the same', async () => {
    const { bytes, qde } = await project();
    const ids = [...qde.matchAll(/ guid="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    const references = [...qde.matchAll(/ (?:targetGUID|originGUID|creatingUser)="([^"]+)"/g)].map(([, id]) => id);
    assert.ok(references.length > 60);
    for (const reference of references) assert.ok(ids.includes(reference), reference);
    assert.deepEqual((await project()).bytes, bytes);
  });

  test('the codebook of the user keeps its order and shape; tags it lacks are added', async () => {
    const { files } = await exported(refiCodebookFormat, [fixture()], { codes });
    const qdc = files.get('codebook.qdc') ?? '';
    assert.match(qdc, /name="RESPONSIBILITY" isCodable="true" color="#b5542c"><Description>Who is said to be &lt;guilty&gt; &amp; why\n““they did it””<\/Description><Code guid="[^"]+" name="BLAME" isCodable="true"\/>/);
    assert.match(qdc, /name="over lines"/);
    assert.match(qdc, /name="a &amp; &quot;b&quot; &lt;c&gt;"/);
  });

  test("is valid against REFI's schemas", async function () {
    const folder = schemaFolder('refi-qda');
    if (folder === undefined) {
      console.log("      skipped: REFI's schemas are absent; name the folder that holds refi-qda/ in SCHEMAS_DIR");
      this.skip();
    }
    const [full, empty] = [await project(), await project([], {})];
    const projects = new Map([['full.xml', full.qde], ['empty.xml', empty.qde], ['wrong.xml', full.qde.replaceAll('startPosition', 'start')]]);
    const problems = await validateXml(projects, folder, 'Project.xsd');
    assert.deepEqual(problems.filter((problem) => !problem.includes('wrong.xml')), []);
    assert.ok(problems.length > 0, 'the check can fail');
    const { files } = await exported(refiCodebookFormat, [fixture()], { codes });
    assert.deepEqual(await validateXml(new Map([['codebook.xml', files.get('codebook.qdc') ?? '']]), folder, 'Codebook.xsd'), []);
  });
});
