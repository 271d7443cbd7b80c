/** The shapes of the parts of wink-nlp (2.4.0) and its English model that are used here; neither package types them. */

export interface WinkCore {
  readonly features: {
    /** `hash`: the number of each of the model's words; a table without prototype. */
    readonly lexeme: { readonly hash: Readonly<Record<string, number | undefined>> };
    readonly pos: { readonly list: readonly string[] };
    /** Which parts of speech words of a cluster may have. */
    readonly posClusters: { readonly list: readonly ReadonlySet<number>[] };
  };
  readonly packing: { readonly config: unknown };
  readonly trex: unknown;
  readonly tcat: { readonly hash: Readonly<Record<string, number>> };
  readonly preserve: unknown;
}

/** wink's lexicon; a word is a number. */
export interface WinkCache {
  /**
   * @returns null for a word it does not hold, one number for one it holds, and four for each part of a contraction: the part's word, where its
   *   normal form is looked up (`nox`, once shifted), its lemma and its part of speech.
   */
  lookup(text: string): readonly number[] | null;
  value(word: number): string;
  /** In small letters, in the spelling that the model prefers. */
  normal(word: number): number;
  mappedSpelling(word: number): number;
  nox(shifted: number): number;
  property(word: number, name: 'sbdHint' | 'posHint' | 'isAbbrev' | 'lexemeCID' | 'isSLemma' | 'lemma'): number;
  posOf(word: number): number;
  intrinsicSize(): number;
}

/** What can be told of a word that the lexicon does not hold. */
export interface WinkFeatures {
  pos(word: string, category: number, cache: Pick<WinkCache, 'lookup' | 'posOf' | 'intrinsicSize'>): number;
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
