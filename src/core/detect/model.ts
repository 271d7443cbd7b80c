import type { Article, ArticleLine, ReadableArticle } from '../article/model';
import type { CueCategory, LocalEntity, Span, Suggestion } from '../model';

/** Universal part-of-speech tags as wink-nlp's English model gives them. */
export type PartOfSpeech =
  | 'ADJ' | 'ADP' | 'ADV' | 'AUX' | 'CCONJ' | 'DET' | 'INTJ' | 'NOUN' | 'NUM' | 'PART' | 'PRON' | 'PROPN' | 'PUNCT'
  | 'SCONJ' | 'SPACE' | 'SYM' | 'VERB' | 'X';

/** Offsets are relative to the line. */
export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly pos: PartOfSpeech;
  /** wink's lemma. */
  readonly lemma: string;
  /** Tokens of one number have one text (byForm.ts); NO_FORM for one that the tagger did not cut. */
  readonly form: number;
}

/** A sentence as a run of tokens of its line; offsets are relative to the line. */
export interface Sentence extends Span {
  readonly firstToken: number;
  /** Exclusive. */
  readonly endToken: number;
}

/**
 * The tokens of one line of text. Depends on the characters of the line alone, so the same object is handed out again
 * for a line that did not change: detectors keep what they derive from it (perLine.ts), which makes re-analysis after a
 * keystroke cost only the changed lines.
 */
export interface TaggedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** By turns a function and what it made; a map for these few would take longer than most of them. */
  derived?: unknown[];
}

export interface TaggedArticle {
  readonly article: ReadableArticle;
  /** One for each of `article.lines`, same index. Add `article.lines[i].start` to come from line to article offsets. */
  readonly lines: readonly TaggedLine[];
}

export interface ActorDetection {
  readonly actors: readonly Extract<Suggestion, { kind: 'actor' }>[];
  readonly entities: readonly LocalEntity[];
}

/** The user's own words on the lexicon of cues. */
export interface CueChanges {
  /** Words to their category, as `sources close to` → `hearsay`; each hedges the clause that holds it. */
  readonly add: Readonly<Record<string, CueCategory>>;
  /** Cues and reporting verbs (the verb's first form) that are none here. */
  readonly remove: readonly string[];
}

/** Everything the detectors say of one article. Plain data: it crosses the worker's boundary. */
export interface Analysis {
  readonly article: Article;
  readonly suggestions: readonly Suggestion[];
  readonly entities: readonly LocalEntity[];
}

export type { Article, ArticleLine, ReadableArticle };
