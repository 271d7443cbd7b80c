import { grown, SPARINGLY } from '../grown';

/**
 * Rising lists of numbers under numbers, in one block of memory: a byte or two for each number, and no object for a list. A list is a chain
 * of small blocks; a number is written as its distance from the one before, seven bits a byte (LEB128).
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
  readonly firsts: Uint32Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly lasts: Uint32Array<ArrayBuffer>;
}

/** Bytes of a block; the first four are the number of the next one. Half of all words come up once: larger ones would stay empty. */
const BLOCK = 16;
const LINK = 4;
const FIRST_BLOCKS = 256;

/** @param kept is changed from now on. */
export function createChains(kept?: KeptChains): Chains {
  let bytes = kept?.bytes ?? new Uint8Array(FIRST_BLOCKS * BLOCK);
  let links = new Uint32Array(bytes.buffer);
  /** Block 0 is nobody's: 0 says that there is none. */
  let blocks = kept ? kept.bytes.length / BLOCK : 1;
  /** By key: the first block, where the next byte goes, and the last number plus one. */
  let firsts = kept?.firsts ?? new Uint32Array(FIRST_BLOCKS);
  let ends = kept?.ends ?? new Uint32Array(FIRST_BLOCKS);
  let lasts = kept?.lasts ?? new Uint32Array(FIRST_BLOCKS);

  const newBlock = (): number => {
    if ((blocks + 1) * BLOCK > bytes.length) {
      const larger = new Uint8Array(Math.ceil((blocks + 1) * SPARINGLY) * BLOCK);
      larger.set(bytes);
      bytes = larger;
      links = new Uint32Array(bytes.buffer);
    }
    return blocks++;
  };

  return {
    add(key, value) {
      if (key >= firsts.length) [firsts, ends, lasts] = [grown(firsts, key + 1, SPARINGLY), grown(ends, key + 1, SPARINGLY), grown(lasts, key + 1, SPARINGLY)];
      const last = lasts[key] ?? 0;
      let rest = value + 1 - last;
      if (last > 0 && rest <= 0) return;
      lasts[key] = value + 1;
      let end = ends[key] ?? 0;
      const room = end === 0 ? 0 : BLOCK - (((end - 1) % BLOCK) + 1);
      if (room < lengthOf(rest)) {
        const block = newBlock();
        if (end === 0) firsts[key] = block;
        else links[(Math.ceil(end / BLOCK) - 1) * (BLOCK / LINK)] = block;
        end = block * BLOCK + LINK;
      }
      for (; rest > 127; rest = Math.floor(rest / 128)) bytes[end++] = (rest % 128) + 128;
      bytes[end++] = rest;
      ends[key] = end;
    },
    all: () => ({ bytes: bytes.slice(0, blocks * BLOCK), firsts: firsts.slice(), ends: ends.slice(), lasts: lasts.slice() }),
    *each(key) {
      let value = -1;
      for (let block = firsts[key] ?? 0; block > 0; block = links[block * (BLOCK / LINK)] ?? 0) {
        // no distance begins with a zero: that is where a block ends before its time
        for (let at = block * BLOCK + LINK; at < (block + 1) * BLOCK && bytes[at] !== 0; ) {
          for (let factor = 1; ; factor *= 128) {
            const byte = bytes[at++] ?? 0;
            value += (byte % 128) * factor;
            if (byte < 128) break;
          }
          yield value;
        }
      }
    },
  };
}

function lengthOf(value: number): number {
  let length = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) length++;
  return length;
}
