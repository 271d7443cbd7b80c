import type { ActorSuggestion, ClaimSource, ClaimSuggestion, Cue, FigureSuggestion, Span } from '../model';

/** What is compared: a span as the gold files and the detectors both give it (a `Suggestion` is one). */
export type JudgedActor = Omit<ActorSuggestion, 'reason'>;
export type JudgedFigure = Omit<FigureSuggestion, 'reason'>;
export type JudgedCue = Omit<Cue, 'strength'>;
export interface JudgedClaim extends Omit<ClaimSuggestion, 'reason' | 'cues' | 'source'> {
  readonly cues: readonly JudgedCue[];
  readonly source?: ClaimSource;
}
export type Judged = JudgedActor | JudgedFigure | JudgedClaim;

/** One article judged twice. Offsets are UTF-16 units of `text`. */
export interface JudgedArticle {
  readonly article: string;
  readonly text: string;
  /** For "sentence is hedged"; in the order of the text. */
  readonly sentences: readonly Span[];
  readonly gold: readonly Judged[];
  readonly found: readonly Judged[];
}
