import type { ArticleEntry } from './articleEntry';
import type { ArticleSlots } from './slots';

export interface Posting {
  readonly entry: ArticleEntry;
  /** Index of the figure or claim in its entry. */
  readonly item: number;
}

/** Which figures or claims stand under a key (a kind of figure, a word of a claim). */
export interface Postings {
  find(key: string): readonly Posting[];
  /** The same as numbers: cheap to gather many and open few. */
  ids(key: string): readonly number[];
  open(id: number): Posting | undefined;
  count(key: string): number;
}

/** Articles hold fewer figures or claims than this; number and item then fit one exact number. */
const ITEMS = 2 ** 22;

/**
 * @param keysOf hands out the keys of all items of one article. Called at the next question, once for each article that
 * came or changed since the last one.
 */
export function createPostings(slots: ArticleSlots, keysOf: (entry: ArticleEntry, emit: (key: string, item: number) => void) => void): Postings {
  let byKey = new Map<string, number[]>();
  let read = 0;
  let { generation } = slots;

  const sync = (): void => {
    if (generation !== slots.generation) {
      ({ generation } = slots);
      byKey = new Map();
      read = 0;
    }
    for (; read < slots.end; read++) {
      const entry = slots.at(read);
      if (!entry) continue;
      const first = read * ITEMS;
      keysOf(entry, (key, item) => {
        const list = byKey.get(key);
        if (list) list.push(first + item);
        else byKey.set(key, [first + item]);
      });
    }
  };
  /** The list of a key without what changed articles left in it. */
  const live = (key: string): readonly number[] => {
    sync();
    const all = byKey.get(key) ?? [];
    const now = all.filter((packed) => slots.at(Math.floor(packed / ITEMS)) !== undefined);
    if (now.length < all.length) byKey.set(key, now);
    return now;
  };
  const open = (id: number): Posting | undefined => {
    const entry = slots.at(Math.floor(id / ITEMS));
    return entry && { entry, item: id % ITEMS };
  };
  return {
    find: (key) => live(key).flatMap((id) => open(id) ?? []),
    ids: live,
    open,
    count: (key) => live(key).length,
  };
}
