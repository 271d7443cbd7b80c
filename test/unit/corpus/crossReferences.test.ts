import assert from 'node:assert/strict';
import { crossReferencesOf, inViewOrder, type ConcordanceOrder, type ReferenceSection } from '../../../src/core/corpus/crossReferences';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { CardRow } from '../../../src/core/corpus/cardModel';
import { createPipeline } from '../../../src/core/pipeline';

/** Twenty articles in which Ana Ruiz says something, and one that denies it. */
function indexOfRuiz() {
  const index = createCorpusIndex();
  const pipeline = createPipeline();
  const put = (article: string, text: string): void => index.set(pipeline.process({ corpus: '', article, text, live: false }).marks, text);
  for (let n = 0; n < 20; n++) {
    const day = String(n + 1).padStart(2, '0');
    put(`a${day}.txt`, `A quay for Halvern\n\n${day} May 2021\n\nAna Ruiz said on Monday that the Halvern quay may hold ${200 + n} cargo ships. Word${String.fromCharCode(97 + n)} praised Ana Ruiz. Boris Kell nodded.\n`);
  }
  put('b.txt', 'Boris Kell denied that Ana Ruiz saw cargo ships at the Halvern quay.\n');
  return index;
}

const rowsOf = ({ rows }: ReferenceSection): CardRow[] => [...rows()].filter((row) => row !== undefined);

suite('cross-references of an actor', () => {
  const index = indexOfRuiz();
  const [ruiz] = index.entities().filter(({ name }) => name === 'Ana Ruiz');
  const mark = index.article('a01.txt')?.marks.find(({ kind, quote }) => kind === 'actor' && quote === 'Ana Ruiz');
  const steps = (order: ConcordanceOrder = 'date') => (mark ? [...crossReferencesOf(index, 'a01.txt', mark, order)] : []);
  const sections = (order: ConcordanceOrder = 'date') => steps(order).filter((step) => step !== undefined);
  const named = (id: string, order: ConcordanceOrder = 'date') => sections(order).filter((section) => section.id === id);

  test('begin with the mentions, and pause between articles', () => {
    assert.equal(steps()[0]?.id, 'mentions');
    assert.ok(steps().filter((step) => step === undefined).length >= 20);
    assert.deepEqual(inViewOrder(sections()).map(({ id }) => id), ['contradicted', 'mentions', 'by', 'about', 'given', 'with']);
  });

  test('count what they hold, by date, and give no more than is asked for', () => {
    const [mentions] = named('mentions');
    assert.ok(mentions && ruiz);
    const rows = rowsOf(mentions);
    assert.equal(mentions.count, ruiz.mentions);
    assert.equal(rows.length, ruiz.mentions);
    assert.deepEqual([...new Set(rows.map(({ article }) => article))].slice(0, 3), ['a01.txt', 'a02.txt', 'a03.txt']);
    for (const section of sections()) assert.equal(rowsOf(section).length, section.count, section.id);
    const begun = mentions.rows()[Symbol.iterator]();
    assert.deepEqual(begun.next().value, rows[0]);
  });

  test('are sorted by the words beside them', () => {
    const wordsBefore = named('mentions', 'left').flatMap(rowsOf).map(({ context: { text, match } }) => text.slice(0, match.start).trim().split(/\s+/u).at(-1)?.toLowerCase() ?? '');
    assert.deepEqual(wordsBefore, [...wordsBefore].sort());
    assert.equal(wordsBefore.length, ruiz?.mentions);
  });
});
