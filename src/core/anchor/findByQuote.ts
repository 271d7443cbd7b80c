import type { Span } from '../model';
import { alignRuns } from './alignRuns';
import { mapSpan } from './mapSpan';
import { insideWord, type Pattern } from './pattern';
import { textSimilarity } from './wordSimilarity';
import { MOST_PLACES, type SearchText } from './searchText';
import { tokenAt, type Tokens, type Vocabulary } from './tokens';

/** A place that could be meant, offsets in the normal text. Each likeness is 0 … 1. */
export interface Candidate extends Span {
  readonly quote: number;
  readonly before: number;
  readonly after: number;
}

/** Above it nothing is compared: the best few of many like places say as much. */
const MOST_COMPARED = 40;
/** Words that stand more often than this say little about the place. */
const FREQUENT = 50;
/** Words that may have been put in or left out around a quote. */
const SLACK = 6;

/** All places that could be meant, the likeliest first. */
export function findByQuote(pattern: Pattern, text: SearchText, vocabulary: Vocabulary): readonly Candidate[] {
  const whole = text.occurrences(pattern.whole);
  const starts = whole.map((at) => at + pattern.before.length);
  const candidates = starts.length > 0 ? starts.slice(0, MOST_COMPARED).map((start) => exactly(pattern, start)) : [];
  if (candidates.length === 0) {
    const places = text.occurrences(pattern.quote).filter((start) => sameWordEdges(pattern, text, start));
    for (const start of nearestFirst(places, pattern, text)) candidates.push(judge(pattern, text, start, start + pattern.quote.length, 1, vocabulary));
    const known = new Set(candidates.map(({ start }) => start));
    for (const candidate of findAlike(pattern, text, vocabulary)) if (!known.has(candidate.start)) candidates.push(candidate);
  }
  return candidates.sort((a, b) => total(b) - total(a) || a.start - b.start);
}

/** The sum that candidates are compared by: the quote counts as much as both contexts. */
export function total({ quote, before, after }: Candidate): number {
  return 2 * quote + before + after;
}

/** "are" does not stand in "shareholders", unless a part of a word was marked. */
function sameWordEdges({ quote, cutAtStart, cutAtEnd }: Pattern, { normal }: SearchText, start: number): boolean {
  return insideWord(normal.text, start) === cutAtStart && insideWord(normal.text, start + quote.length) === cutAtEnd;
}

/** So many words on both sides of a hole tell it from a coincidence. */
const RIM = 3;

/** Do the words before and behind the quote now stand side by side? Then it was deleted. */
export function leftHole({ tokens, first, end, cutAtStart, cutAtEnd }: Pattern, text: SearchText): boolean {
  const rim = [...tokens.ids.subarray(Math.max(0, first - RIM), first), ...tokens.ids.subarray(end, end + RIM)];
  if (rim.length < 2 * RIM || cutAtStart || cutAtEnd) return false;
  const { ids } = text.tokens;
  const rarest = rim.reduce((best, id, at) => (text.index.positions(id).length < text.index.positions(rim[best] ?? id).length ? at : best), 0);
  return text.index.positions(rim[rarest] ?? -1).some((position) => rim.every((id, at) => ids[position - rarest + at] === id));
}

function exactly(pattern: Pattern, start: number): Candidate {
  return { start, end: start + pattern.quote.length, quote: 1, before: 1, after: 1 };
}

/** Of very many places those whose very neighbours fit; of few all. */
function nearestFirst(places: readonly number[], pattern: Pattern, text: SearchText): readonly number[] {
  if (places.length <= MOST_COMPARED) return places;
  const before = pattern.before.slice(-8);
  const after = pattern.after.slice(0, 8);
  const near = places.filter((start) => text.normal.text.startsWith(before, start - before.length) || text.normal.text.startsWith(after, start + pattern.quote.length));
  // Where even these are too many, no choice among them would be safe
  return near.length <= MOST_COMPARED && places.length < MOST_PLACES ? near : near.slice(0, MOST_COMPARED);
}

