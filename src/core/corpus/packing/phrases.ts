import { createPairList, createPairs, mixed, type PairList } from './pairs';

/**
 * Runs of tokens that come up again and again, by number: each is a shorter run (or one token) and the token behind it, as in LZW (Welch 1984),
 * but a run is given a number only when it has come up before, and only where that makes it shorter.
 */
export interface PhraseList {
  readonly size: number;
  head(phrase: number): number;
  token(phrase: number): number;
  /** Heads and tokens in turn, to be kept. @param from the first phrase wanted. */
  all(from?: number): Uint32Array<ArrayBuffer>;
  /** Adds what `all` gave. */
  addAll(known: Uint32Array): void;
  /** For who looks phrases up. */
  readonly pairs: PairList;
}

/** For who writes by a list of phrases. */
export interface Phrases {
  readonly size: number;
  /** The number of the run that `head` and `token` make together, or undefined. */
  find(head: number, token: number): number | undefined;
  /** `head` and `token` came up together, and are no phrase yet. @returns whether they have before, as far as is remembered. */
  meet(head: number, token: number): boolean;
  add(head: number, token: number): void;
}

/** More would not pay in a folder of ten thousand articles. */
const MOST = 60_000;
/** Pairs that came up lately; a pair that meets another in its place takes it. */
const REMEMBERED = 1 << 15;

/** @param kept a list that was kept; it is changed from now on. */
export function createPhraseList(kept?: Uint32Array): PhraseList {
  const pairs = createPairList(kept);
  return {
    get size() {
      return pairs.size;
    },
    head: pairs.head,
    token: pairs.tail,
    all: pairs.all,
    addAll(more) {
      for (let at = 0; at < more.length; at += 2) pairs.add(more[at] ?? 0, more[at + 1] ?? 0);
    },
    pairs,
  };
}

/** @param list is added to here alone from now on. */
export function createPhrases(list: PhraseList): Phrases {
  const pairs = createPairs(list.pairs);
  const met = new Uint32Array(REMEMBERED);
  return {
    get size() {
      return pairs.size;
    },
    find: pairs.find,
    meet(head, token) {
      const hash = mixed(head, token);
      const place = hash & (REMEMBERED - 1);
      const before = met[place] === hash;
      met[place] = hash;
      return before;
    },
    add(head, token) {
      if (pairs.size < MOST) pairs.add(head, token);
    },
  };
}
