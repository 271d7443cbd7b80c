import assert from 'node:assert/strict';
import type { FigureMark, Mark } from '../../../src/core/corpus/model';
import type { FigureValue } from '../../../src/core/model';
import { findNames, occurrencesIn } from '../../../src/core/tagging/occurrences';
import { processorTime } from '../../bench/growth';

const quotes = (text: string, names: readonly string[]) => findNames(text, names).map(({ start, end }) => text.slice(start, end));

function figure(text: string, quote: string, value: FigureValue): FigureMark {
  const start = text.indexOf(quote);
  return { kind: 'figure', type: 'count', value, start, end: start + quote.length, quote, state: 'suggested', tags: [], links: [], replies: [] };
}

suite('occurrences', () => {
  test('whole words in exactly these letters; of overlapping names the longer; line ends count as spaces', () => {
    assert.deepEqual(quotes('Falcons, falcons, Grey\nFalcons and Falconsville; (Falcons)', ['Falcons', 'Grey Falcons']), ['Falcons', 'Grey\nFalcons', 'Falcons']);
    assert.deepEqual(quotes('S.P.C. (SPC) $12 million C++', ['S.P.C.', '$12 million', 'C++']), ['S.P.C.', '$12 million', 'C++']);
    assert.deepEqual(quotes('Ärzte ohne Grenzen', ['rzte', '']), []);
  });

  test('what is inside a longer mark is unlikely, what is the user’s own is left out', () => {
    const text = 'Norway and the Norway Fund met Norway.';
    const mark = (quote: string, from: number, own: boolean): Mark => {
      const start = text.indexOf(quote, from);
      return { kind: 'actor', type: 'state', entity: 'x', start, end: start + quote.length, quote, state: own ? 'manual' : 'suggested', tags: [], links: [], replies: [] };
    };
    const marks = [mark('Norway', 0, true), mark('Norway Fund', 0, false)];
    const found = occurrencesIn(text, { marks }, 'actor', ['Norway'], undefined, ({ state }) => state === 'manual');
    assert.deepEqual(found.map(({ start, likely }) => [start, likely]), [[text.indexOf('Norway Fund'), false], [text.lastIndexOf('Norway'), true]]);
  });

  test('a figure comes up in other words too', () => {
    const text = 'at least 40 people died; forty houses; 40 of them; 41';
    const forty = figure(text, 'at least 40', { min: 40, max: 40, of: 'people' });
    const marks = [forty, figure(text, 'forty', { min: 40, max: 40, of: 'houses' }), figure(text, '41', { min: 41, max: 41 })];
    const found = occurrencesIn(text, { marks }, 'figure', ['at least 40'], forty, () => false);
    assert.deepEqual(found.map(({ quote, likely }) => [quote, likely]), [['at least 40', true], ['forty', false]]);
  });

  test('is quick in a long text', () => {
    const began = processorTime();
    assert.equal(findNames('Grey Falcons fly. '.repeat(50_000), ['Grey Falcons', 'Falcons', 'Grey']).length, 50_000);
    assert.ok(processorTime() - began < 2000);
  });
});
