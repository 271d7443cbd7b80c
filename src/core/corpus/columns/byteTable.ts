import { grown, SPARINGLY } from '../../grown';
import { columnFor, createColumn, type KeptColumn } from './column';

/** Sequences of bytes by number, each held once: one behind the other in one block of memory, found by a hash of what they hold. */
export interface ByteTable {
  readonly size: number;
  /** The number of a sequence, which it gets where it has none yet. @param bytes are copied, the first `length` of them. */
  number(bytes: Uint8Array, length: number): number;
  find(bytes: Uint8Array, length: number): number | undefined;
  /** How two sequences are ordered, byte by byte. */
  compare(one: number, other: number): number;
  /** What holds them all. */
  readonly memory: Uint8Array;
  /** Where in `memory` a sequence begins, and where it ends. */
  start(number: number): number;
  end(number: number): number;
  all(): KeptBytes;
}

/** The memory of a byte table as it stands. */
export interface KeptBytes {
  readonly memory: Uint8Array<ArrayBuffer>;
  readonly ends: KeptColumn;
  readonly places: KeptColumn;
}

const FIRST_BYTES = 1 << 10;
const FIRST_PLACES = 1 << 8;
/** Of the places. */
const MOST_TAKEN = 0.75;

/** @param kept is changed from now on. */
export function createByteTable(kept?: KeptBytes): ByteTable {
  let memory = kept?.memory ?? new Uint8Array(FIRST_BYTES);
  const ends = createColumn(kept?.ends);
  let size = kept?.ends.length ?? 0;
  /** Open addressing: the number of a sequence plus one, or 0. */
  let places = kept?.places ?? emptyPlaces(FIRST_PLACES);

  const start = (number: number): number => (number === 0 ? 0 : ends.at(number - 1));
  const holds = (number: number, bytes: Uint8Array, length: number): boolean => {
    const from = start(number);
    if (ends.at(number) - from !== length) return false;
    for (let at = 0; at < length; at++) if (memory[from + at] !== bytes[at]) return false;
    return true;
  };
  /** Where a sequence stands, or would stand. */
  const placeOf = (bytes: Uint8Array, length: number): number => {
    let place = hashOf(bytes, 0, length) & (places.length - 1);
    for (; ; place = (place + 1) & (places.length - 1)) {
      const number = (places[place] ?? 0) - 1;
      if (number < 0 || holds(number, bytes, length)) return place;
    }
  };
  const spread = (): void => {
    places = emptyPlaces(2 * places.length);
    for (let number = 0; number < size; number++) {
      let place = hashOf(memory, start(number), ends.at(number)) & (places.length - 1);
      while (places[place] !== 0) place = (place + 1) & (places.length - 1);
      places[place] = number + 1;
    }
  };

  return {
    get size() {
      return size;
    },
    number(bytes, length) {
      const known = (places[placeOf(bytes, length)] ?? 0) - 1;
      if (known >= 0) return known;
      if (size + 1 > MOST_TAKEN * places.length) spread();
      const from = start(size);
      if (from + length > memory.length) memory = grown(memory, from + length, SPARINGLY);
      memory.set(bytes.subarray(0, length), from);
      ends.set(size, from + length);
      places[placeOf(bytes, length)] = size + 1;
      return size++;
    },
    find(bytes, length) {
      const known = (places[placeOf(bytes, length)] ?? 0) - 1;
      return known < 0 ? undefined : known;
    },
    compare(one, other) {
      if (one === other) return 0;
      const [a, b] = [start(one), start(other)];
      const [lengthOfA, lengthOfB] = [ends.at(one) - a, ends.at(other) - b];
      for (let at = 0; at < lengthOfA && at < lengthOfB; at++) {
        const difference = (memory[a + at] ?? 0) - (memory[b + at] ?? 0);
        if (difference !== 0) return difference;
      }
      return lengthOfA - lengthOfB;
    },
    get memory() {
      return memory;
    },
    start,
    end: (number) => ends.at(number),
    all: () => ({ memory: memory.slice(0, start(size)), ends: ends.all(), places: places.slice() }),
  };
}

function emptyPlaces(length: number): KeptColumn {
  return columnFor(MOST_TAKEN * length, length);
}

/** FNV-1a with the last mixing of MurmurHash3, as the low bits choose the place. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
