import { poolOfCoded, type WordPool } from '../frontCoding';

/** Words by their numbers, and the numbers of words: characters in typed arrays, as 88,000 strings and a hash of them take four times the memory and time. */
export interface WordNumbers {
  readonly size: number;
  /** undefined for a word that is none of them. */
  numberOf(word: string): number | undefined;
  /** Empty for a number that is none. */
  wordOf(number: number): string;
}

/** @param words in the order of their numbers: each once, spelled out or all of them as the build shortens them (frontCoding.ts). */
export function createWordNumbers(words: string | readonly string[]): WordNumbers {
  const { chars, ends } = typeof words === 'string' ? poolOfCoded(words) : poolOf(words);
  const startOf = (number: number): number => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  let capacity = 1;
  while (capacity < ends.length * 2) capacity *= 2;
  /** Open addressing: the number of a word and one, 0 where there is none. */
  const slots = new Int32Array(capacity);
  for (let number = 0; number < ends.length; number++) {
    let hash = 0;
    for (let at = startOf(number), end = ends[number] ?? 0; at < end; at++) hash = Math.imul(hash ^ (chars[at] ?? 0), 0x01000193);
    let slot = slotOf(hash, capacity);
    while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1);
    slots[slot] = number + 1;
  }
  const is = (number: number, word: string): boolean => {
    const start = startOf(number);
    if ((ends[number] ?? 0) - start !== word.length) return false;
    for (let at = 0; at < word.length; at++) if (chars[start + at] !== word.charCodeAt(at)) return false;
    return true;
  };
  return {
    size: ends.length,
    numberOf(word) {
      let hash = 0;
      for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
      for (let slot = slotOf(hash, capacity); ; slot = (slot + 1) & (capacity - 1)) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0) return undefined;
        if (is(number, word)) return number;
      }
    },
    wordOf: (number) => String.fromCharCode(...chars.subarray(startOf(number), ends[number] ?? 0)),
  };
}

function slotOf(hash: number, capacity: number): number {
  return (hash ^ (hash >>> 15)) & (capacity - 1);
}

function poolOf(words: readonly string[]): WordPool {
  const text = words.join('');
  const chars = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) chars[at] = text.charCodeAt(at);
  const ends = new Uint32Array(words.length);
  let end = 0;
  for (const [number, word] of words.entries()) ends[number] = end += word.length;
  return { chars, ends };
}
