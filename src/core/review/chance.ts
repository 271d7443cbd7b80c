import type { Coefficient } from './model';

/**
 * What every coefficient here is made of: the disagreement that is there and the one that chance would give, over `n`
 * units. Agreement beyond chance is 1 − observed / expected, whether it is called κ or α.
 */
export interface Chance {
  readonly observed: number;
  readonly expected: number;
  readonly n: number;
}

/** What two annotators said of a unit, and of how many units they said it. */
export interface PairedLabels {
  readonly first: string;
  readonly second: string;
  readonly times: number;
}

/**
 * Cohen's κ: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
 * (1960) 37–46.
 */
export function cohenKappa(pairs: Iterable<PairedLabels>): Chance {
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let n = 0;
  let differing = 0;
  for (const pair of pairs) {
    n += pair.times;
    if (pair.first !== pair.second) differing += pair.times;
    increase(first, pair.first, pair.times);
    increase(second, pair.second, pair.times);
  }
  if (n === 0) return NOTHING;
  let same = 0;
  for (const [label, count] of first) same += (count / n) * ((second.get(label) ?? 0) / n);
  return { observed: differing / n, expected: 1 - same, n };
}

/** How often each label was given to a unit, and how many units are like that. */
export interface LabelCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly times: number;
}

/**
 * Krippendorff's α for nominal data, any number of annotators, with values missing: K. Krippendorff, "Computing
 * Krippendorff's Alpha-Reliability" (2011), https://repository.upenn.edu/asc_papers/43. A unit with fewer than two values
 * says nothing.
 */
export function krippendorffAlpha(units: Iterable<LabelCounts>): Chance {
  const totals = new Map<string, number>();
  let values = 0;
  let n = 0;
  let disagreement = 0;
  for (const { counts, times } of units) {
    const given = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (given < 2) continue;
    n += times;
    values += given * times;
    for (const [label, count] of counts) {
      increase(totals, label, count * times);
      disagreement += (times * count * (given - count)) / (given - 1);
    }
  }
  if (n === 0) return NOTHING;
  let expected = 0;
  for (const total of totals.values()) expected += total * (values - total);
  return { observed: disagreement / values, expected: expected / (values * (values - 1)), n };
}

/**
 * One coefficient for many codes: disagreements are added before they are divided. For κ this is the pooled κ of H. de
 * Vries, M. N. Elliott, D. E. Kanouse and S. S. Teleki, "Using pooled kappa to summarize interrater agreement across many
 * items", Field Methods 20 (2008) 272–282; for αu it is Krippendorff's own α of all categories.
 */
export function pooled(chances: readonly Chance[]): Chance {
  const sum = (key: 'observed' | 'expected') => chances.reduce((total, chance) => total + chance[key], 0);
  return { observed: sum('observed'), expected: sum('expected'), n: Math.max(0, ...chances.map(({ n }) => n)) };
}

/** @param nothing why there is no number where there is nothing to compare. */
export function coefficient({ observed, expected, n }: Chance, nothing: string): Coefficient {
  if (n === 0) return { why: nothing };
  if (expected === 0) return { why: 'everybody says the same of everything, so chance alone would agree as well' };
  return { value: 1 - observed / expected, n };
}

/** The mean of those that are defined: for κ of more than two annotators as R. J. Light, Psychological Bulletin 76 (1971) 365–377, has it. */
export function mean(coefficients: readonly Coefficient[]): Coefficient {
  const [only] = coefficients;
  if (only && coefficients.length === 1) return only;
  const defined = coefficients.flatMap((one) => ('value' in one ? [one] : []));
  if (defined.length === 0) return only ?? { why: 'there are no two annotators' };
  return { value: defined.reduce((sum, { value }) => sum + value, 0) / defined.length, n: Math.max(...defined.map(({ n }) => n)) };
}

const NOTHING: Chance = { observed: 0, expected: 0, n: 0 };

function increase(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
