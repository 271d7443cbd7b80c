import { groupNumbers } from '../groupNumbers';

/** Words and single other characters of a normal text, as numbers: equal words have equal ids in one vocabulary. */
export interface Tokens {
  readonly text: string;
  readonly ids: Int32Array;
  /** Offsets in `text`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Tokens by their numbers, end exclusive. */
export interface TokenRange {
  readonly first: number;
  readonly end: number;
}

/** Gives out ids; shared by the texts that are to be compared. */
export interface Vocabulary {
  idOf(word: string): number;
  /** undefined: the word stands in no text. */
  known(word: string): number | undefined;
  wordOf(id: number): string;
  readonly size: number;
}

export function createVocabulary(): Vocabulary {
  const ids = new Map<string, number>();
  const words: string[] = [];
  return {
    idOf(word) {
      const known = ids.get(word);
      if (known !== undefined) return known;
      ids.set(word, words.length);
      words.push(word);
      return words.length - 1;
    },
    known: (word) => ids.get(word),
    wordOf: (id) => words[id] ?? '',
    get size() {
      return words.length;
    },
  };
}

/** @param text in normal form. */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  const word = /[\p{L}\p{N}\p{M}]+|\S/gu;
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let match = word.exec(text); match; match = word.exec(text)) {
    ids.push(vocabulary.idOf(match[0]));
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return { text, ids: Int32Array.from(ids), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Where each word of a text stands. */
export interface TokenIndex {
  /** Token numbers, ascending; empty for a word that does not stand in the text. */
  positions(id: number): Int32Array;
}

export function indexTokens({ ids }: Tokens, vocabularySize: number): TokenIndex {
  return { positions: groupNumbers(ids.length, vocabularySize, (token) => ids[token] ?? 0) };
}

/** The first token that ends behind `offset`. */
export function tokenAt({ ends }: Tokens, offset: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
