/** Bits of words in typed arrays, found by the characters of a text without cutting the word out first. */
export interface WordTable {
  /** Sets more bits of each word of a list, which stand in it with white space between them. */
  addAll(list: string, bits: number): void;
  /** The bits of text[start, end), 0 if it is no known word. */
  at(text: string, start: number, end: number): number;
}

/** Open addressing; two independent 32-bit hashes stand for the word. At least twice as large as what it will hold. */
const CAPACITY = 1 << 18;
const MASK = CAPACITY - 1;
/** White space of lists is this and what is below it: space, line feed. */
const SPACE = 0x20;

export function createWordTable(): WordTable {
  const firsts = new Int32Array(CAPACITY);
  const seconds = new Int32Array(CAPACITY);
  const values = new Int32Array(CAPACITY);
  let used = 0;

  function slotOf(text: string, start: number, end: number, insert: boolean): number {
    let first = 0x811c9dc5;
    let second = 0x2545f491;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second + code, 0x5bd1e995) ^ (second >>> 15);
    }
    first |= 0;
    second |= 1; // never 0, which marks a free slot
    let slot = (first ^ (first >>> 15)) & MASK;
    while (seconds[slot] !== 0 && (firsts[slot] !== first || seconds[slot] !== second)) slot = (slot + 1) & MASK;
    if (seconds[slot] !== 0) return slot;
    if (!insert || used * 2 >= CAPACITY) return -1;
    used++;
    firsts[slot] = first;
    seconds[slot] = second;
    return slot;
  }

  return {
    addAll(list, bits) {
      for (let start = 0, end = 0; end <= list.length; end++) {
        if (end < list.length && list.charCodeAt(end) > SPACE) continue;
        const slot = end > start ? slotOf(list, start, end, true) : -1;
        if (slot >= 0) values[slot] = (values[slot] ?? 0) | bits;
        start = end + 1;
      }
    },
    at(text, start, end) {
      const slot = slotOf(text, start, end, false);
      return slot < 0 ? 0 : (values[slot] ?? 0);
    },
  };
}
