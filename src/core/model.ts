/**
 * The words every part of the product shares (design.md, annotation-guide.md).
 *
 * Offsets are UTF-16 code units of the article's text, end exclusive, unless a name says `codePoints`. The text is the
 * decoded file without its byte order mark, line ends as they stand.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the very characters it covers. */
export interface QuotedSpan extends Span {
  readonly quote: string;
}

export const ACTOR_TYPES = ['person', 'state', 'organization', 'armed-group', 'people'] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

export const FIGURE_TYPES = ['count', 'money', 'percent', 'measure', 'date'] as const;
export type FigureType = (typeof FIGURE_TYPES)[number];

export const CUE_CATEGORIES = [
  'modal',
  'likelihood',
  'appearance',
  'belief',
  'estimate',
  'hearsay',
  'distancing',
  'doubt',
  'conditional',
  'attribution',
] as const;
export type CueCategory = (typeof CUE_CATEGORIES)[number];

export const MARK_KINDS = ['actor', 'figure', 'claim', 'tag'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/**
 * The normalised value of a figure. `min` and `max` are equal for a plain value; the open end is absent for "more than"
 * and "up to". For a date they are ISO 8601 at the precision of the text: `2022`, `2022-12`, `2022-05-13`, or `--10-16`
 * where no year can be known.
 */
export interface FigureValue {
  readonly min?: number | string;
  readonly max?: number | string;
  /** `USD`, `%`, `km`, `years` … */
  readonly unit?: string;
  /** true where an approximator stands ("about", "more than"). */
  readonly approximate?: boolean;
  /** The counted noun phrase, as it stands in the text. */
  readonly of?: string;
  /** true for a date that can be read in two ways (05/12/22). */
  readonly ambiguous?: boolean;
}

export interface Cue extends QuotedSpan {
  readonly category: CueCategory;
  /** How certain the claim is left by this cue: 0 denied or wholly open … 1 asserted as fact. */
  readonly strength: number;
}

/** Who says so: the shortest noun phrase that names the speaker. */
export interface ClaimSource extends QuotedSpan {
  readonly entity?: string;
}

/** Why something is marked: the rule or lexicon entry that fired, in words a reviewer reads on the card. */
export interface Reason {
  /** Stable id, e.g. `actor/title-name` or `cue/modal`. */
  readonly rule: string;
  /** What the rule saw, e.g. `title "President"`. */
  readonly detail?: string;
}

export interface ActorSuggestion extends QuotedSpan {
  readonly kind: 'actor';
  readonly type: ActorType;
  /** Id of the real-world actor, unique inside the article; the corpus index maps it to one id for the whole folder. */
  readonly entity: string;
  readonly reason: Reason;
}

export interface FigureSuggestion extends QuotedSpan {
  readonly kind: 'figure';
  readonly type: FigureType;
  readonly value: FigureValue;
  readonly reason: Reason;
}

export interface ClaimSuggestion extends QuotedSpan {
  readonly kind: 'claim';
  /** false: merely attributed (all cues are of category `attribution`). */
  readonly hedged: boolean;
  readonly cues: readonly Cue[];
  readonly source?: ClaimSource;
  readonly reason: Reason;
}

/** Found by the detectors, never stored. */
export type Suggestion = ActorSuggestion | FigureSuggestion | ClaimSuggestion;

/** One real-world actor as far as a single article shows it. */
export interface LocalEntity {
  readonly id: string;
  readonly type: ActorType;
  /** Every form of the name in the article, the fullest first, without duplicates. */
  readonly names: readonly string[];
  /** Where the id comes from; `registry` ids are the user's and are never changed. */
  readonly origin: 'registry' | 'gazetteer' | 'text';
}
