import assert from 'node:assert/strict';
import { jsonLinesFormat, type JsonLine } from '../../../src/core/exchange/jsonLines';
import { readJsonLine } from '../../../src/core/exchange/import/jsonLinesImport';
import { ANNOTATIONS, exported, fixture, sliceCodePoints, TEXT } from './fixture';

async function exportedLines(): Promise<string[]> {
  const { files } = await exported(jsonLinesFormat, [fixture('a.txt')]);
  const text = files.get('annotations.jsonl') ?? '';
  assert.ok(text.endsWith('\n'));
  return text.split('\n').slice(0, -1);
}

suite('exchange: JSON Lines', () => {
  test('the exported text re-slices with the offsets of both units', async () => {
    const records = (await exportedLines()).map((line) => JSON.parse(line) as JsonLine);
    assert.equal(records.length, fixture().rows.length + 1);
    let checked = 0;
    for (const record of records) {
      for (const { start, end, start_code_point, end_code_point, quote } of [record, ...record.segments, ...record.cues, ...(record.source ? [record.source] : [])]) {
        if (start === null || end === null || start_code_point === null || end_code_point === null) {
          assert.equal(record.state, 'orphaned');
          continue;
        }
        checked++;
        assert.equal(TEXT.slice(start, end), quote);
        assert.equal(sliceCodePoints(TEXT, start_code_point, end_code_point), quote);
      }
    }
    assert.ok(checked > records.length);
  });

  test('every line has the same keys in the same order', async () => {
    const keys = (await exportedLines()).map((line) => Object.keys(JSON.parse(line) as object).join());
    assert.equal(new Set(keys).size, 1);
  });

  test('what is read back are the annotations of the sidecar, with contexts from the text', async () => {
    const read = (await exportedLines()).flatMap((line) => readJsonLine(line, 'a.jsonl') ?? []);
    assert.deepEqual(new Set(read.map(({ annotation }) => annotation.id)), new Set(ANNOTATIONS.keys()));
    for (const { article, annotation, places: [place] } of read) {
      const { before, after, ...rest } = annotation;
      const original = ANNOTATIONS.get(annotation.id);
      assert.ok(original);
      const { before: _before, after: _after, ...expected } = original;
      // entities come back under their corpus-wide ids
      const source = expected.source && { ...expected.source, entity: 'ministry-of-defence' };
      assert.deepEqual(rest, { ...expected, ...(source && { source }) });
      assert.equal(article, 'a.txt');
      if (place) assert.ok(TEXT.replaceAll('\r\n', '\n').includes((before ?? '') + rest.quote + (after ?? '')));
      else assert.deepEqual([before, after], [original.before, original.after]);
    }
  });

  test('what is no line of ours is said so', () => {
    assert.throws(() => readJsonLine('{"article":"a.txt"}', 'a.jsonl, line 1'), /article, id, kind, state and quote must be there/);
    assert.throws(() => readJsonLine('[]', 'a.jsonl'), /no line of an export/);
    assert.throws(() => readJsonLine('nonsense', 'a.jsonl, line 3'), /a\.jsonl, line 3 is not valid JSON/);
  });
});
