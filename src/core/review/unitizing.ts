import type { Span } from '../model';
import type { Chance } from './chance';

/** A text, or several one after the other, and what each annotator marked in it: spans of one code, in any order. */
export interface Continuum {
  readonly length: number;
  readonly spans: readonly (readonly Span[])[];
}

interface Section extends Span {
  readonly marked: boolean;
}

/**
 * The disagreements of Krippendorff's α of unitizing for one code: K. Krippendorff, "Measuring the reliability of
 * qualitative text analysis data", Quality & Quantity 38 (2004) 787–800, and "On the reliability of unitizing continuous
 * data", Sociological Methodology 25 (1995) 47–76. Of two marks that overlap the squared differences of their ends count,
 * of a mark within the other's gap the square of its length.
 *
 * The texts count as one continuum in which no gap runs over the end of a text. Marks of one annotator that overlap
 * are one, as the measure knows no nesting. Time grows as n log n. `n` counts characters; 0 where nobody marked any.
 */
export function unitizedAlpha(texts: readonly Continuum[]): Chance {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const annotators = texts[0]?.spans.length ?? 0;
  if (annotators < 2 || length === 0) return { observed: 0, expected: 0, n: 0 };
  let observed = 0;
  const marks: number[] = [];
  const gaps: number[] = [];
  for (const text of texts) {
    const sections = text.spans.map((spans) => sectionsOf(spans, text.length));
    sections.forEach((one, i) => sections.slice(i + 1).forEach((other) => (observed += 2 * difference(one, other))));
    for (const { start, end, marked } of sections.flat()) (marked ? marks : gaps).push(end - start);
  }
  return {
    observed: observed / (annotators * (annotators - 1) * length * length),
    expected: expectedDisagreement(marks, gaps, length, annotators),
    n: marks.length === 0 ? 0 : length,
  };
}

/** Marks and the gaps between them, covering the text without a hole. */
function sectionsOf(spans: readonly Span[], length: number): Section[] {
  const sections: Section[] = [];
  let at = 0;
  for (const { start, end } of withoutOverlap(spans)) {
    if (start > at) sections.push({ start: at, end: start, marked: false });
    sections.push({ start, end, marked: true });
    at = end;
  }
  if (at < length) sections.push({ start: at, end: length, marked: false });
  return sections;
}

/** Spans that share a character, joined. */
function withoutOverlap(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Only sections that overlap differ by anything: both lists are walked once. */
function difference(one: readonly Section[], other: readonly Section[]): number {
  let sum = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const a = one[i];
    const b = other[j];
    if (!a || !b) break;
    if (a.marked && b.marked) sum += (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
    else if (a.marked && within(a, b)) sum += (a.end - a.start) ** 2;
    else if (b.marked && within(b, a)) sum += (b.end - b.start) ** 2;
    if (a.end <= b.end) i++;
    if (b.end <= a.end) j++;
  }
  return sum;
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function expectedDisagreement(marks: readonly number[], gaps: readonly number[], length: number, annotators: number): number {
  const byLength = [...gaps].sort((a, b) => b - a);
  const total: number[] = [0];
  for (const gap of byLength) total.push((total.at(-1) ?? 0) + gap);
  let sum = 0;
  let own = 0;
  let fitting = 0; // gaps at least as long as the mark
  for (const mark of [...marks].sort((a, b) => b - a)) {
    while (fitting < byLength.length && (byLength[fitting] ?? 0) >= mark) fitting++;
    const places = (total[fitting] ?? 0) - fitting * (mark - 1);
    sum += ((marks.length - 1) / 3) * (2 * mark ** 3 - 3 * mark ** 2 + mark) + mark ** 2 * places;
    own += mark * (mark - 1);
  }
  const all = annotators * length;
  const places = all * (all - 1) - own;
  return places === 0 ? 0 : ((2 / length) * sum) / places;
}
