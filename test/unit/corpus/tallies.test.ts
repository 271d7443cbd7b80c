import assert from 'node:assert/strict';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createTallies } from '../../../src/core/corpus/tallies';
import { marked } from './support';

const dated = (article: string, day: number, ferries: number) =>
  marked(article, `Ferries\nMay ${day}, 2019\n\n${ferries} ferries were lost.\n`, [{ figure: String(ferries), value: { min: ferries, max: ferries, of: 'ferries' } }]);

suite('what is counted in each article', () => {
  let index: CorpusIndex;
  let looked: string[];
  const tallies = createTallies<number | string | undefined>();
  const figureOf = (article: string): number | string | undefined => {
    looked.push(article);
    const [mark] = index.article(article)?.marks ?? [];
    return mark?.kind === 'figure' ? mark.value.min : undefined;
  };
  const count = (): [found: (readonly [string, number | string | undefined])[], pauses: number] => {
    const counting = tallies.of(index, ({ article }) => figureOf(article));
    for (let pauses = 0; ; pauses++) {
      const step = counting.next();
      if (step.done) return [step.value.map(([{ article }, found]) => [article, found]), pauses];
    }
  };
  setup(() => {
    index = createCorpusIndex();
    looked = [];
    for (const { marks, text } of [dated('b.txt', 7, 40), dated('a.txt', 9, 55), dated('c.txt', 3, 12)]) index.set(marks, text);
  });

  test('comes by date, with a pause behind each article looked at', () => {
    assert.deepEqual(count(), [[['c.txt', 12], ['b.txt', 40], ['a.txt', 55]], 3]);
  });

  test('is worked out again for an article that changed, and for no other', () => {
    count();
    looked = [];
    const { marks, text } = dated('b.txt', 7, 41);
    index.set(marks, text);
    tallies.forget(index, 'b.txt');
    assert.deepEqual(count(), [[['c.txt', 12], ['b.txt', 41], ['a.txt', 55]], 1]);
    assert.deepEqual(looked, ['b.txt']);
  });

  test('leaves out an article that went', () => {
    count();
    index.remove('c.txt');
    tallies.forget(index, 'c.txt');
    assert.deepEqual(count()[0].map(([article]) => article), ['b.txt', 'a.txt']);
  });

  test('is kept for each index apart', () => {
    count();
    looked = [];
    index = createCorpusIndex();
    const { marks, text } = dated('b.txt', 7, 1);
    index.set(marks, text);
    assert.deepEqual(count()[0], [['b.txt', 1]]);
  });
});
