import { createColumn, type KeptColumn } from './column';

/** Lists of numbers under numbers, in columns: two to eight bytes for each number, one to four for each key. The last added comes first. */
export interface Lists {
  /** @returns its node, until it is removed. */
  add(key: number, value: number): number;
  /** Takes a value off a list once; looks through that list. @returns the node it had. */
  remove(key: number, value: number): number | undefined;
  /** The node of a value in a list; looks through that list. */
  find(key: number, value: number): number | undefined;
  /** The list must not change meanwhile. */
  of(key: number): Generator<number>;
  nodes(key: number): Generator<number>;
  value(node: number): number;
  has(key: number): boolean;
  /** How many a list has, as far as `most`. */
  count(key: number, most: number): number;
  clear(key: number): void;
  /** Keys are smaller than this. */
  readonly end: number;
  all(): KeptLists;
}

/** The memory of lists as it stands. */
export interface KeptLists {
  readonly heads: KeptColumn;
  readonly values: KeptColumn;
  readonly nexts: KeptColumn;
}

/** Node 0 is nobody's; behind it stand those that are free. */
const FREE = 0;

/** @param kept is changed from now on. */
export function createLists(kept?: KeptLists): Lists {
  const heads = createColumn(kept?.heads);
  const values = createColumn(kept?.values);
  const nexts = createColumn(kept?.nexts);
  let size = Math.max(1, kept?.nexts.length ?? 0);
  let end = kept?.heads.length ?? 0;

  const find = (key: number, value: number): number | undefined => {
    for (let node = heads.at(key); node !== 0; node = nexts.at(node)) if (values.at(node) === value) return node;
    return undefined;
  };
  const free = (node: number): void => {
    nexts.set(node, nexts.at(FREE));
    nexts.set(FREE, node);
  };
  function* nodes(key: number): Generator<number> {
    for (let node = heads.at(key); node !== 0; node = nexts.at(node)) yield node;
  }
  return {
    add(key, value) {
      const used = nexts.at(FREE);
      const node = used === 0 ? size++ : used;
      if (used !== 0) nexts.set(FREE, nexts.at(used));
      values.set(node, value);
      nexts.set(node, heads.at(key));
      heads.set(key, node);
      if (key >= end) end = key + 1;
      return node;
    },
    remove(key, value) {
      for (let before = 0, node = heads.at(key); node !== 0; before = node, node = nexts.at(node)) {
        if (values.at(node) !== value) continue;
        if (before === 0) heads.set(key, nexts.at(node));
        else nexts.set(before, nexts.at(node));
        free(node);
        return node;
      }
      return undefined;
    },
    find,
    *of(key) {
      for (let node = heads.at(key); node !== 0; node = nexts.at(node)) yield values.at(node);
    },
    nodes,
    value: (node) => values.at(node),
    has: (key) => heads.at(key) !== 0,
    count(key, most) {
      let count = 0;
      for (let node = heads.at(key); node !== 0 && count < most; node = nexts.at(node)) count++;
      return count;
    },
    clear(key) {
      for (let node = heads.at(key); node !== 0; node = heads.at(key)) {
        heads.set(key, nexts.at(node));
        free(node);
      }
    },
    get end() {
      return end;
    },
    all: () => ({ heads: heads.all(), values: values.all(), nexts: nexts.all() }),
  };
}
