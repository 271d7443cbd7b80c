import type { ArticleEntry } from './articleEntry';

/**
 * The articles of the index by number. An article that changes gets a new number and its old one goes dead, so that tables
 * built from the numbers need no clean-up: they skip the dead. Too many dead ones, and all are numbered anew.
 */
export interface ArticleSlots {
  /** Grows when all numbers change. */
  readonly generation: number;
  /** One more than the highest number given. */
  readonly end: number;
  readonly size: number;
  at(slot: number): ArticleEntry | undefined;
  get(article: string): ArticleEntry | undefined;
  put(entry: ArticleEntry): void;
  remove(article: string): boolean;
  all(): ArticleEntry[];
}

const TOLERATED_DEAD = 1000;

export function createSlots(): ArticleSlots {
  let entries: (ArticleEntry | undefined)[] = [];
  const slotOf = new Map<string, number>();
  let generation = 0;

  const renumber = (): void => {
    entries = entries.filter((entry) => entry !== undefined);
    entries.forEach((entry, slot) => entry && slotOf.set(entry.article, slot));
    generation++;
  };
  const remove = (article: string): boolean => {
    const slot = slotOf.get(article);
    if (slot === undefined) return false;
    entries[slot] = undefined;
    return slotOf.delete(article);
  };
  return {
    get generation() {
      return generation;
    },
    get end() {
      return entries.length;
    },
    get size() {
      return slotOf.size;
    },
    at: (slot) => entries[slot],
    get: (article) => entries[slotOf.get(article) ?? -1],
    put(entry) {
      remove(entry.article);
      slotOf.set(entry.article, entries.push(entry) - 1);
      if (entries.length > 2 * slotOf.size + TOLERATED_DEAD) renumber();
    },
    remove,
    all: () => entries.filter((entry) => entry !== undefined),
  };
}