/**
 * @param kept the share of the quote's words found again.
 * @returns the place with the likeness of its words and surroundings.
 */
export function judge(pattern: Pattern, text: SearchText, start: number, end: number, kept: number, vocabulary: Vocabulary): Candidate {
  const words = text.normal.text.slice(start, end);
  const quote = words === pattern.quote ? 1 : Math.min(0.99, Math.max(kept, textSimilarity(pattern.quote, words)));
  return { start, end, quote, before: likenessBefore(pattern, text, start, vocabulary), after: likenessAfter(pattern, text, end, vocabulary) };
}

function likenessBefore({ before, tokens, first }: Pattern, text: SearchText, start: number, vocabulary: Vocabulary): number {
  if (before === '') return start === 0 ? 1 : 0;
  if (text.normal.text.startsWith(before, start - before.length)) return 1;
  const end = tokenAt(text.tokens, start);
  const from = Math.max(0, end - first - SLACK);
  return share(tokens, 0, first, alignRuns(tokens.ids.subarray(0, first), text.tokens.ids.subarray(from, end), vocabulary), text.tokens, from);
}

function likenessAfter({ after, tokens, end: first }: Pattern, text: SearchText, end: number, vocabulary: Vocabulary): number {
  if (after === '') return end >= text.normal.text.trimEnd().length ? 1 : 0;
  if (text.normal.text.startsWith(after, end)) return 1;
  const from = tokenAt(text.tokens, Math.max(0, end - 1)) + 1;
  const to = Math.min(text.tokens.ids.length, from + tokens.ids.length - first + SLACK);
  return share(tokens, first, tokens.ids.length, alignRuns(tokens.ids.subarray(first), text.tokens.ids.subarray(from, to), vocabulary), text.tokens, from);
}

/** How much of the context was found, by characters. */
function share(tokens: Tokens, first: number, end: number, image: Int32Array | undefined, to: Tokens, offset: number): number {
  if (!image) return 0;
  let all = 0;
  let found = 0;
  for (let token = first; token < end; token++) {
    const length = (tokens.ends[token] ?? 0) - (tokens.starts[token] ?? 0);
    const target = image[token - first] ?? -1;
    all += length;
    if (target >= 0) found += tokens.ids[token] === to.ids[target + offset] ? length : 0.75 * length;
  }
  return all === 0 ? 0 : found / all;
}

/** Places where rare words of quote and context stand at the same distance from each other, though the quote itself has changed. */
function findAlike(pattern: Pattern, text: SearchText, vocabulary: Vocabulary): readonly Candidate[] {
  const votes = new Map<number, number>();
  pattern.tokens.ids.forEach((id, token) => {
    const positions = text.index.positions(id);
    if (positions.length > FREQUENT) return;
    for (const position of positions) {
      const shift = Math.round((position - token) / SLACK);
      for (const near of [shift - 1, shift, shift + 1]) votes.set(near, (votes.get(near) ?? 0) + 1 / positions.length);
    }
  });
  const best = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 8);
  const found = new Map<number, Candidate>();
  for (const [shift] of best) {
    const from = Math.max(0, shift * SLACK - SLACK);
    const to = Math.min(text.tokens.ids.length, shift * SLACK + pattern.tokens.ids.length + 2 * SLACK);
    const local = alignRuns(pattern.tokens.ids, text.tokens.ids.subarray(from, to), vocabulary);
    if (!local) continue;
    const image = local.map((target) => (target < 0 ? -1 : target + from));
    const span = { start: pattern.before.length, end: pattern.before.length + pattern.quote.length };
    const mapped = mapSpan(pattern.tokens, text.tokens, image, span, pattern);
    if (mapped && !found.has(mapped.start)) found.set(mapped.start, judge(pattern, text, mapped.start, mapped.end, mapped.kept, vocabulary));
  }
  return [...found.values()];
}
