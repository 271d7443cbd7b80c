/**
 * Looks up names of several words in time proportional to the text, whatever the number of names: an open-addressing
 * hash table in typed arrays of every name and every beginning of a name, keyed by the hash of its words so far.
 * Two independent 32-bit hashes are compared; the names themselves are not.
 */
export interface NameTable {
  /** @param value not negative. A name added again keeps its first value. @returns the value the name has. */
  add(keys: readonly string[], value: number): number;
  /** The state after one more word of a name; 0 if no name goes on so. Start with `ROOT`. */
  step(state: number, key: string): number;
  /** The value of the name that ends in this state, or -1. */
  valueAt(state: number): number;
  /** One with the same names, for adding others to it. */
  copy(): NameTable;
}

export const ROOT = -1;
const EMPTY = -2;
const PREFIX = -1;

/** Two FNV-1a-like hashes of a key, mixed into those of the words before it. */
function hashInto(key: string, first: number, second: number): [number, number] {
  let a = first ^ 0x811c9dc5;
  let b = second ^ 0x2545f491;
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995) ^ (b >>> 13);
  }
  return [Math.imul(a ^ (a >>> 15), 0x2c1b3c6d), Math.imul(b ^ (b >>> 14), 0x297a2d39)];
}

interface Columns {
  readonly used: number;
  readonly firsts: Int32Array<ArrayBuffer>;
  readonly seconds: Int32Array<ArrayBuffer>;
  readonly values: Int32Array<ArrayBuffer>;
}

function emptyColumns(capacity: number): Columns {
  return { used: 0, firsts: new Int32Array(capacity), seconds: new Int32Array(capacity), values: new Int32Array(capacity).fill(EMPTY) };
}

/** @param columns of another table, copied: they are written to. */
export function createNameTable(columns: Columns = emptyColumns(1 << 12)): NameTable {
  let { used, firsts, seconds, values } = columns;
  let capacity = values.length;

  /** The slot of these hashes: theirs, or the free one where they belong. */
  function slotOf(first: number, second: number): number {
    let slot = (first ^ (first >>> 16)) & (capacity - 1);
    while (values[slot] !== EMPTY && (firsts[slot] !== first || seconds[slot] !== second)) slot = (slot + 1) & (capacity - 1);
    return slot;
  }

  function grow() {
    const old = { firsts, seconds, values };
    capacity *= 2;
    ({ firsts, seconds, values } = emptyColumns(capacity));
    for (let at = 0; at < old.values.length; at++) {
      const value = old.values[at] ?? EMPTY;
      if (value === EMPTY) continue;
      const first = old.firsts[at] ?? 0;
      const second = old.seconds[at] ?? 0;
      const slot = slotOf(first, second);
      firsts[slot] = first;
      seconds[slot] = second;
      values[slot] = value;
    }
  }

  return {
    add(keys, value) {
      let hashes: [number, number] = [0, 0];
      let slot = -1;
      for (const key of keys) {
        if (used * 2 > capacity) grow();
        hashes = hashInto(key, hashes[0], hashes[1]);
        slot = slotOf(hashes[0], hashes[1]);
        if (values[slot] !== EMPTY) continue;
        firsts[slot] = hashes[0];
        seconds[slot] = hashes[1];
        values[slot] = PREFIX;
        used++;
      }
      if (slot < 0) return value;
      if (values[slot] === PREFIX) values[slot] = value;
      return values[slot] ?? value;
    },
    step(state, key) {
      const [first, second] = state === ROOT ? hashInto(key, 0, 0) : hashInto(key, firsts[state - 1] ?? 0, seconds[state - 1] ?? 0);
      const slot = slotOf(first, second);
      return values[slot] === EMPTY ? 0 : slot + 1;
    },
    copy: () => createNameTable({ used, firsts: firsts.slice(), seconds: seconds.slice(), values: values.slice() }),
    valueAt: (state) => (state > 0 ? (values[state - 1] ?? -1) : -1),
  };
}
