import type { Span } from '../model';

/** Counts that precision and recall are made of; the two numbers of hits differ where several spans overlap one. */
export interface Tally {
  readonly gold: number;
  readonly found: number;
  /** How many of `gold` were found. */
  readonly goldHits: number;
  /** How many of `found` are in the gold. */
  readonly foundHits: number;
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

/** Nothing to find and nothing found is perfect; a side without any span counts as 0 where the other has some. */
export function rates({ gold, found, goldHits, foundHits }: Tally): Rates {
  const precision = found === 0 ? (gold === 0 ? 1 : 0) : foundHits / found;
  const recall = gold === 0 ? (found === 0 ? 1 : 0) : goldHits / gold;
  return { precision, recall, f: harmonicMean(precision, recall) };
}

export function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

export function spanKey({ start, end }: Span): string {
  return `${start}-${end}`;
}

/** The first of all spans with the same start and end. */
export function bySpan<T extends Span>(spans: readonly T[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const span of spans) if (!map.has(spanKey(span))) map.set(spanKey(span), span);
  return map;
}

/** Same start and same end. Spans of several annotations at one place count once. */
export function tallyExact(gold: readonly Span[], found: readonly Span[]): Tally {
  const wanted = bySpan(gold);
  const given = bySpan(found);
  const hits = [...given.keys()].filter((key) => wanted.has(key)).length;
  return { gold: wanted.size, found: given.size, goldHits: hits, foundHits: hits };
}

/** At least one character in common with any span of the other side. */
export function tallyOverlap(gold: readonly Span[], found: readonly Span[]): Tally {
  const wanted = [...bySpan(gold).values()];
  const given = [...bySpan(found).values()];
  return {
    gold: wanted.length,
    found: given.length,
    goldHits: wanted.filter(overlapTest(given)).length,
    foundHits: given.filter(overlapTest(wanted)).length,
  };
}

/** A test whether a span shares a character with any of `spans`, in logarithmic time. */
export function overlapTest(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0));
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (furthest[low - 1] ?? 0) > start;
  };
}

/** Characters covered by either side; nested and overlapping spans count once. */
export function tallyCharacters(gold: readonly Span[], found: readonly Span[]): Tally {
  const wanted = union(gold);
  const given = union(found);
  let hits = 0;
  let i = 0;
  let j = 0;
  for (let a = wanted[i], b = given[j]; a && b; a = wanted[i], b = given[j]) {
    hits += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
    if (a.end < b.end) i++;
    else j++;
  }
  return { gold: length(wanted), found: length(given), goldHits: hits, foundHits: hits };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { gold: sum('gold'), found: sum('found'), goldHits: sum('goldHits'), foundHits: sum('foundHits') };
}

function union(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function length(spans: readonly Span[]): number {
  return spans.reduce((total, { start, end }) => total + end - start, 0);
}
