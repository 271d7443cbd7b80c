import type { StoredArticle } from './packing/storedArticle';

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
  at(slot: number): StoredArticle | undefined;
  get(article: string): StoredArticle | undefined;
  /** @returns the number it has now. */
  put(article: StoredArticle): number;
  /** Puts an article of an index that was kept to the number it had there; rising ones, before any other comes. */
  restore(article: StoredArticle, slot: number): void;
  /** Gives no number below the end that there was: tables name dead articles by these. */
  restoreEnd(end: number): void;
  remove(article: string): boolean;
  all(): StoredArticle[];
  /** With their numbers, rising. */
  numbered(): (readonly [slot: number, article: StoredArticle])[];
}

const TOLERATED_DEAD = 1000;

export function createSlots(): ArticleSlots {
  let articles: (StoredArticle | undefined)[] = [];
  const slotOf = new Map<string, number>();
  let generation = 0;

  const renumber = (): void => {
    articles = articles.filter((article) => article !== undefined);
    articles.forEach((article, slot) => article && slotOf.set(article.article, slot));
    generation++;
  };
  const remove = (article: string): boolean => {
    const slot = slotOf.get(article);
    if (slot === undefined) return false;
    articles[slot] = undefined;
    return slotOf.delete(article);
  };
  const restoreEnd = (end: number): void => {
    while (articles.length < end) articles.push(undefined);
  };
  return {
    get generation() {
      return generation;
    },
    get end() {
      return articles.length;
    },
    get size() {
      return slotOf.size;
    },
    at: (slot) => articles[slot],
    get: (article) => articles[slotOf.get(article) ?? -1],
    put(article) {
      remove(article.article);
      slotOf.set(article.article, articles.push(article) - 1);
      if (articles.length > 2 * slotOf.size + TOLERATED_DEAD) renumber();
      return slotOf.get(article.article) ?? -1;
    },
    restoreEnd,
    restore(article, slot) {
      restoreEnd(slot);
      articles[slot] = article;
      slotOf.set(article.article, slot);
    },
    remove,
    numbered: () => articles.flatMap((article, slot) => (article ? [[slot, article] as const] : [])),
    all: () => articles.filter((article) => article !== undefined),
  };
}
