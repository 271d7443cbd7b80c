import type { Span } from '../model';
import { tokensWithin } from './pattern';
import type { SearchText } from './searchText';
import type { TokenRange, Vocabulary } from './tokens';
import { wordSimilarity } from './wordSimilarity';

/** Words so alike may be one with a typo. */
const ALIKE = 0.5;

/**
 * Was something put in between a place and its old neighbour that ends, at this neighbour, in words like those of the place? A sentence put in before "The
 * minutes" may begin with "The" itself: which of the two was marked, no comparison can tell.
 * @param own the place's tokens in the old text.
 * @param image for each token of the old text its number in the new one, or -1.
 */
export function isDoubled(old: SearchText, own: TokenRange, now: SearchText, candidate: Span, image: Int32Array, vocabulary: Vocabulary): boolean {
  const found = tokensWithin(now.tokens, candidate.start, candidate.end);
  const length = own.end - own.first;
  const like = (first: number) =>
    old.tokens.ids.subarray(own.first, own.end).every((id, at) => wordSimilarity(vocabulary.wordOf(id), vocabulary.wordOf(now.tokens.ids[first + at] ?? id)) >= ALIKE);
  const behind = image[own.end] ?? -1;
  const before = own.first === 0 ? -1 : (image[own.first - 1] ?? -1);
  return (behind - length >= found.end && like(behind - length)) || (before >= 0 && before + length < found.first && like(before + 1));
}
