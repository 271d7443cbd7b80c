import assert from 'node:assert/strict';
import { conllFormat } from '../../../src/core/exchange/conll';
import { labelStudioFormat } from '../../../src/core/exchange/labelStudio';
import { doccanoFormat, spacyFormat } from '../../../src/core/exchange/textJsonLines';
import { exported, fixture, sliceCodePoints } from './fixture';
import { inPython } from './python';

const { rows } = fixture();
const LF = (text: string) => text.replaceAll('\r\n', '\n');
/** Every span that any of these formats can show: pieces of rows, cues, sources. */
const QUOTES = rows.flatMap((row) => [...row.pieces, ...row.cues, ...(row.source ? [row.source] : [])].map(({ quote }) => LF(quote))).sort();

suite('exchange: doccano', () => {
  test('the text re-slices with UTF-16 offsets', async () => {
    const { files, losses } = await exported(doccanoFormat);
    const line = JSON.parse(files.get('doccano.jsonl') ?? '') as { text: string; label: [number, number, string][]; article: string };
    assert.deepEqual(line.label.map(([start, end]) => line.text.slice(start, end)).sort(), QUOTES);
    assert.ok(line.label.some(([, , label]) => label === 'CUE_MODAL') && line.label.some(([, , label]) => label === 'over lines'));
    assert.equal(line.article, fixture().name);
    assert.equal(losses.length, 2);
  });
});

suite('exchange: spaCy and Prodigy', () => {
  test('the text re-slices with code-point offsets', async () => {
    const { files } = await exported(spacyFormat, [fixture('a.txt'), fixture('b.txt')]);
    const lines = (files.get('spacy.jsonl') ?? '').split('\n').slice(0, -1);
    assert.equal(lines.length, 2);
    for (const line of lines) {
      const { text, spans } = JSON.parse(line) as { text: string; spans: { start: number; end: number; label: string }[] };
      assert.deepEqual(spans.map(({ start, end }) => sliceCodePoints(text, start, end)).sort(), QUOTES);
    }
  });
});

interface Region {
  readonly id: string;
  readonly type: 'labels';
  readonly value: { readonly start: number; readonly end: number; readonly text: string; readonly labels: readonly string[] };
  readonly meta?: { readonly text: readonly string[] };
}
interface Relation {
  readonly type: 'relation';
  readonly from_id: string;
  readonly to_id: string;
}
interface Task {
  readonly data: { readonly text: string };
  readonly annotations: readonly { readonly result: readonly (Region | Relation)[] }[];
  readonly predictions: readonly { readonly result: readonly (Region | Relation)[] }[];
}

suite('exchange: Label Studio', () => {
  const tasks = async () => {
    const { files } = await exported(labelStudioFormat, [fixture('a.txt'), fixture('b.txt')]);
    return { tasks: JSON.parse(files.get('tasks.json') ?? '') as readonly Task[], config: files.get('config.xml') ?? '' };
  };
  const resultsOf = ({ annotations, predictions }: Task) => [...annotations, ...predictions].flatMap(({ result }) => result);

  test('the text re-slices with code-point offsets', async () => {
    for (const task of (await tasks()).tasks) {
      const regions = resultsOf(task).filter((result) => result.type === 'labels');
      assert.deepEqual(regions.map(({ value }) => value.text).sort(), QUOTES);
      for (const { value } of regions) assert.equal(sliceCodePoints(task.data.text, value.start, value.end), value.text);
    }
  });

  test('people are annotations, suggestions a prediction, links relations between ids of one of them', async () => {
    const [task] = (await tasks()).tasks;
    assert.ok(task);
    assert.deepEqual([task.annotations.length, task.predictions.length], [2, 1]);
    const ids = resultsOf(task).flatMap((result) => (result.type === 'labels' ? [result.id] : []));
    assert.equal(new Set(ids).size, ids.length);
    for (const { result } of task.annotations) {
      const own = new Set(result.flatMap((region) => (region.type === 'labels' ? [region.id] : [])));
      for (const relation of result) if (relation.type === 'relation') assert.ok(own.has(relation.from_id) && own.has(relation.to_id));
    }
  });

  test('the configuration names every label, escaped', async () => {
    const { tasks: all, config } = await tasks();
    const labels = new Set(all.flatMap(resultsOf).flatMap((result) => (result.type === 'labels' ? result.value.labels : [])));
    assert.equal(config.match(/<Label /g)?.length, labels.size);
    assert.ok(config.includes('<Label value="a &amp; &quot;b&quot; &lt;c&gt;"/>'));
  });
});

