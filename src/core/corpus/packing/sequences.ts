import { grown, SPARINGLY } from '../../grown';

/**
 * Sequences of whole numbers, each with a value of its own. One is put together number by number and looked up once, at its end: a look at a large
 * table costs more than all else that is done for a number.
 */
export interface Sequences {
  /** Begins a sequence, in the midst of another one too, which is gone on with once this one is closed. @returns what `value` and `close` are told. */
  open(): number;
  add(number: number): void;
  /** What `setValue` said of a sequence that is equal to the open one; -1: nothing. */
  value(opened: number): number;
  setValue(opened: number, value: number): void;
  /** The numbers of the open one. */
  numbers(opened: number): number[];
  close(opened: number): void;
}

const FIRST_NUMBERS = 1 << 12;
const FIRST_PLACES = 1 << 10;
const FIRST_OPEN = 256;
/** What stands before the numbers of a sequence: its value and its length. */
const HEAD = 2;

export function createSequences(): Sequences {
  /** Those that have a value, one behind the other. */
  let known = new Uint32Array(FIRST_NUMBERS);
  let end = 0;
  let size = 0;
  /** Open addressing: where a sequence begins plus one, or 0. At most every second place is taken. */
  let places = new Uint32Array(FIRST_PLACES);
  /** Those that are open, the innermost last. */
  let open = new Uint32Array(FIRST_OPEN);
  let top = 0;

  const isAt = (at: number, numbers: Uint32Array, from: number, length: number): boolean => {
    if (known[at + 1] !== length) return false;
    for (let index = 0; index < length; index++) if (known[at + HEAD + index] !== numbers[from + index]) return false;
    return true;
  };
  const placeOf = (numbers: Uint32Array, from: number, length: number): number => {
    const low = places.length - 1;
    for (let place = hashOf(numbers, from, length) & low; ; place = (place + 1) & low) {
      const at = (places[place] ?? 0) - 1;
      if (at < 0 || isAt(at, numbers, from, length)) return place;
    }
  };
  const spread = (): void => {
    places = new Uint32Array(2 * places.length);
    for (let at = 0; at < end; at += HEAD + (known[at + 1] ?? 0)) places[placeOf(known, at + HEAD, known[at + 1] ?? 0)] = at + 1;
  };
  return {
    open: () => top,
    add(number) {
      if (top === open.length) open = grown(open, top + 1);
      open[top++] = number;
    },
    value(opened) {
      const at = (places[placeOf(open, opened, top - opened)] ?? 0) - 1;
      return at < 0 ? -1 : (known[at] ?? 0);
    },
    setValue(opened, value) {
      const length = top - opened;
      if (end + HEAD + length > known.length) known = grown(known, end + HEAD + length, SPARINGLY);
      known[end] = value;
      known[end + 1] = length;
      known.set(open.subarray(opened, top), end + HEAD);
      places[placeOf(open, opened, length)] = end + 1;
      end += HEAD + length;
      if (2 * ++size > places.length) spread();
    },
    numbers: (opened) => [...open.subarray(opened, top)],
    close(opened) {
      top = opened;
    },
  };
}

/** FNV-1a by numbers, with the last mixing of MurmurHash3, as the low bits choose the place. */
function hashOf(numbers: Uint32Array, from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + length; at++) {
    hash = Math.imul(hash ^ (numbers[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
