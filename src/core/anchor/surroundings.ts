import type { Span } from '../model';
import { alignRuns } from './alignRuns';
import type { SearchText } from './searchText';
import { tokenAt, type Vocabulary } from './tokens';

/** Equal words without a break on both sides of a place: longer than this it is no copied sentence. */
export const LONG_RUN = 40;
const LONGEST_RUN = 150;

/** How many words before and behind a place in the old text stand in the same order, without a change, around a place in the new one. */
export function unbrokenRun(old: SearchText, place: Span, now: SearchText, candidate: Span): number {
  const run = (from: number, to: number, step: 1 | -1) => {
    let length = 0;
    while (length < LONGEST_RUN && old.tokens.ids[from + length * step] !== undefined && old.tokens.ids[from + length * step] === now.tokens.ids[to + length * step]) length++;
    return length;
  };
  return (
    run(tokenAt(old.tokens, place.start) - 1, tokenAt(now.tokens, candidate.start) - 1, -1) +
    run(tokenAt(old.tokens, place.end - 1) + 1, tokenAt(now.tokens, candidate.end - 1) + 1, 1)
  );
}

/** Does the place stand in a line of the very words of the old place's line? Then the line has moved, and says who its neighbours were. */
export function sameLine(old: SearchText, place: Span, now: SearchText, candidate: Span): boolean {
  const before = lineAround(old, tokenAt(old.tokens, place.start));
  const after = lineAround(now, tokenAt(now.tokens, candidate.start));
  return before?.length === after?.length && before?.every((id, token) => id === after?.[token]) === true;
}

/** Longer lines have context of their own. */
const SHORT_LINE = 40;

function lineAround(text: SearchText, token: number): Int32Array | undefined {
  let first = token;
  let end = token + 1;
  while (text.beginning(first) < 2 && token - first < SHORT_LINE) first--;
  while (text.beginning(end) < 2 && end - token < SHORT_LINE) end++;
  return text.beginning(first) < 2 || text.beginning(end) < 2 ? undefined : text.tokens.ids.subarray(first, end);
}

/** A page's paragraph or two; a copied sentence has other neighbours than this. */
const WORDS = 60;
const SLACK = 20;

/** How much of the 60 words before and behind a place in the old text stands around a place in the new one, 0 … 1. */
export function surroundings(old: SearchText, place: Span, now: SearchText, candidate: Span, vocabulary: Vocabulary): number {
  const oldFirst = tokenAt(old.tokens, place.start);
  const oldEnd = tokenAt(old.tokens, place.end - 1) + 1;
  const newFirst = tokenAt(now.tokens, candidate.start);
  const newEnd = tokenAt(now.tokens, candidate.end - 1) + 1;
  const sides = [
    [old.tokens.ids.subarray(Math.max(0, oldFirst - WORDS), oldFirst), now.tokens.ids.subarray(Math.max(0, newFirst - WORDS - SLACK), newFirst)],
    [old.tokens.ids.subarray(oldEnd, oldEnd + WORDS), now.tokens.ids.subarray(newEnd, newEnd + WORDS + SLACK)],
  ] as const;
  let words = 0;
  let found = 0;
  for (const [before, after] of sides) {
    words += before.length;
    alignRuns(before, after, vocabulary)?.forEach((target) => (found += target >= 0 ? 1 : 0));
  }
  return words === 0 ? 1 : found / words;
}