suite('exchange: CoNLL-2003', () => {
  test('four columns; the tokens of each entity are the words of an outermost actor or figure', async () => {
    const { files, losses } = await exported(conllFormat);
    const lines = (files.get('annotations.conll') ?? '').split('\n').slice(0, -1);
    assert.equal(lines[0], '-DOCSTART- -X- O O');
    const entities: { label: string; text: string }[] = [];
    let before = 'O';
    for (const line of lines.slice(2)) {
      const columns = line.split(' ');
      if (line === '') {
        before = 'O';
        continue;
      }
      assert.equal(columns.length, 4, line);
      const [token = '', , , tag = ''] = columns;
      assert.match(tag, /^(O|[BI]-[A-Z_]+)$/);
      const last = entities.at(-1);
      if (tag.startsWith('B-')) entities.push({ label: tag.slice(2), text: token });
      else if (tag.startsWith('I-')) {
        assert.ok(last && before.slice(2) === tag.slice(2), 'I- continues an entity of its type');
        last.text += token;
      }
      before = tag;
    }
    assert.deepEqual(entities, [
      { label: 'STATE', text: 'Halvern' },
      { label: 'PERSON', text: 'MirzoDau\u0301rbekov' },
      { label: 'PERSON', text: 'SelimOrhanov' },
      { label: 'COUNT', text: 'about1,200' },
      { label: 'ARMED_GROUP', text: '<Gray>Falcons' },
      { label: 'DATE', text: 'שלום' },
    ]);
    assert.equal(losses.length, 1);
  });

  test('NLTK reads the entities', async function () {
    const { files } = await exported(conllFormat);
    // the fourth column in place of the chunks, which are not told
    const read = inPython(this, 'nltk', `
import json
from nltk.corpus.reader.conll import ConllCorpusReader
from nltk.tree import Tree
reader = ConllCorpusReader(".", ["annotations.conll"], ("words", "pos", "ignore", "chunk"))
print(json.dumps([[t.label(), [w for w, _ in t.leaves()]] for s in reader.chunked_sents() for t in s if isinstance(t, Tree)]))`, files);
    assert.deepEqual(read, [
      ['STATE', ['Halvern']],
      ['PERSON', ['Mirzo', 'Dau\u0301rbekov']],
      ['PERSON', ['Selim', 'Orhanov']],
      ['COUNT', ['about', '1,200']],
      ['ARMED_GROUP', ['<', 'Gray', '>', 'Falcons']],
      ['DATE', ['שלום']],
    ]);
  });

  test('of nested and crossing spans the longest is kept', async () => {
    const document = fixture();
    const [first] = document.rows;
    assert.ok(first);
    const text = 'Ministry of Defence of Veldoria';
    const row = (start: number, end: number, type: string) => {
      const span = { start, end, startCodePoint: start, endCodePoint: end, quote: text.slice(start, end) };
      return { ...first, ...span, type, pieces: [span] };
    };
    const nested = { ...document, text, rows: [row(0, 19, 'organization'), row(0, 31, 'organization'), row(12, 31, 'people'), row(23, 31, 'state')], orphans: [] };
    const { files, losses } = await exported(conllFormat, [nested]);
    assert.deepEqual((files.get('annotations.conll') ?? '').match(/[BI]-\w+/g), ['B-ORGANIZATION', 'I-ORGANIZATION', 'I-ORGANIZATION', 'I-ORGANIZATION', 'I-ORGANIZATION']);
    assert.match(losses[0] ?? '', /^3 spans inside or across longer ones/);
  });
});
