import type { ClaimSuggestion, Span } from '../model';

/** A suggestion (or a mark made of one) so many characters further on, with all that stands in it. */
export function moveSuggestion<T extends Span | ClaimSuggestion>(suggestion: T, by: number): T {
  const moved = { ...suggestion, start: suggestion.start + by, end: suggestion.end + by };
  if (!('cues' in suggestion)) return moved;
  const { cues, source } = suggestion;
  return { ...moved, cues: cues.map((cue) => moveSuggestion(cue, by)), ...(source && { source: moveSuggestion(source, by) }) };
}
