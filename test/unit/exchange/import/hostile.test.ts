import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { LARGEST_FILE } from '../../../../src/core/exchange/import/importedText';
import { countPlan } from '../../../../src/core/exchange/import/describePlan';
import { corpusOf, file, read, refusal } from './support';
import { processorTime } from '../../../bench/growth';

const text = (words: string) => new TextEncoder().encode(words);
const QDE = (more: string) => `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes><Code guid="c1" name="Blame" isCodable="true"/></Codes></CodeBook>${more}</Project>`;
const SOURCE = (selections: string) => `<Sources><TextSource guid="s1" name="a" plainTextPath="internal://s1.txt">${selections}</TextSource></Sources>`;
const SELECTION = (guid: string, start: string, end: string) => `<PlainTextSelection guid="${guid}" startPosition="${start}" endPosition="${end}"><Coding guid="x${guid}"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection>`;

function qdpx(qde: string, more: Readonly<Record<string, Uint8Array>> = { 'sources/s1.txt': text('Forty men.') }): ReturnType<typeof file> {
  return file('p.qdpx', zipSync({ 'project.qde': text(qde), ...more }));
}

/** An archive of one deflated file whose sizes are as told, whatever it unpacks to. */
function archive(name: string, data: Uint8Array, told: { readonly size: number; readonly flags?: number; readonly method?: number }): Uint8Array {
  const packed = deflateRawSync(data);
  const encoded = text(name);
  const fields = (signature: number, extra: number[]) => {
    const head = new DataView(new ArrayBuffer(signature === 0x04034b50 ? 30 : 46));
    head.setUint32(0, signature, true);
    const at = signature === 0x04034b50 ? 4 : 6;
    head.setUint16(at, 20, true);
    head.setUint16(at + 2, told.flags ?? 0, true);
    head.setUint16(at + 4, told.method ?? 8, true);
    head.setUint32(at + 14, packed.length, true);
    head.setUint32(at + 18, told.size, true);
    head.setUint16(at + 22, encoded.length, true);
    for (const [i, value] of extra.entries()) head.setUint32(42 + 4 * i, value, true);
    return new Uint8Array(head.buffer);
  };
  const local = [fields(0x04034b50, []), encoded, packed];
  const start = local.reduce((sum, piece) => sum + piece.length, 0);
  const central = [fields(0x02014b50, [0]), encoded];
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, central.reduce((sum, piece) => sum + piece.length, 0), true);
  end.setUint32(16, start, true);
  return Uint8Array.from([...local, ...central, new Uint8Array(end.buffer)].flatMap((piece) => [...piece]));
}

