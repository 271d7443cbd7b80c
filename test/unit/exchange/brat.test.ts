import assert from 'node:assert/strict';
import { bratFormat } from '../../../src/core/exchange/brat';
import { createFileNames } from '../../../src/core/exchange/fileNames';
import { exported, fixture, sliceCodePoints } from './fixture';

interface TextBound {
  readonly type: string;
  readonly fragments: readonly (readonly [number, number])[];
  readonly text: string;
}

/** Reads an .ann file as brat does. */
function readAnn(ann: string) {
  const spans = new Map<string, TextBound>();
  const relations: { type: string; from: string; to: string }[] = [];
  const attributes: { name: string; of: string; value?: string | undefined }[] = [];
  const notes: { of: string; text: string }[] = [];
  for (const line of ann.split('\n').slice(0, -1)) {
    const [id = '', head = '', text = '', ...more] = line.split('\t');
    assert.deepEqual(more, []);
    const [name = '', ...rest] = head.split(' ');
    if (id.startsWith('T')) {
      const fragments = rest.join(' ').split(';').map((pair) => pair.split(' ').map(Number) as [number, number]);
      spans.set(id, { type: name, fragments, text });
    } else if (id.startsWith('R')) {
      const [, from = '', to = ''] = /^Arg1:(T\d+) Arg2:(T\d+)$/.exec(rest.join(' ')) ?? [];
      relations.push({ type: name, from, to });
    } else if (id.startsWith('A')) attributes.push({ name, of: rest[0] ?? '', value: rest[1] });
    else if (id.startsWith('#')) notes.push({ of: rest[0] ?? '', text });
    else assert.fail(`unknown line ${line}`);
  }
  return { spans, relations, attributes, notes };
}

suite('exchange: brat', () => {
  const run = () => exported(bratFormat, [fixture('sub/a.txt'), fixture('sub/a.md')]);

  test('the exported text re-slices with the exported offsets, in fragments of single lines', async () => {
    const { files } = await run();
    const text = files.get('sub/a.txt') ?? '';
    assert.ok(!text.includes('\r') && !text.startsWith('\uFEFF'));
    const { spans } = readAnn(files.get('sub/a.ann') ?? '');
    const { rows } = fixture();
    assert.equal(spans.size, rows.length + rows.flatMap(({ cues, source }) => [...cues, ...(source ? [source] : [])]).length);
    for (const { fragments, text: quote } of spans.values()) {
      const slices = fragments.map(([start, end]) => sliceCodePoints(text, start, end));
      assert.equal(slices.join(' '), quote);
      for (const slice of slices) assert.match(slice, /^\S(.*\S)?$/u);
    }
    const wanted = rows.map((row) => row.pieces.flatMap((piece) => piece.quote.split('\r\n')).join(' '));
    const given = [...spans.values()].filter(({ type }) => type !== 'Cue' && type !== 'Source').map(({ text: quote }) => quote);
    assert.deepEqual(given, wanted);
  });

  test('relations, attributes and notes hang on the right spans', async () => {
    const { files, losses } = await run();
    const { spans, relations, attributes, notes } = readAnn(files.get('sub/a.ann') ?? '');
    const named = (id: string) => spans.get(id)?.text;
    assert.deepEqual(relations.map(({ type, from, to }) => [type, named(from), named(to)?.slice(0, 5)]), [
      ['CueOf', 'may', 'Mirzo'],
      ['CueOf', 'said', 'Mirzo'],
      ['SourceOf', 'the ministry', 'Mirzo'],
      ['figure', 'Mirzo Dau\u0301rbekov and Selim Orhanov 🙂 may meet', 'about'],
    ]);
    assert.ok(attributes.some(({ name, of, value }) => name === 'Category' && named(of) === 'may' && value === 'modal'));
    assert.ok(attributes.some(({ name, of }) => name === 'Tag_a__26___22_b_22___3c_c_3e_' && spans.has(of)));
    assert.ok(notes.some(({ of, text }) => spans.get(of)?.type === 'Claim' && text.includes('note: =1+1, a "note" over two lines')));
    assert.deepEqual(losses.length, 2);
  });

  test('annotation.conf declares every name used', async () => {
    const { files } = await run();
    const sections = new Map((files.get('annotation.conf') ?? '').split(/^\[/m).slice(1).map((part) => [part.split(']')[0], part.split('\n').slice(1).map((line) => line.split('\t')[0])]));
    const { spans, relations, attributes } = readAnn(files.get('sub/a.ann') ?? '');
    for (const { type } of spans.values()) assert.ok(sections.get('entities')?.includes(type), type);
    for (const { type } of relations) assert.ok(sections.get('relations')?.includes(type), type);
    for (const { name } of attributes) assert.ok(sections.get('attributes')?.includes(name), name);
  });

  test('files never leave the folder nor meet each other', () => {
    const name = createFileNames();
    assert.deepEqual(['sub/a.txt', 'sub/a.md', 'Sub/A.txt', '../../etc/passwd', 'C:\\x.txt', 'a|b?.txt', '/', '..'].map(name), [
      'sub/a', 'sub/a.md', 'Sub/A-2', 'etc/passwd', 'C_/x', 'a_b_', 'article', 'article-2',
    ]);
  });
});
