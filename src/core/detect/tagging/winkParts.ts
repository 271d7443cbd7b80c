/** The shapes of the parts of wink-nlp (2.4.0) and its English model that are used here; neither package types them. */

/** The model's data, as it stands in its file. */
export interface WinkModelData {
  readonly packing: {
    /** How many numbers there are of each word. */
    readonly size: number;
    /** Of each property: in which of these numbers it stands, its bits there, and how far they are from the lowest. */
    readonly layout: Readonly<Record<string, readonly number[]>>;
    readonly config: unknown;
  };
  /** The numbers of all words, and of the parts of contractions, in base64. */
  readonly lexicon: string;
  readonly xpansions: string;
  readonly features: {
    /** The model's words in the order of their numbers; as one string where the build has shortened them (frontCoding.ts). */
    readonly lexeme: { readonly list: string | readonly string[] };
    /** Which parts of speech words of a cluster may have: their names, with a low line between them. */
    readonly posClusters: { readonly list: readonly string[] };
  };
  readonly pos: { readonly list: readonly string[]; readonly hash: Readonly<Record<string, number | undefined>> };
  readonly trex: unknown;
  readonly tcat: { readonly hash: Readonly<Record<string, number>> };
  readonly preserve: unknown;
}

/** wink's lexicon; a word is a number. Knows the words of the model alone. */
export interface WinkLexicon {
  numberOf(text: string): number | undefined;
  /**
   * @returns null for a word it does not hold, one number for one it holds, and four for each part of a contraction: the part's word, its normal
   *   form, its lemma and its part of speech.
   */
  lookup(text: string): readonly number[] | null;
  value(word: number): string;
  /** In small letters, in the spelling that the model prefers. */
  normal(word: number): number;
  mappedSpelling(word: number): number;
  posOf(word: number): number;
  sbdHint(word: number): number;
  posHint(word: number): number;
  isAbbreviation(word: number): number;
  lemma(word: number): number;
  /** 1: its lemma is the same whatever its part of speech. */
  hasOneLemma(word: number): number;
  /** Bit p is set where it can be of part of speech p. */
  possible(word: number): number;
  /** Asked by the lemmatizer: whether a word in its base form can be of a part of speech. */
  hasSamePOS(text: string, partOfSpeech: string): boolean;
  intrinsicSize(): number;
}

/** What can be told of a word that the lexicon does not hold. */
export interface WinkFeatures {
  pos(word: string, category: number, cache: Pick<WinkLexicon, 'lookup' | 'posOf' | 'intrinsicSize'>): number;
  isAbbrev(word: string): number;
}

/** What the tokenizer calls with the tokens that it finds. */
export interface WinkTokens {
  _addToken(text: string, category: number, spaces: number): boolean;
  /** @returns 0 for a token that the lexicon does not hold; it is not added then. */
  _addTokenIfInCache(text: string, spaces: number): number;
  isLexeme(text: string): unknown;
}

export type WinkTokenize = (tokens: WinkTokens, text: string) => void;