suite('import: hostile and broken files end in one message', () => {
  test('archives that lead out of themselves', () => {
    for (const name of ['../evil.txt', 'sources/../../evil.txt', '/etc/passwd', 'C:\\evil.txt', '..\\evil.txt']) {
      assert.match(refusal([file('p.qdpx', zipSync({ 'project.qde': text(QDE('')), [name]: text('x') }))]), /leads out of the archive: nothing is imported/, name);
    }
  });

  test('zip bombs: by the sizes they give, and by those they hide', () => {
    assert.match(refusal([file('b.qdpx', archive('project.qde', text('x'), { size: 3_000_000_000 }))]), /would unpack to more than 64 MB/);
    const hidden = archive('project.qde', new Uint8Array(200_000_000), { size: 1000 });
    const before = process.memoryUsage().arrayBuffers;
    assert.match(refusal([file('b.qdpx', hidden)]), /does not unpack to the size the archive gives/);
    assert.ok(process.memoryUsage().arrayBuffers - before < 100_000_000, 'it is not unpacked to its end');
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`sources/${i}.txt`, new Uint8Array(50_000_000)]));
    assert.match(refusal([file('b.qdpx', zipSync({ 'project.qde': text(QDE('')), ...many }, { level: 1 }))]), /256 MB in all/);
  });

  test('damaged, encrypted and odd archives', () => {
    const whole = zipSync({ 'project.qde': text(QDE('')) });
    assert.match(refusal([file('p.qdpx', whole.slice(0, -10))], 'refi-project'), /damaged zip archive/);
    assert.match(refusal([file('p.qdpx', archive('project.qde', text('x'), { size: 1, flags: 1 }))]), /is encrypted/);
    assert.match(refusal([file('p.qdpx', archive('project.qde', text('x'), { size: 1, method: 12 }))]), /packed by a method/);
    const torn = whole.slice();
    torn.fill(0xff, 45, 60);
    assert.match(refusal([file('p.qdpx', torn)]), /is damaged|does not unpack|not well-formed|not text/);
    assert.match(refusal([file('p.qdpx', text('not a zip'))], 'refi-project'), /a \.qdpx file is a zip archive/);
    assert.match(refusal([file('p.qdpx', zipSync({ 'readme.txt': text('x') }))]), /holds no project\.qde/);
  });

  test('XML that expands entities, fetches, nests without end or is broken', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "${`&${i === 0 ? 'a' : `b${i - 1}`};`.repeat(10)}">`).join('')}]>`;
    assert.match(refusal([file('c.qdc', `<?xml version="1.0"?>${bomb}<CodeBook>&b8;</CodeBook>`)], 'refi-codebook'), /c\.qdc, line 1, column \d+: the file declares a document type or entities/);
    assert.match(refusal([file('c.qdc', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><CodeBook/>')], 'refi-codebook'), /declares a document type/);
    assert.match(refusal([file('c.qdc', '<CodeBook>&unknown;</CodeBook>')]), /not well-formed XML \(undefined entity\)/);
    assert.match(refusal([file('c.qdc', '<CodeBook>\n<Codes>\n</CodeBook>')]), /c\.qdc, line 3, .*not well-formed/);
    assert.match(refusal([file('c.qdc', `<CodeBook><Codes>${'<Code name="x">'.repeat(200_000)}`)]), /nested deeper than 100/);
    assert.match(refusal([file('c.qdc', '<Other/>')]), /begins with <Other> instead of <CodeBook>/);
  });

  test('files of 100 MB', () => {
    const large = new Uint8Array(100 * 1024 * 1024).fill(0x20);
    for (const name of ['a.jsonl', 'a.csv', 'a.qdc', 'a.json', 'a.ann', 'a.qdpx']) {
      const began = processorTime();
      const format = { jsonl: 'jsonl', csv: 'csv', qdc: 'refi-codebook', json: 'w3c', ann: 'brat', qdpx: 'refi-project' }[name.slice(2)];
      const zip = name.endsWith('qdpx');
      const bytes = zip ? large.slice() : large;
      if (zip) bytes.set([0x50, 0x4b, 3, 4]);
      assert.match(refusal([{ name, bytes }], format), new RegExp(`${name} is larger than ${LARGEST_FILE / 1024 / 1024} MB`));
      assert.ok(processorTime() - began < 5000);
    }
  });

  test('offsets outside of the text', () => {
    for (const [start, end] of [['4', '400'], ['-1', '3'], ['5', '2'], ['x', '3'], ['', '3'], ['1e9', '2e9']] as const) {
      assert.match(refusal([qdpx(QDE(SOURCE(SELECTION('g1', start, end))))]), /the selection .* of “a” lies outside of its text/);
    }
    assert.match(refusal([file('a.ann', 'T1\tX 4 400\tmen'), file('a.txt', 'Forty men.')]), /a\.ann, line 1: the offsets 4–400 lie outside of the text/);
    assert.match(refusal([file('a.ann', 'T1\tX 9 4\tmen')]), /line 1: .* should be a type and offsets/);
    const cas = (begin: unknown, end: unknown) => JSON.stringify({ '%FEATURE_STRUCTURES': [{ '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: 'Forty men.' }, { '%ID': 2, '%TYPE': 'custom.Span', '@sofa': 1, begin, end, label: 'X' }] });
    for (const [begin, end] of [[0, 99], [-1, 4], [4, 4], [0.5, 4], [4, undefined]]) assert.match(refusal([file('a.json', cas(begin, end))]), /%ID 2 has offsets outside of its text/);
  });

  test('duplicate ids', () => {
    const line = JSON.stringify({ article: 'a.txt', id: 'aaaaaaaaaa', annotator: 'x', state: 'manual', kind: 'tag', quote: 'men' });
    assert.match(refusal([file('a.jsonl', `${line}\n${line}\n`)]), /a\.jsonl, line 2: the annotation has the same id as the one at a\.jsonl, line 1/);
    assert.match(refusal([file('a.csv', 'article,id,quote\na.txt,1,men\na.txt,1,men\n')]), /row 3: the annotation has the same id as the one at a\.csv, row 2/);
    assert.match(refusal([file('a.ann', 'T1\tX 0 5\tForty\nT1\tX 6 9\tmen')]), /line 2: the id T1 is that of line 1 already/);
    assert.match(refusal([qdpx(QDE(SOURCE(SELECTION('g1', '0', '5') + SELECTION('g1', '6', '9'))))]), /two selections of “a” have the same GUID/);
    const annotation = { id: 'urn:1', type: 'Annotation', target: { source: 'a', selector: { type: 'TextQuoteSelector', exact: 'men' } } };
    assert.match(refusal([file('a.jsonld', JSON.stringify([annotation, annotation]))]), /annotation 2: it has the same id as annotation 1/);
    assert.match(refusal([file('a.json', JSON.stringify({ '%FEATURE_STRUCTURES': [{ '%ID': 1, '%TYPE': 'a' }, { '%ID': 1, '%TYPE': 'b' }] }))]), /two feature structures have the %ID 1/);
    assert.match(refusal([file('c.csv', 'id,label\nx,A\nx,B\n')]), /row 3: the id “x” is that of row 2 already/);
  });

  test('keys that would change what objects are', async () => {
    for (const [name, content] of [
      ['a.jsonl', '{"article":"a.txt","__proto__":{"polluted":1}}'],
      ['a.jsonld', '[{"TextQuoteSelector":1,"__proto__" : {"polluted":1}}]'],
      ['a.json', '{"%TYPES":{"__proto__":{"polluted":1}}}'],
    ] as const) {
      assert.match(refusal([file(name, content)]), /holds a key “__proto__”/);
    }
    // as a word it is a word like any other
    const corpus = corpusOf({ 'a.txt': 'Forty men.' });
    const plan = await corpus.plan([file('a.csv', 'article,id,annotator,entity,kind,tags,quote\na.txt,__proto__,__proto__,constructor,actor,__proto__,men\n__proto__,1,x,x,tag,x,x\n')]);
    assert.equal(countPlan(plan).added, 1);
    corpus.write(plan);
    assert.equal(corpus.annotations('a.txt')[0]?.annotator, '__proto__');
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.deepEqual(plan.missing.map(({ name }) => name), ['__proto__']);
  });

  test('broken JSON, CSV and text, with their place', () => {
    assert.match(refusal([file('a.jsonl', '{"article":"a.txt"}\n{oops\n')]), /a\.jsonl, line 1: this is no line of an export/);
    assert.match(refusal([file('a.jsonl', '{oops')]), /a\.jsonl, line 1 is not valid JSON/);
    assert.match(refusal([file('a.jsonld', '[{"TextQuoteSelector"')]), /a\.jsonld is not valid JSON/);
    assert.match(refusal([file('a.jsonld', '[1, "TextQuoteSelector"]')]), /annotation 1: this is no annotation but number/);
    assert.match(refusal([file('a.csv', 'article,quote\na.txt,"open\n')]), /a\.csv, row \d: a quotation mark in a cell is not closed/);
    assert.match(refusal([file('a.csv', 'article,quote\n,men\n')]), /row 2: the cell below “article” is empty/);
    assert.match(refusal([file('a.csv', Uint8Array.from([...text('article,quote\n'), 0xff, 0xfe, 0x80]))]), /is not text in UTF-8/);
    assert.match(refusal([file('a.ann', 'nonsense')]), /line 1: “nonsense” is no line of brat standoff/);
    assert.match(refusal([file('a.xyz', 'what is this')]), /in no format that can be imported/);
  });

  test('deep JSON and long lines take no time', () => {
    const deep = `[${'{"target":{"selector":{"refinedBy":'.repeat(5000)}1${'}}}'.repeat(5000)}]`;
    assert.deepEqual(read([file('a.json', deep)], 'w3c').articles, []);
    const began = processorTime();
    const long = `#1\tAnnotatorNotes T1\t${'annotator: x; '.repeat(100_000)}`;
    read([file('a.ann', `T1\tPerson 0 5\tForty\nA1\tState T1 manual\n${long}`), file('a.txt', 'Forty men.')]);
    const letters = 'T1\tX ' + '1 2;'.repeat(100_000) + '1 2\tx';
    read([file('a.ann', letters)]);
    assert.ok(processorTime() - began < 15_000);
  });
});
