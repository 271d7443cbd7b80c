import { grown, SPARINGLY } from '../../grown';

/** Pairs of whole numbers, each known by the number it was given: 20 bytes a pair, found in a few nanoseconds. */
export interface Pairs {
  readonly size: number;
  /** The number of a pair that has one. */
  find(head: number, tail: number): number | undefined;
  /** Gives the next number to a pair that has none. */
  add(head: number, tail: number): number;
  head(pair: number): number;
  tail(pair: number): number;
  /** Heads and tails in turn. @param from the first pair wanted. */
  all(from?: number): Uint32Array;
}

const FIRST_PLACES = 1 << 10;

export function createPairs(): Pairs {
  let size = 0;
  /** Heads and tails in turn. */
  let pairs = new Uint32Array(FIRST_PLACES * 2);
  /** Open addressing: a pair's number plus one, or 0. */
  let places = new Uint32Array(FIRST_PLACES * 2);

  const placeOf = (head: number, tail: number): number => {
    let place = mixed(head, tail) & (places.length - 1);
    for (; ; place = (place + 1) & (places.length - 1)) {
      const at = (places[place] ?? 0) - 1;
      if (at < 0 || (pairs[2 * at] === head && pairs[2 * at + 1] === tail)) return place;
    }
  };
  return {
    get size() {
      return size;
    },
    find(head, tail) {
      const place = places[placeOf(head, tail)] ?? 0;
      return place === 0 ? undefined : place - 1;
    },
    add(head, tail) {
      if (2 * size + 2 > pairs.length) pairs = grown(pairs, 2 * size + 2, SPARINGLY);
      pairs[2 * size] = head;
      pairs[2 * size++ + 1] = tail;
      if (2 * size <= places.length) places[placeOf(head, tail)] = size;
      else {
        places = new Uint32Array(places.length * 2);
        for (let at = 0; at < size; at++) places[placeOf(pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0)] = at + 1;
      }
      return size - 1;
    },
    head: (pair) => pairs[2 * pair] ?? 0,
    tail: (pair) => pairs[2 * pair + 1] ?? 0,
    all: (from = 0) => pairs.slice(2 * from, 2 * size),
  };
}

/** One number of two, all bits of both in all of its: the mixing of MurmurHash3 (Appleby 2011). */
export function mixed(head: number, tail: number): number {
  let hash = Math.imul(head ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(tail + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
