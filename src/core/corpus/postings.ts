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
  /** At least as many as `find` gives, without looking at them. */
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
  return {
    find(key) {
      sync();
      const found: Posting[] = [];
      for (const packed of byKey.get(key) ?? []) {
        const entry = slots.at(Math.floor(packed / ITEMS));
        if (entry) found.push({ entry, item: packed % ITEMS });
      }
      return found;
    },
    count(key) {
      sync();
      return byKey.get(key)?.length ?? 0;
    },
  };
}
