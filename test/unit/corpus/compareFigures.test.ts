import assert from 'node:assert/strict';
import { compareFigures, figureKey, type ComparableFigure } from '../../../src/core/corpus/compareFigures';
import { parseArticle } from '../../../src/core/article/parseArticle';
import { createFigureDetector } from '../../../src/core/detect/figures/detectFigures';
import { createTagger, tagArticle } from '../../../src/core/detect/tagger';
import pairs from './figurePairs.yaml';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly actors: readonly [readonly string[], readonly string[]];
  readonly expect: 'agree' | 'differ' | 'refine' | 'none';
}

suite('comparing figures', () => {
  const tagger = createTagger();
  const detector = createFigureDetector();

  function figureIn(marked: string, actors: readonly string[]): ComparableFigure {
    const sentence = marked.replace(/[[\]]/g, '');
    const start = marked.indexOf('[');
    const figures = detector.detect(tagArticle(parseArticle(sentence), tagger, new Map()));
    const figure = figures.find((found) => found.start <= start && start < found.end);
    assert.ok(figure, `no figure is found in ${marked}`);
    return { type: figure.type, value: figure.value, actors, sentence };
  }

  test('tells agreement, contradiction and unrelated numbers apart (40 pairs and more)', () => {
    const all = pairs as readonly Pair[];
    assert.ok(all.length >= 40);
    let right = 0;
    let given = 0;
    let wanted = 0;
    const wrong: string[] = [];
    for (const { a, b, actors, expect } of all) {
      const left = figureIn(a, actors[0]);
      const other = figureIn(b, actors[1]);
      const relation = compareFigures(left, other);
      assert.equal(compareFigures(other, left), relation, `symmetric: ${a} / ${b}`);
      if (relation) assert.equal(figureKey(left), figureKey(other));
      if (relation) given++;
      if (expect !== 'none') wanted++;
      if (relation && relation === expect) right++;
      if ((relation ?? 'none') !== expect) wrong.push(`${relation ?? 'none'} for ${expect}: ${a} | ${b}`);
    }
    assert.ok(right / given >= 0.9, `precision ${String(right / given)}\n${wrong.join('\n')}`);
    assert.ok(right / wanted >= 0.8, `recall ${String(right / wanted)}\n${wrong.join('\n')}`);
  });

  test('never compares dates, nor numbers without a noun or a unit', () => {
    assert.equal(figureKey({ type: 'date', value: { min: '2022', max: '2022' } }), undefined);
    assert.equal(figureKey({ type: 'count', value: { min: 5, max: 5 } }), undefined);
    const year: ComparableFigure = { type: 'date', value: { min: '2022', max: '2022' } };
    assert.equal(compareFigures(year, year), undefined);
  });

  test('converts units to one base', () => {
    const measure = (value: number, unit: string): ComparableFigure => ({ type: 'measure', value: { min: value, max: value, unit }, actors: ['velia'], sentence: 'the frontier river' });
    assert.equal(compareFigures(measure(100, 'km'), measure(62.137, 'miles')), 'agree');
    assert.equal(compareFigures(measure(212, '°F'), measure(100, '°C')), 'agree');
    assert.equal(compareFigures(measure(2, 'kg'), measure(2, 'km')), undefined);
    assert.equal(compareFigures(measure(100, 'km'), measure(300, 'km')), 'differ');
  });
});
