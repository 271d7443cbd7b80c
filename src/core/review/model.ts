import type { ActorType, FigureType, FigureValue, MarkKind, QuotedSpan, Span } from '../model';

/** What one annotator marked: accepted, changed or made by hand. What was rejected is not marked. */
export interface CodedSpan extends QuotedSpan {
  readonly annotator: string;
  readonly id: string;
  /** All pieces by their place, at least one; the span's own start and end are those of the first. */
  readonly pieces: readonly Span[];
  readonly kind: MarkKind;
  /** Ids of the codes it carries: `actor: person`, `claim: hedged`, `tag: blame`. */
  readonly codes: readonly string[];
  readonly type?: ActorType | FigureType;
  /** Corpus-wide. */
  readonly entity?: string;
  readonly value?: FigureValue;
  readonly hedged?: boolean;
}

/** An article as its annotators see it. Offsets are UTF-16 units of `text`. */
export interface CodedArticle {
  readonly name: string;
  readonly text: string;
  /** Who took part: whoever has an annotation in its sidecar, rejections included, or said to be done with it. Sorted. */
  readonly annotators: readonly string[];
  readonly spans: readonly CodedSpan[];
}

/** What κ and α compare: whether something is marked in each sentence, line or word of the text. */
export const UNITS = ['sentence', 'line', 'word'] as const;
export type Unit = (typeof UNITS)[number];

/** A number from `n` units or spans, or why there is none. */
export type Coefficient = { readonly value: number; readonly n: number } | { readonly why: string };

/** One side of a disagreement. */
export interface Side {
  readonly annotator: string;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly codes: readonly string[];
}

/**
 * Something two annotators see differently. `only one`: no mark of the other's overlaps it. `extent`: they overlap and
 * differ in their ends. `code`: the same words, of which only one carries the code.
 */
export interface SpanDisagreement {
  readonly article: string;
  /** 0-based, of the first side's start. */
  readonly line: number;
  readonly what: 'only one' | 'extent' | 'code';
  readonly annotators: readonly [string, string];
  readonly sides: readonly Side[];
}

/** A unit of the text in which some annotators marked something and others did not. */
export interface UnitDisagreement extends QuotedSpan {
  readonly article: string;
  /** 0-based. */
  readonly line: number;
  readonly marked: readonly string[];
  readonly unmarked: readonly string[];
}

export interface Measures {
  /** F of spans with the same ends, of spans that share a character. */
  readonly exact: Coefficient;
  readonly overlap: Coefficient;
  /** Cohen's κ on fixed units. */
  readonly kappa: Coefficient;
  /** Krippendorff's α on fixed units. */
  readonly alpha: Coefficient;
  /** Krippendorff's α of unitizing (αu). */
  readonly unitized: Coefficient;
}

export interface PairMeasures extends Measures {
  readonly annotators: readonly [string, string];
}

/** Agreement on everything, on one kind, or on one code. */
export interface AgreementRow extends Measures {
  /** `all`, `actor`, `actor: person`, `tag: blame`. */
  readonly id: string;
  readonly level: 'all' | 'kind' | 'code';
  /** Marks of each annotator, in the order of the report's annotators. */
  readonly marks: readonly number[];
  readonly pairs: readonly PairMeasures[];
  /** Behind both F and αu. */
  readonly spans: readonly SpanDisagreement[];
  /** Behind κ and α. */
  readonly units: readonly UnitDisagreement[];
}

/** The words that two or more annotators marked alike: do they also say the same about them? */
export interface LabelRow {
  /** `type of actors` */
  readonly id: string;
  /** Share of the pairs of annotators that say the same. */
  readonly same: Coefficient;
  readonly kappa: Coefficient;
  readonly alpha: Coefficient;
  readonly differing: readonly LabelDisagreement[];
}

export interface LabelDisagreement extends QuotedSpan {
  readonly article: string;
  /** 0-based. */
  readonly line: number;
  readonly labels: readonly { readonly annotator: string; readonly id: string; readonly label: string }[];
}

export interface AgreementReport {
  readonly annotators: readonly string[];
  /** Those that two or more of the annotators worked on. */
  readonly articles: readonly { readonly name: string; readonly annotators: readonly string[]; readonly units: number }[];
  /** Articles with annotations of one of them alone. */
  readonly alone: readonly string[];
  readonly unit: Unit;
  readonly rows: readonly AgreementRow[];
  readonly labels: readonly LabelRow[];
}
