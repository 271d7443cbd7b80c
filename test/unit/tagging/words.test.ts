import assert from 'node:assert/strict';
import { type Boundary, moveBoundary, wordsIn } from '../../../src/core/tagging/words';
import { processorTime } from '../../bench/growth';

const TEXT = 'First line\n“We – the Grey Falcons – paid $12 million,” he (Orsk-Kale) said.\nLast';

function moved(words: string, boundary: Boundary, by: 1 | -1): string | undefined {
  const start = TEXT.indexOf(words);
  const span = moveBoundary(TEXT, { start, end: start + words.length }, boundary, by);
  return span && TEXT.slice(span.start, span.end);
}

suite('words', () => {
  test('have no punctuation at their edges, but signs of amounts', () => {
    assert.deepEqual(wordsIn(TEXT, { start: 0, end: TEXT.length }).map(({ start, end }) => TEXT.slice(start, end)), ['First', 'line', 'We', 'the', 'Grey', 'Falcons', 'paid', '$12', 'million', 'he', 'Orsk-Kale', 'said', 'Last']);
  });

  test('a boundary moves by one word, over dashes and quotation marks, not over the line', () => {
    assert.equal(moved('Grey', 'end', 1), 'Grey Falcons');
    assert.equal(moved('Falcons', 'end', 1), 'Falcons – paid');
    assert.equal(moved('Falcons', 'start', 1), 'Grey Falcons');
    assert.equal(moved('Grey Falcons', 'end', -1), 'Grey');
    assert.equal(moved('Grey Falcons', 'start', -1), 'Falcons');
    assert.equal(moved('million', 'start', 1), '$12 million');
    assert.equal(moved('million', 'end', 1), 'million,” he');
    assert.equal(moved('12', 'start', -1), undefined, 'the last word stays');
    assert.equal(moved('said', 'end', 1), undefined, 'the line ends');
    assert.equal(moved('We', 'start', 1), undefined);
    assert.equal(moved('First', 'start', 1), undefined);
    assert.equal(moved('Last', 'end', 1), undefined);
    assert.equal(moved('Orsk-Kale', 'end', -1), undefined);
  });

  test('is quick on a line of a megabyte', () => {
    const long = 'word '.repeat(200_000);
    const began = processorTime();
    for (let i = 0; i < 200; i++) moveBoundary(long, { start: 500_000, end: 500_004 }, i % 2 ? 'end' : 'start', 1);
    assert.ok(processorTime() - began < 1000);
  });
});
