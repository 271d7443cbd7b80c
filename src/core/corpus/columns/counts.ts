import { createColumn, type KeptColumn } from './column';
import { createLists, type KeptLists } from './lists';

/** How often values stand under keys, all of them numbers. Meant for keys with few values: those of a key are looked through. */
export interface Counts {
  /** @param more times; negative: less. A value that comes to nothing is no longer there. */
  count(key: number, value: number, more: number): void;
  each(key: number): Generator<readonly [value: number, times: number]>;
  /** The one value of a key, or undefined where there is none or several. */
  only(key: number): number | undefined;
  all(): KeptCounts;
}

export interface KeptCounts {
  readonly lists: KeptLists;
  readonly times: KeptColumn;
}

/** @param kept is changed from now on. */
export function createCounts(kept?: KeptCounts): Counts {
  const lists = createLists(kept?.lists);
  /** By node. */
  const times = createColumn(kept?.times);
  return {
    count(key, value, more) {
      const known = lists.find(key, value);
      const left = (known === undefined ? 0 : times.at(known)) + more;
      if (left > 0) times.set(known ?? lists.add(key, value), left);
      else if (known !== undefined) lists.remove(key, value);
    },
    *each(key) {
      for (const node of lists.nodes(key)) yield [lists.value(node), times.at(node)];
    },
    only(key) {
      let only: number | undefined;
      for (const value of lists.of(key)) {
        if (only !== undefined) return undefined;
        only = value;
      }
      return only;
    },
    all: () => ({ lists: lists.all(), times: times.all() }),
  };
}
