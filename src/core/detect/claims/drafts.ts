import type { Cue, Span } from '../../model';
import type { Quotation } from './quotations';

/** A source before the actors are known: offsets of its line. */
export interface SourceDraft extends Span {
  /** Where the core of the noun phrase ends: behind it stand "of …", an apposition or a place. */
  readonly head: number;
  /** Lower-case text of a pronoun. */
  readonly pronoun: string | undefined;
  /** The apposition behind the noun phrase: "the head of the union, Ada Bell,". */
  readonly apposition: Span | undefined;
  /** Whose quotation it stands in, for "I". */
  readonly speaker: SourceDraft | undefined;
}

export type CueDraft = Omit<Cue, 'quote'>;

/** A claim of one line, before actors and neighbouring lines are known; offsets of the line. */
export interface ClaimDraft extends Span {
  readonly cues: readonly CueDraft[];
  readonly source: SourceDraft | undefined;
  readonly rule: string;
}

/** What is said where, by whom and with which words. Assigned field by field: spreading small objects is what made this slow. */
export function claimDraft({ start, end }: Span, { cues, source }: Speech, rule: string): ClaimDraft {
  return { start, end, cues, source, rule };
}

/** Who speaks in a direct quotation, and the word that says so. */
export interface Speech {
  readonly cues: readonly CueDraft[];
  readonly source: SourceDraft | undefined;
}

export interface SentenceDrafts {
  readonly claims: ClaimDraft[];
  readonly speeches: Map<Quotation, Speech>;
  /** Cues that support whatever else the sentence reports: "citing UN data", "quoted by Reuters". */
  readonly supporting: CueDraft[];
  /** The last one who speaks in the sentence: a quotation that stands alone behind it is theirs. */
  speaker: Speech | undefined;
  /** Whose turn it is in a transcript, if the name before the colon is a person's. */
  turn: Speech | undefined;
}

/** Of text without quotations, where nothing can be put under one: most of it, and a map takes longer to make than a short sentence to read. */
const NO_SPEECHES = new Map<Quotation, Speech>();

/** @param quoting there are direct quotations in the text it is made for. */
export const noSpeeches = (quoting: boolean): Map<Quotation, Speech> => (quoting ? new Map<Quotation, Speech>() : NO_SPEECHES);

/** @param quoting the sentence holds a direct quotation. */
export const noDrafts = (quoting: boolean): SentenceDrafts => ({ claims: [], speeches: noSpeeches(quoting), supporting: [], speaker: undefined, turn: undefined });
