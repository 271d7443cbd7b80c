import type { ArticleRow } from '../articleRows';
import type { ArticleSlots } from '../slots';

/** Lists by entity of what all articles say of it, by date. Those asked for last are kept, and mended article by article. */
export interface EntityLists<T> {
  of(id: string): readonly T[];
}

/** Has to be told when an article says something else of an entity than before. */
export interface ListKeeper {
  /** Whether there is a list of an entity that would have to be told. */
  has(id: string): boolean;
  /** @param article by the number of its name. @param id of the entity; undefined: of any. */
  stale(article: number, id?: string): void;
  clear(): void;
}

/** How a list is made. */
export interface ListMaking<T> {
  /** At least the articles that say something of an entity, in any order. */
  articlesOf(id: string): Iterable<ArticleRow>;
  /** What one of them says, by place. */
  inArticle(id: string, stored: ArticleRow): readonly T[];
}

interface Part<T> {
  readonly stored: ArticleRow;
  /** Of the article by its number, which it has also when it is gone. */
  readonly name: number;
  readonly said: readonly T[];
}

interface Kept<T> {
  readonly parts: readonly Part<T>[];
  readonly all: readonly T[];
  /** Articles that may say something else by now, by their names' numbers. */
  readonly stale: Set<number>;
}

/** Beyond this share of a list it is sooner made anew. */
const MENDED_SHARE = 0.25;
const MENDED_AT_LEAST = 64;

/** Lists are kept as long as they have no more parts together, some 20 MB; the last one in any case. A card asks for one after the other. */
const MOST_PARTS = 100_000;
/** An actor that is named in one article has a list too. */
const MOST_LISTS = 8;

export function createEntityLists<T>(slots: ArticleSlots, { articlesOf, inArticle }: ListMaking<T>): EntityLists<T> & ListKeeper {
  const lists = new Map<string, Kept<T>>();

  const partsOf = (id: string, articles: Iterable<ArticleRow>): Part<T>[] => {
    const parts: Part<T>[] = [];
    for (const stored of articles) {
      const said = inArticle(id, stored);
      if (said.length > 0) parts.push({ stored, name: stored.name, said });
    }
    return parts.sort(byArticle);
  };
  const make = (id: string, known: Kept<T> | undefined): Kept<T> => {
    if (known?.stale.size === 0) return known;
    const isMended = known !== undefined && known.stale.size <= known.parts.length * MENDED_SHARE + MENDED_AT_LEAST;
    const parts = isMended
      ? merged(without(known.parts, known.stale), partsOf(id, [...known.stale].flatMap((article) => slots.named(article) ?? [])), byArticle)
      : partsOf(id, new Set(articlesOf(id)));
    return { parts, all: allOf(parts), stale: new Set() };
  };

  return {
    of(id) {
      const list = make(id, lists.get(id));
      lists.delete(id);
      lists.set(id, list);
      let parts = [...lists.values()].reduce((sum, each) => sum + each.parts.length, 0);
      for (const [oldest, { parts: its }] of lists) {
        if (oldest === id || (lists.size <= MOST_LISTS && parts <= MOST_PARTS)) break;
        lists.delete(oldest);
        parts -= its.length;
      }
      return list.all;
    },
    has: (id) => lists.has(id),
    stale(article, id) {
      if (id !== undefined) lists.get(id)?.stale.add(article);
      else for (const { stale } of lists.values()) stale.add(article);
    },
    clear: () => lists.clear(),
  };
}

// plain loops: a list has ten thousand parts, and there is a card to show
function without<T>(parts: readonly Part<T>[], articles: ReadonlySet<number>): readonly Part<T>[] {
  const left: Part<T>[] = [];
  for (const part of parts) if (!articles.has(part.name)) left.push(part);
  return left;
}

function allOf<T>(parts: readonly Part<T>[]): readonly T[] {
  const all: T[] = [];
  for (const { said } of parts) for (const each of said) all.push(each);
  return all;
}

function byArticle({ stored: a }: Part<unknown>, { stored: b }: Part<unknown>): number {
  return a.compareTo(b);
}

/** Two sorted lists as one; a short one into a long one takes little more than a copy. */
export function merged<T>(long: readonly T[], short: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  const pieces: (readonly T[])[] = [];
  let from = 0;
  for (const item of short) {
    const to = placeOf(item, long, from, compare);
    pieces.push(long.slice(from, to), [item]);
    from = to;
  }
  return ([] as T[]).concat(...pieces, long.slice(from));
}

/** Before the first that is greater. */
function placeOf<T>(item: T, sorted: readonly T[], from: number, compare: (a: T, b: T) => number): number {
  let low = from;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(other, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
