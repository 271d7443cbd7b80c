import type { Cue, Span } from '../../model';
import type { Quotation } from './quotations';

/** A source before the actors are known: offsets of its line. */
export interface SourceDraft extends Span {
  /** Where the core of the noun phrase ends: behind it stand "of …", an apposition or a place. */
  readonly head: number;
  /** Lower-case text of a pronoun, else undefined. */
  readonly pronoun?: string;
  /** The apposition behind the noun phrase: "the head of the union, Ada Bell,". */
  readonly apposition?: Span;
  /** Whose quotation it stands in, for "I". */
  readonly speaker?: SourceDraft;
}

export type CueDraft = Omit<Cue, 'quote'>;

/** A claim of one line, before actors and neighbouring lines are known; offsets of the line. */
export interface ClaimDraft extends Span {
  readonly cues: readonly CueDraft[];
  readonly source?: SourceDraft;
  readonly rule: string;
}

/** Who speaks in a direct quotation, and the word that says so. */
export interface Speech {
  readonly cues: readonly CueDraft[];
  readonly source?: SourceDraft;
}

export interface SentenceDrafts {
  readonly claims: ClaimDraft[];
  readonly speeches: Map<Quotation, Speech>;
  /** Cues that support whatever else the sentence reports: "citing UN data", "quoted by Reuters". */
  readonly supporting: CueDraft[];
  /** The last one who speaks in the sentence: a quotation that stands alone behind it is theirs. */
  readonly speaker?: Speech;
  /** Whose turn it is in a transcript, if the name before the colon is a person's. */
  turn?: Speech;
}
