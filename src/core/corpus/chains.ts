import { SPARINGLY } from '../grown';
import { createColumn, type KeptColumn } from './columns/column';

/**
 * Rising lists of numbers under numbers, in one block of memory: a byte or two for each number, and no object for a list. A list is a chain
 * of blocks; a number is written as its distance from the one before, seven bits a byte (LEB128). One number alone needs no block: half of all
 * words come up once.
 */
export interface Chains {
  /** @param value no smaller than what was added to the list last; the same once more is left out. */
  add(key: number, value: number): void;
  each(key: number): Generator<number>;
  /** All of them, to be kept. */
  all(): KeptChains;
}

/** The memory of chains as it stands. */
export interface KeptChains {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By key. */
  readonly tails: KeptColumn;
  readonly lasts: KeptColumn;
}

/** Blocks are of whole units. The first of a block is its head: how many units it has, and the number of the next block's first one. */
const UNIT = 4;
const LINK_BITS = 26;
const LINK = 2 ** LINK_BITS - 1;
/** Units of the first block of a list; each one behind it is half as large again, up to the most: long lists waste little, short ones too. */
const FIRST_BLOCK = 2;
const LARGEST_BLOCK = 24;
const FIRST_UNITS = 256;

/** @param kept is changed from now on. */
export function createChains(kept?: KeptChains): Chains {
  let bytes = kept?.bytes ?? new Uint8Array(FIRST_UNITS * UNIT);
  let heads = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / UNIT);
  /** Block 0 is nobody's: 0 says that there is none. */
  let units = kept ? kept.bytes.length / UNIT : 1;
  /** By key: the last block, whose next one is the first; 0 where a list has one number or none. */
  const tails = createColumn(kept?.tails);
  /** By key: the last number plus one. */
  const lasts = createColumn(kept?.lasts);

  const newBlock = (size: number): number => {
    if (units + size > LINK) throw new RangeError('There is no room for more lists.');
    if ((units + size) * UNIT > bytes.length) {
      const larger = new Uint8Array(Math.ceil((units + size) * SPARINGLY) * UNIT);
      larger.set(bytes);
      bytes = larger;
      heads = new Uint32Array(bytes.buffer);
    }
    const block = units;
    units += size;
    return block;
  };
  const sizeOf = (block: number): number => (heads[block] ?? 0) >>> LINK_BITS;
  const nextOf = (block: number): number => (heads[block] ?? 0) & LINK;
  const setHead = (block: number, size: number, next: number): void => {
    heads[block] = ((size << LINK_BITS) | next) >>> 0;
  };
  const write = (from: number, value: number): number => {
    let at = from;
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) + 128;
    bytes[at++] = rest;
    return at;
  };
  /** No byte of a distance is a zero: that is where a block is empty. */
  const filled = (block: number): number => {
    let end = (block + sizeOf(block)) * UNIT;
    while (bytes[end - 1] === 0) end--;
    return end;
  };

  return {
    add(key, value) {
      const last = lasts.at(key);
      const distance = value + 1 - last;
      if (last > 0 && distance <= 0) return;
      lasts.set(key, value + 1);
      if (last === 0) return;
      const tail = tails.at(key);
      if (tail === 0) {
        const size = Math.max(FIRST_BLOCK, 1 + Math.ceil((lengthOf(last) + lengthOf(distance)) / UNIT));
        const block = newBlock(size);
        setHead(block, size, block);
        write(write((block + 1) * UNIT, last), distance);
        tails.set(key, block);
        return;
      }
      const end = filled(tail);
      const size = sizeOf(tail);
      if (end + lengthOf(distance) <= (tail + size) * UNIT) {
        write(end, distance);
        return;
      }
      const longer = Math.min(LARGEST_BLOCK, Math.ceil(size * 1.5));
      const block = newBlock(longer);
      setHead(block, longer, nextOf(tail));
      setHead(tail, size, block);
      write((block + 1) * UNIT, distance);
      tails.set(key, block);
    },
    all: () => ({ bytes: bytes.slice(0, units * UNIT), tails: tails.all(), lasts: lasts.all() }),
    *each(key) {
      const tail = tails.at(key);
      const last = lasts.at(key);
      if (tail === 0) {
        if (last > 0) yield last - 1;
        return;
      }
      let value = -1;
      for (let block = nextOf(tail); ; block = nextOf(block)) {
        const end = (block + sizeOf(block)) * UNIT;
        for (let at = (block + 1) * UNIT; at < end && bytes[at] !== 0; ) {
          for (let factor = 1; ; factor *= 128) {
            const byte = bytes[at++] ?? 0;
            value += (byte % 128) * factor;
            if (byte < 128) break;
          }
          yield value;
        }
        if (block === tail) return;
      }
    },
  };
}

function lengthOf(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}
