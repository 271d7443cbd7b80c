import assert from 'node:assert/strict';
import { coefficient, cohenKappa, krippendorffAlpha, mean, pooled, type LabelCounts, type PairedLabels } from '../../../src/core/review/chance';
import type { Coefficient } from '../../../src/core/review/model';
import { unitizedAlpha, type Continuum } from '../../../src/core/review/unitizing';
import { processorTime } from '../../bench/growth';

/** Rows of annotators, columns of units; a dot is a missing value. */
function units(...rows: readonly string[]): LabelCounts[] {
  const columns = rows.map((row) => row.split(' '));
  return (columns[0] ?? []).map((_, unit) => {
    const counts = new Map<string, number>();
    for (const label of columns.map((row) => row[unit] ?? '.')) if (label !== '.') counts.set(label, (counts.get(label) ?? 0) + 1);
    return { counts, times: 1 };
  });
}

function pairs(one: string, two: string): PairedLabels[] {
  const second = two.split(' ');
  return one.split(' ').map((first, i) => ({ first, second: second[i] ?? '', times: 1 }));
}

function value(of: Coefficient): number {
  assert.ok('value' in of, 'value' in of ? '' : of.why);
  return of.value;
}

const round = (number: number, digits = 3) => Number(number.toFixed(digits));
const alphaOf = (...rows: readonly string[]) => round(value(coefficient(krippendorffAlpha(units(...rows)), '')));

