import { grown, SPARINGLY } from '../../grown';

/** Pairs of whole numbers one behind the other, eight bytes each, and no object. */
export interface PairList {
  readonly size: number;
  /** @returns its number. */
  add(head: number, tail: number): number;
  head(pair: number): number;
  tail(pair: number): number;
  /** Heads and tails in turn. @param from the first pair wanted. */
  all(from?: number): Uint32Array<ArrayBuffer>;
  /** Heads and tails in turn, as they stand until the next is added. */
  readonly memory: Uint32Array;
}

/** Pairs that are found again, in a few nanoseconds: each is known by the number it was given. Another 8 to 16 bytes a pair. */
export interface Pairs extends Omit<PairList, 'memory'> {
  /** The number of a pair that has one. */
  find(head: number, tail: number): number | undefined;
}

const FIRST_PLACES = 1 << 10;

/** @param kept what `all` gave; it is changed from now on. */
export function createPairList(kept?: Uint32Array): PairList {
  let pairs = kept ?? new Uint32Array(FIRST_PLACES);
  let size = (kept?.length ?? 0) / 2;
  return {
    get size() {
      return size;
    },
    add(head, tail) {
      if (2 * size + 2 > pairs.length) pairs = grown(pairs, 2 * size + 2, SPARINGLY);
      pairs[2 * size] = head;
      pairs[2 * size + 1] = tail;
      return size++;
    },
    head: (pair) => pairs[2 * pair] ?? 0,
    tail: (pair) => pairs[2 * pair + 1] ?? 0,
    all: (from = 0) => pairs.slice(2 * from, 2 * size),
    get memory() {
      return pairs;
    },
  };
}

/** @param list is added to here alone from now on. */
export function createPairs(list: PairList = createPairList()): Pairs {
  /**
   * Open addressing: the low bits of a place are a pair's number plus one, or all 0; the others are those of its hash, so that most pairs that are
   * none are seen to be here. At most every second place is taken.
   */
  let places = new Int32Array(FIRST_PLACES);
  let pairs = list.memory;

  const placeOf = (head: number, tail: number): number => {
    const hash = mixed(head, tail);
    const low = places.length - 1;
    let place = hash & low;
    for (; ; place = (place + 1) & low) {
      const taken = places[place] ?? 0;
      if (taken === 0) return place;
      const at = (taken & low) - 1;
      if (((taken ^ hash) & ~low) === 0 && pairs[2 * at] === head && pairs[2 * at + 1] === tail) return place;
    }
  };
  const take = (number: number, head: number, tail: number): void => {
    places[placeOf(head, tail)] = (mixed(head, tail) & ~(places.length - 1)) | (number + 1);
  };
  const spread = (): void => {
    let { length } = places;
    while (length < 2 * list.size + 2) length *= 2;
    places = new Int32Array(length);
    for (let at = 0; at < list.size; at++) take(at, pairs[2 * at] ?? 0, pairs[2 * at + 1] ?? 0);
  };
  spread();
  return {
    get size() {
      return list.size;
    },
    find(head, tail) {
      const taken = places[placeOf(head, tail)] ?? 0;
      return taken === 0 ? undefined : (taken & (places.length - 1)) - 1;
    },
    add(head, tail) {
      const number = list.add(head, tail);
      pairs = list.memory;
      if (2 * list.size < places.length) take(number, head, tail);
      else spread();
      return number;
    },
    head: list.head,
    tail: list.tail,
    all: list.all,
  };
}

/** One number of two, all bits of both in all of its: the mixing of MurmurHash3 (Appleby 2011). */
export function mixed(head: number, tail: number): number {
  let hash = Math.imul(head ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(tail + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
