import assert from 'node:assert/strict';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { createFigureDetector } from '../../../../src/core/detect/figures/detectFigures';
import { createTagger, tagArticle } from '../../../../src/core/detect/tagger';
import type { Article, TaggedLine } from '../../../../src/core/detect/model';
import type { FigureSuggestion } from '../../../../src/core/model';
import groups from './cases.yaml';

interface Case {
  readonly text: string;
  readonly date?: string;
  readonly figures: readonly ({ readonly quote: string; readonly type: string } & FigureSuggestion['value'])[];
}

const tagger = createTagger();

/** The article's date is given, not read: how it is read is tested with the parser. */
function articleOf(text: string, iso?: string): Article {
  const { lines } = parseArticle(text);
  return { text, lines, ...(iso === undefined ? {} : { date: { start: 0, end: 0, quote: '', iso } }) };
}

function detect(text: string, iso?: string): readonly FigureSuggestion[] {
  return createFigureDetector().detect(tagArticle(articleOf(text, iso), tagger, new Map()));
}

suite('figures', () => {
  for (const { group, cases } of groups as readonly { readonly group: string; readonly cases: readonly Case[] }[]) {
    test(group, () => {
      for (const { text, date, figures } of cases) {
        const found = detect(text, date);
        assert.deepEqual(found.map(({ quote, type, value }) => ({ quote, type, ...value })), figures, text);
        for (const { start, end, quote } of found) assert.equal(text.slice(start, end), quote);
      }
    });
  }

  test('the cases are many and do not repeat', () => {
    const texts = (groups as readonly { readonly cases: readonly Case[] }[]).flatMap(({ cases }) => cases.map(({ text }) => text));
    assert.ok(texts.length >= 120, String(texts.length));
    assert.equal(new Set(texts).size, texts.length);
  });

  test('offsets are the article’s, over line ends of any kind', () => {
    const text = 'Marra\r\n\r\nMay 5, 2022\rFive 🚢 ships\nand 12 boats';
    assert.deepEqual(detect(text).map(({ start, end }) => text.slice(start, end)), ['May 5, 2022', 'Five', '12']);
  });

  test('an unchanged line is not looked at again, its dates follow the article', () => {
    const detector = createFigureDetector();
    const known = new Map<string, TaggedLine>();
    const text = 'On July 5 it rained.';
    const first = detector.detect(tagArticle(articleOf(text, '2021-08-03'), tagger, known));
    const second = detector.detect(tagArticle(articleOf(`A headline\n${text}`, '2019-08-03'), tagger, known));
    assert.equal(first[0]?.value.min, '2021-07-05');
    assert.equal(second[0]?.value.min, '2019-07-05');
    assert.equal(second[0]?.start, 'A headline\nOn '.length);
  });

  test('every figure says which rule found it', () => {
    for (const { reason } of detect('On May 5, 2022 five men, aged 30, paid $3 to $4 for half of 12 km.')) assert.match(reason.rule, /^figure\/[a-z-]+$/);
  });
});
