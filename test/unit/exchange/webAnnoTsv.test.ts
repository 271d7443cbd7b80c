import assert from 'node:assert/strict';
import type { ExportDocument } from '../../../src/core/exchange/model';
import { webAnnoTsvFormat } from '../../../src/core/exchange/webAnnoTsv';
import { exported, fixture } from './fixture';

interface ReadSpan {
  readonly label: string;
  start: number;
  end: number;
}

/** Reads a file as the user guide describes it: the text put together from sentences, spans from units. */
function readTsv(tsv: string) {
  const [head = '', ...sentences] = tsv.split('\n\n');
  assert.equal(head, '#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|label\n#T_RL=custom.Relation|label|BT_custom.Span');
  let text = '';
  const spans = new Map<string, ReadSpan>();
  const relations: { label: string; from: string; to: string }[] = [];
  for (const sentence of sentences) {
    const [title = '', ...lines] = sentence.replace(/^\n/, '').split('\n').filter((line) => line !== '');
    assert.match(title, /^#Text=/);
    lines.forEach((line, i) => {
      const [id = '', offsets = '', token = '', values = '', labels = '', governors = '', ...rest] = line.split('\t');
      assert.deepEqual(rest, [''], 'every column ends with a tab');
      const [start = NaN, end = NaN] = offsets.split('-').map(Number);
      if (i === 0) text = text.padEnd(start) + title.slice('#Text='.length).replace(/\\(.)/g, (_, c: string) => ({ t: '\t', n: '\n', f: '\f' })[c] ?? c);
      assert.equal(text.slice(start, end), token);
      for (const value of split(values)) {
        const [, label = '', number] = /^(.*?)(?:\[(\d+)\])?$/s.exec(value) ?? [];
        const key = number ?? `at ${id}`;
        const span = spans.get(key);
        if (span) {
          assert.equal(span.label, unescaped(label));
          span.end = end;
        } else spans.set(key, { label: unescaped(label), start, end });
      }
      split(labels).forEach((label, n) => {
        const [, unit = '', from = '0', to = '0'] = /^([\d.-]+)(?:\[(\d+)_(\d+)\])?$/.exec(split(governors)[n] ?? '') ?? [];
        relations.push({ label: unescaped(label), from: from === '0' ? `at ${unit}` : from, to: to === '0' ? `at ${id}` : to });
      });
    });
  }
  return { text, spans, relations };
}

const split = (cell: string) => (cell === '_' ? [] : cell.split(/(?<!\\)\|/));
const unescaped = (value: string) => value.replace(/\\(->|.)/g, (_, c: string) => ({ t: '\t', n: '\n' })[c] ?? c);
const flat = (text: string) => text.replace(/\s+/g, ' ');

async function read(document: ExportDocument) {
  const { files, losses } = await exported(webAnnoTsvFormat, [document]);
  return { ...readTsv(files.get('a.tsv') ?? ''), losses };
}

suite('exchange: WebAnno TSV', () => {
  test('the text re-slices with UTF-16 offsets of tokens and their parts', async () => {
    const { text, spans } = await read(fixture('a.txt'));
    const wanted = fixture().rows.flatMap((row) => [...row.pieces, ...row.cues, ...(row.source ? [row.source] : [])].map(({ quote }) => flat(quote)));
    assert.deepEqual([...spans.values()].map(({ start, end }) => flat(text.slice(start, end))).sort(), wanted.sort());
  });

  test('labels are escaped, relations name their ends', async () => {
    const { text, spans, relations, losses } = await read(fixture('a.txt'));
    assert.ok([...spans.values()].some(({ label }) => label === 'ARMED_GROUP'));
    const words = (key: string) => {
      const span = spans.get(key);
      assert.ok(span, key);
      return flat(text.slice(span.start, span.end));
    };
    const claim = 'Mirzo Dau\u0301rbekov and Selim Orhanov 🙂 may meet';
    assert.deepEqual(relations.map(({ label, from, to }) => [label, words(from), words(to)]).sort(), [
      ['cue', claim, 'may'],
      ['cue', claim, 'said'],
      ['figure', claim, 'about 1,200'],
      ['part', '=1+1', 'crossed'],
      ['source', claim, 'the ministry'],
    ]);
    assert.equal(losses.length, 3);
  });

  test('a span inside a token is on lines of its own', async () => {
    const [row] = fixture().rows;
    assert.ok(row);
    const text = 'anti-Halvern';
    const part = (start: number, end: number, tag: string) => {
      const span = { start, end, startCodePoint: start, endCodePoint: end, quote: text.slice(start, end) };
      return { ...row, ...span, id: tag, kind: 'tag' as const, tags: [tag], pieces: [span] };
    };
    const { spans, text: whole } = await read({ ...fixture('a.txt'), text, rows: [part(5, 12, 'a_b'), part(6, 8, '*')], orphans: [] });
    assert.deepEqual([...spans.values()].map(({ label, start, end }) => [label, whole.slice(start, end)]), [['a_b', 'Halvern'], ['*', 'al']]);
  });
});
