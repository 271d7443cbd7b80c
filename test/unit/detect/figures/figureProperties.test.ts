import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_FORM } from '../../../../src/core/detect/byForm';
import { createFigureDetector } from '../../../../src/core/detect/figures/detectFigures';
import { findFigures } from '../../../../src/core/detect/figures/lineFigures';
import { createTagger, tagArticle } from '../../../../src/core/detect/tagger';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import type { TaggedLine, Token } from '../../../../src/core/detect/model';

const PIECES = [
  '5', '12', '300', '1,344', '2021', '05', '.5', '$', '€', 'US$', '%', 'm', 'bn', 'km', 'May', 'Sept.', 'five', 'twenty', 'hundred', 'thousand', 'million', 'a', 'half', 'third', 'dozens', 'one',
  'about', 'more than', 'between', 'to', 'and', 'or', 'of', '-', '–', '/', ':', '.', ',', '(', ')', '+', "'", '’', '°', 'per', 'cent', 'percent', 'people', 'Afghan', 'soldiers', 'at', 'in', 'point', '½', '\u2028', '\ud800',
];

/** Tokens without the tagger, whose own time on odd text is not what is measured here. */
function lineOf(text: string): TaggedLine {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}’']+\.?|\d+(?:[.,]\d+)*|[^\s]/gu)) {
    tokens.push({ text: word, lower: word.toLowerCase(), pos: /^\d/.test(word) ? 'NUM' : /^\p{L}/u.test(word) ? 'NOUN' : 'PUNCT', lemma: word.toLowerCase(), form: NO_FORM, start: index, end: index + word.length });
  }
  return { text, tokens, sentences: [] };
}

function seconds(line: TaggedLine): number {
  const before = process.cpuUsage();
  findFigures(line);
  return process.cpuUsage(before).user / 1e6;
}

suite('figures in any text', () => {
  const tagger = createTagger();
  const detector = createFigureDetector();

  function check(text: string): void {
    let at = 0;
    for (const { start, end, quote, value } of detector.detect(tagArticle(parseArticle(text), tagger, new Map()))) {
      assert.ok(start >= at && end > start && end <= text.length, 'figures stand in order and do not overlap');
      assert.equal(text.slice(start, end), quote);
      assert.equal(quote, quote.trim());
      for (const bound of [value.min, value.max]) assert.ok(typeof bound !== 'number' || Number.isFinite(bound));
      at = end;
    }
  }

  test('never throws, never points outside, never overlaps: random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 400 });
  });

  test('never throws, never points outside, never overlaps: the words of figures in any order', () => {
    const words = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ')), { maxLength: 30 });
    fc.assert(fc.property(words, (pairs) => check(pairs.map((pair) => pair.join('')).join(''))), { numRuns: 1000 });
  });

  test('is linear: ten times the text costs at most some twenty times as much', () => {
    for (const piece of ['five ', 'five-', 'May 5, ', 'a hundred ', 'hundreds of ', '111 ', '5 to ', '5-', 'and 9 ', 'between 5 and ', '(555) ', '1/2 ', '$5 ', 'about ', 'x.y/5', 'May 5 to ', 'Articles 5, ', '12 and ', '5 million ', 'March to ', 'five-to-', '3-5 May to ']) {
      const short = lineOf(piece.repeat(500));
      const long = lineOf(piece.repeat(5000));
      seconds(short);
      const base = Math.min(seconds(short), seconds(short)) + 0.005;
      assert.ok(Math.min(seconds(long), seconds(long)) < base * 25, piece);
    }
  });

  test('stands a megabyte without a space', () => {
    for (const piece of ['5', 'a', '1.', '1,', 'x', '$', '5-', '½']) {
      const size = /[$½-]/.test(piece) ? 100_000 : 1_000_000; // a token a sign
      const line = lineOf(piece.repeat(size / piece.length));
      for (const { start, end } of findFigures(line)) assert.ok(start < end && end <= line.text.length);
    }
  });
});
