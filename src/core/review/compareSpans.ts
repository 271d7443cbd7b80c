import { addTallies, rates, type Tally } from '../evaluate/tally';
import type { Span } from '../model';
import type { CodedArticle, CodedSpan, Coefficient, Side, SpanDisagreement } from './model';

/** The marks of two annotators in one article that are compared with each other: of one kind, of one code, or all. */
export interface SpanPair {
  readonly article: CodedArticle;
  readonly annotators: readonly [string, string];
  readonly first: readonly CodedSpan[];
  readonly second: readonly CodedSpan[];
  /** Marks of different groups never meet: their kinds, or one group for all where only a tag is compared. */
  readonly groupOf: (span: CodedSpan) => string;
}

export interface SpanTallies {
  readonly exact: Tally;
  readonly overlap: Tally;
}

/**
 * Counts the marks that both have: with the same ends (of every piece), and with a character in common. F of these counts is
 * the same whichever of the two is taken for the truth (G. Hripcsak and A. S. Rothschild, "Agreement, the f-measure, and
 * reliability in information retrieval", JAMIA 12 (2005) 296–298).
 */
export function tallySpans({ first, second, groupOf }: SpanPair): SpanTallies {
  const wanted = byPlace(first, groupOf);
  const given = byPlace(second, groupOf);
  const same = [...given.keys()].filter((place) => wanted.has(place)).length;
  const counts = { gold: wanted.size, found: given.size };
  return {
    exact: { ...counts, goldHits: same, foundHits: same },
    overlap: { ...counts, goldHits: meeting(wanted, given, groupOf), foundHits: meeting(given, wanted, groupOf) },
  };
}

/** How many of some marks share a character with one of others. */
function meeting(some: ReadonlyMap<string, CodedSpan>, others: ReadonlyMap<string, CodedSpan>, groupOf: SpanPair['groupOf']): number {
  const partner = partnerFinder([...others.values()], groupOf);
  return [...some.values()].filter((span) => partner(span) !== undefined).length;
}

/** F of the tallies of several pairs. */
export function fMeasure(tallies: readonly Tally[]): Coefficient {
  const sum = addTallies(tallies);
  const n = sum.gold + sum.found;
  return n === 0 ? { why: 'nobody marked any' } : { value: rates(sum).f, n };
}

/** All that two annotators see differently, by place. */
export function spanDisagreements({ article, annotators, first, second, groupOf }: SpanPair, lineOf: (offset: number) => number): SpanDisagreement[] {
  const places = [byPlace(first, groupOf), byPlace(second, groupOf)] as const;
  const everything = annotators.map((annotator) => byPlace(article.spans.filter((span) => span.annotator === annotator), groupOf));
  const partners = places.map((marks) => partnerFinder([...marks.values()], groupOf));
  const told = new Set<CodedSpan>();
  const found: SpanDisagreement[] = [];
  for (const [own, other] of [[0, 1], [1, 0]] as const) {
    for (const [place, span] of places[own]) {
      if (places[other].has(place) || told.has(span)) continue;
      const uncoded = everything[other]?.get(place);
      const partner = uncoded ?? partners[other]?.(span);
      if (partner) told.add(partner);
      const sides = [span, ...(partner ? [partner] : [])].sort((a, b) => annotators.indexOf(a.annotator) - annotators.indexOf(b.annotator));
      found.push({
        article: article.name,
        line: lineOf(span.start),
        what: uncoded ? 'code' : partner ? 'extent' : 'only one',
        annotators,
        sides: sides.map(sideOf),
      });
    }
  }
  return found.sort((a, b) => (a.sides[0]?.start ?? 0) - (b.sides[0]?.start ?? 0));
}

function sideOf({ annotator, id, start, end, quote, codes }: CodedSpan): Side {
  return { annotator, id, start, end, quote, codes };
}

/** The first of all marks of one group on the same words, by group and place. */
export function byPlace(spans: readonly CodedSpan[], groupOf: SpanPair['groupOf']): Map<string, CodedSpan> {
  const map = new Map<string, CodedSpan>();
  for (const span of spans) {
    const key = `${groupOf(span)} ${span.pieces.map(({ start, end }) => `${start}-${end}`).join(' ')}`;
    if (!map.has(key)) map.set(key, span);
  }
  return map;
}

/** Finds the mark of the same group that shares the most characters, if any does. */
function partnerFinder(spans: readonly CodedSpan[], groupOf: SpanPair['groupOf']): (span: CodedSpan) => CodedSpan | undefined {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const furthest: number[] = []; // end of any mark up to here: how far back it is worth looking
  for (const { pieces } of sorted) furthest.push(Math.max(pieces.at(-1)?.end ?? 0, furthest.at(-1) ?? 0));
  return (span) => {
    const end = span.pieces.at(-1)?.end ?? span.end;
    let best: CodedSpan | undefined;
    let most = 0;
    for (let at = countBelow(sorted, end) - 1; at >= 0 && (furthest[at] ?? 0) > span.start; at--) {
      const candidate = sorted[at];
      const characters = candidate && groupOf(candidate) === groupOf(span) ? sharedCharacters(span.pieces, candidate.pieces) : 0;
      if (characters > most) [best, most] = [candidate, characters];
    }
    return best;
  };
}

/** How many spans, sorted by start, start before an offset. */
function countBelow(sorted: readonly Span[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sharedCharacters(some: readonly Span[], others: readonly Span[]): number {
  let sum = 0;
  for (const a of some) for (const b of others) sum += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return sum;
}
