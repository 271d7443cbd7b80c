import { grown, SPARINGLY } from '../../grown';

/**
 * Runs of tokens that come up again and again, by number: each is a shorter run (or one token) and the token behind it, as in LZW (Welch 1984),
 * but a run is given a number only when it has come up before, and only where that makes it shorter.
 */
export interface Phrases {
  readonly size: number;
  /** The number of the run that `head` and `token` make together, or undefined. */
  find(head: number, token: number): number | undefined;
  /** `head` and `token` came up together, and are no phrase yet. @returns whether they have before, as far as is remembered. */
  meet(head: number, token: number): boolean;
  add(head: number, token: number): void;
  head(phrase: number): number;
  token(phrase: number): number;
  /** Heads and tokens in turn, to be kept. @param from the first phrase wanted. */
  all(from?: number): Uint32Array;
  /** Adds what `all` gave. */
  addAll(known: Uint32Array): void;
}

/** 20 bytes each. More would not pay in a folder of ten thousand articles. */
const MOST = 60_000;
/** Pairs that came up lately; a pair that meets another in its place takes it. */
const REMEMBERED = 1 << 15;
const FIRST_PLACES = 1 << 10;

/** @param known of a table that was kept. */
export function createPhrases(known: Uint32Array = new Uint32Array()): Phrases {
  let size = 0;
  let heads = new Uint32Array(FIRST_PLACES);
  let tokens = new Uint32Array(FIRST_PLACES);
  /** Open addressing: a phrase's number plus one, or 0. */
  let places = new Uint32Array(FIRST_PLACES * 2);
  const met = new Uint32Array(REMEMBERED);

  const placeOf = (head: number, token: number): number => {
    let place = hashOf(head, token) & (places.length - 1);
    for (; ; place = (place + 1) & (places.length - 1)) {
      const at = (places[place] ?? 0) - 1;
      if (at < 0 || (heads[at] === head && tokens[at] === token)) return place;
    }
  };
  const add = (head: number, token: number): void => {
    if (size >= MOST) return;
    if (size === heads.length) [heads, tokens] = [grown(heads, size + 1, SPARINGLY), grown(tokens, size + 1, SPARINGLY)];
    heads[size] = head;
    tokens[size++] = token;
    if (2 * size <= places.length) places[placeOf(head, token)] = size;
    else {
      places = new Uint32Array(places.length * 2);
      for (let at = 0; at < size; at++) places[placeOf(heads[at] ?? 0, tokens[at] ?? 0)] = at + 1;
    }
  };
  const addAll = (more: Uint32Array): void => {
    for (let at = 0; at < more.length; at += 2) add(more[at] ?? 0, more[at + 1] ?? 0);
  };
  addAll(known);

  return {
    get size() {
      return size;
    },
    find(head, token) {
      const place = places[placeOf(head, token)] ?? 0;
      return place === 0 ? undefined : place - 1;
    },
    meet(head, token) {
      const hash = hashOf(head, token);
      const place = hash & (REMEMBERED - 1);
      const before = met[place] === hash;
      met[place] = hash;
      return before;
    },
    add,
    head: (phrase) => heads[phrase] ?? 0,
    token: (phrase) => tokens[phrase] ?? 0,
    addAll,
    all(from = 0) {
      const all = new Uint32Array(2 * (size - from));
      for (let at = from, to = 0; at < size; at++) {
        all[to++] = heads[at] ?? 0;
        all[to++] = tokens[at] ?? 0;
      }
      return all;
    },
  };
}

/** The mixing of MurmurHash3 (Appleby 2011). */
function hashOf(head: number, token: number): number {
  let hash = Math.imul(head ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(token + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