suite('agreement: Krippendorff’s α, examples of Krippendorff 2011, "Computing Krippendorff’s Alpha-Reliability"', () => {
  test('A: binary data, two observers: 0.095', () => {
    assert.equal(alphaOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'), 0.095);
  });

  test('B: nominal data, two observers: 0.692', () => {
    assert.equal(alphaOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'), 0.692);
  });

  test('C: nominal data, four observers, values missing: 0.743', () => {
    const four = ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'];
    assert.equal(alphaOf(...four), 0.743);
    const { n } = krippendorffAlpha(units(...four));
    assert.equal(n, 11, 'the last unit has one value only');
  });

  test('three coders with many missing values (Wikipedia, "Krippendorff’s alpha", a computational example): 0.691', () => {
    assert.equal(
      alphaOf('. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4'),
      0.691,
    );
  });

  test('units that are alike may be counted together', () => {
    const single = units('a a b', 'a b b');
    const counted = single.map((unit) => ({ ...unit, times: 4 }));
    assert.deepEqual(krippendorffAlpha(counted), krippendorffAlpha([single, single, single, single].flat()));
  });
});

suite('agreement: Cohen’s κ', () => {
  const grants = (both: number, first: number, second: number, neither: number): PairedLabels[] => [
    { first: 'yes', second: 'yes', times: both },
    { first: 'yes', second: 'no', times: first },
    { first: 'no', second: 'yes', times: second },
    { first: 'no', second: 'no', times: neither },
  ];
  const kappaOf = (labels: readonly PairedLabels[]) => value(coefficient(cohenKappa(labels), ''));

  test('fifty grant proposals, two readers (Wikipedia, "Cohen’s kappa", simple example): 0.4', () => {
    assert.equal(round(kappaOf(grants(20, 5, 10, 15))), 0.4);
  });

  test('same percentages but different numbers (ibid.): 0.1304 and 0.2593', () => {
    assert.equal(round(kappaOf(grants(45, 15, 25, 15)), 4), 0.1304);
    assert.equal(round(kappaOf(grants(25, 35, 5, 35)), 4), 0.2593);
  });

  test('nominal labels as in Krippendorff’s B, by hand: (9/12 − 30/144) / (1 − 30/144)', () => {
    const observed = 9 / 12;
    const chance = (3 * 1 + 2 * 4 + 3 * 3 + 3 * 3 + 1 * 1) / 144; // a: 3 and 1, b: 2 and 4, c: 3 and 3, d: 3 and 3, e: 1 and 1
    const kappa = kappaOf(pairs('a a b b d c c c e d d a', 'b a b b b c c c e d d d'));
    assert.equal(round(kappa, 6), round((observed - chance) / (1 - chance), 6));
  });

  test('pooled: (mean Po − mean Pe) / (1 − mean Pe)', () => {
    const [a, b] = [cohenKappa(grants(20, 5, 10, 15)), cohenKappa(grants(45, 15, 25, 15))];
    const [po, pe] = [(0.7 + 0.6) / 2, (0.5 + 0.54) / 2];
    assert.equal(round(value(coefficient(pooled([a, b]), '')), 6), round((po - pe) / (1 - pe), 6));
  });
});

/** Sections of the paper's example, as [start, length] on a continuum from 150 to 450. */
const CODE_C = [[[225, 70], [370, 30]], [[220, 80], [355, 20], [400, 20]]];
const CODE_K = [[[180, 60], [300, 50]], [[180, 60], [300, 50]]];
const example = (code: readonly (readonly (readonly number[])[])[], from = 150, length = 300): Continuum => ({
  length,
  spans: code.map((spans) => spans.map(([start = 0, size = 0]) => ({ start: start - from, end: start - from + size }))),
});

suite('agreement: α of unitizing, example of Krippendorff 2004, Quality & Quantity 38', () => {
  test('observed and expected disagreement and α of both codes', () => {
    const c = unitizedAlpha([example(CODE_C)]);
    const k = unitizedAlpha([example(CODE_K)]);
    assert.deepEqual([round(c.observed, 4), round(c.expected, 4), round(k.observed, 4), round(k.expected, 4)], [0.0144, 0.0532, 0, 0.049]);
    assert.equal(round(value(coefficient(c, '')), 4), 0.7286);
    assert.equal(value(coefficient(k, '')), 1);
    assert.equal(round(value(coefficient(pooled([c, k]), '')), 3), 0.859);
  });

  test('marks of one annotator that overlap are one; their order does not matter', () => {
    const split = { length: 300, spans: [[{ start: 220, end: 250 }, { start: 75, end: 120 }, { start: 110, end: 145 }], example(CODE_C).spans[1] ?? []] };
    assert.deepEqual(unitizedAlpha([split]), unitizedAlpha([example(CODE_C)]));
  });

  test('three annotators: the mean over all ordered pairs', () => {
    const [one = [], two = []] = example(CODE_C).spans;
    const pair = unitizedAlpha([example(CODE_C)]);
    const three = unitizedAlpha([{ length: 300, spans: [one, two, two] }]);
    assert.equal(round(three.observed, 9), round((pair.observed * 2) / 3, 9));
  });

  test('thousands of marks take a moment', () => {
    const spans = (shift: number) => Array.from({ length: 20_000 }, (_, i) => ({ start: i * 50 + shift, end: i * 50 + shift + 10 + (i % 20) }));
    const started = processorTime();
    const result = coefficient(unitizedAlpha([{ length: 1_000_100, spans: [spans(0), spans(3), spans(7)] }]), '');
    assert.ok(value(result) > 0.8);
    assert.ok(processorTime() - started < 3000);
  });
});

suite('agreement: where there is no number', () => {
  test('nothing to compare, and one label for everything', () => {
    assert.deepEqual(coefficient(cohenKappa([]), 'nothing here'), { why: 'nothing here' });
    assert.deepEqual(coefficient(krippendorffAlpha(units('a .', '. a')), 'nothing here'), { why: 'nothing here' });
    const same = coefficient(krippendorffAlpha(units('a a', 'a a')), '');
    assert.ok('why' in same && same.why.includes('chance alone'));
    assert.deepEqual(coefficient(cohenKappa(pairs('a a', 'a a')), ''), same);
  });

  test('a mean leaves out what is undefined', () => {
    assert.deepEqual(mean([{ value: 0.5, n: 4 }, { why: 'x' }, { value: 0.7, n: 6 }]), { value: 0.6, n: 6 });
    assert.deepEqual(mean([{ why: 'x' }, { why: 'y' }]), { why: 'x' });
  });
});
