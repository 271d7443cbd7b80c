import assert from 'node:assert/strict';
import { contradictionsIn } from '../../../src/core/corpus/contradictions';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import type { FigureAt } from '../../../src/core/corpus/figureTable';
import { marked } from './support';

const lost = (article: string, count: number) =>
  marked(article, `Ferries\n\nMinister Ana Ruiz said that ${count} ferries were lost in the storm off Port Ansel.\n`, [
    { actor: 'Ana Ruiz', entity: 'ruiz' },
    { figure: String(count), value: { min: count, max: count, of: 'ferries' } },
  ]);
const believed = marked('believed.txt', 'Notes\n\nMarlow claims that Ana Ruiz lied.\n', [
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { claim: 'Ana Ruiz lied', cues: [['distancing', 'claims', 0.45]], source: 'Marlow', entity: 'marlow' },
]);
const doubted = marked('doubted.txt', 'Notes\n\nNobody believes that Ana Ruiz lied.\n', [
  { actor: 'Ana Ruiz', entity: 'ruiz' },
  { claim: 'Ana Ruiz lied', cues: [['doubt', 'Nobody believes', 0.1]] },
]);

suite('contradictions in a folder', () => {
  const index = createCorpusIndex();
  for (const { marks, text } of [lost('a.txt', 40), lost('b.txt', 55), lost('c.txt', 40), believed, doubted]) index.set(marks, text);
  const words = (from: CorpusIndex): string[] =>
    [...contradictionsIn(from)].flatMap((found) => (found ? [[found.kind, ...[found.one, found.other].map(({ article, context: { text, match } }) => `${article} ${text.slice(match.start, match.end)}`)].join(', ')] : []));

  test('each pair once, in the order of the articles', () => {
    assert.deepEqual(words(index), ['figure, a.txt 40, b.txt 55', 'figure, b.txt 55, c.txt 40', 'claim, believed.txt Ana Ruiz lied, doubted.txt Ana Ruiz lied']);
  });

  test('there is a pause behind each mark, for who looks at a large folder', () => {
    assert.equal([...contradictionsIn(index)].filter((found) => found === undefined).length, 5);
  });

  test('figures that agree are not read', () => {
    const read: string[] = [];
    const noting = <T extends FigureAt>(figure: T): T => Object.defineProperty(Object.create(figure) as T, 'mark', { get: () => (read.push(figure.entry.article), figure.mark) });
    words({ ...index, comparableFigures: (...asked) => index.comparableFigures(...asked).map(noting) });
    assert.deepEqual([...new Set(read)].sort(), ['a.txt', 'b.txt', 'c.txt']);
    read.length = 0;
    index.remove('b.txt');
    words({ ...index, comparableFigures: (...asked) => index.comparableFigures(...asked).map(noting) });
    assert.deepEqual(read, []);
  });
});
