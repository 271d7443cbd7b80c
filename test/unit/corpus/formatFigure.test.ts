import assert from 'node:assert/strict';
import { formatFigure } from '../../../src/core/corpus/formatFigure';

suite('formatting figures', () => {
  test('shows open ends, ranges, units and doubt in one line', () => {
    assert.equal(formatFigure({ min: 100_000_000, unit: 'USD', approximate: true }, 'money'), '≥ 100,000,000 USD (approximate)');
    assert.equal(formatFigure({ max: 20, of: 'soldiers', approximate: true }, 'count'), '≤ 20 soldiers (approximate)');
    assert.equal(formatFigure({ min: 27, max: 37, unit: '%' }, 'percent'), '27–37 %');
    assert.equal(formatFigure({ min: 0.25, max: 0.25, of: 'the population' }, 'count'), '0.25 of the population');
    assert.equal(formatFigure({ min: 1344.5, max: 1344.5, unit: 'km' }, 'measure'), '1,344.5 km');
    assert.equal(formatFigure({ min: -20, max: -20, unit: '°C' }, 'measure'), '-20 °C');
    assert.equal(formatFigure({ min: 0.666666666667, max: 0.666666666667 }, 'count'), '0.666667');
  });

  test('shows dates at the precision of the text', () => {
    assert.equal(formatFigure({ min: '2022-05-13', max: '2022-05-13' }, 'date'), '13 May 2022');
    assert.equal(formatFigure({ min: '2022-12', max: '2022-12' }, 'date'), 'December 2022');
    assert.equal(formatFigure({ min: '2017', max: '2018' }, 'date'), '2017–2018');
    assert.equal(formatFigure({ min: '--10-16', max: '--10-16' }, 'date'), '16 October');
    assert.equal(formatFigure({ min: '2022-12-05', max: '2022-12-05', ambiguous: true }, 'date'), '5 December 2022 (ambiguous)');
  });

  test('leaves alone what a hand wrote otherwise', () => {
    assert.equal(formatFigure({ min: 'soon', max: 'soon' }, 'date'), 'soon');
    assert.equal(formatFigure({}, 'count'), '?');
    assert.equal(formatFigure({ min: '2022-13', max: '2022-13' }, 'date'), '2022-13');
    assert.equal(formatFigure({ min: 1e30, max: 1e30 }, 'count'), '1e+30');
  });
});
