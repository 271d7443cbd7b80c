import type { ArticleRow } from './articleRows';
import { createChains, type KeptChains } from './chains';
import { createColumn, type KeptColumn } from './columns/column';
import { NO_SYMBOL } from './packing/articleKeys';
import { createPairList, createPairs } from './packing/pairs';
import type { StoredReader } from './packing/storedArticle';
import type { Symbols } from './packing/symbols';
import type { ArticleSlots } from './slots';

/** The figures of one kind in one article, by their place among those shown. */
export interface FigurePosting {
  readonly stored: ArticleRow;
  /** Rising. */
  readonly items: readonly number[];
}

/** A figure or claim of an article, by its place among those shown. */
export interface Posting {
  readonly stored: ArticleRow;
  readonly item: number;
}

/** Which articles hold a kind of figure, a word in a claim, or a source of one. Kept while articles come and go. */
export interface Postings {
  /**
   * An article came, changed or went; to be told after `slots` knows it.
   * @param words of its claims, each as often as there are claims that hold it; where they are not known they are read from its bytes.
   */
  changed(before: ArticleRow | undefined, after: ArticleRow | undefined, words?: readonly number[]): void;
  /** @param kind as `figureKey` makes it. */
  figures(kind: string): Iterable<FigurePosting>;
  /** The articles with claims of a source. @param source the articles' own id of it. */
  articlesOfSource(source: string): Iterable<ArticleRow>;
  /** The articles with claims that hold a word, by its number. */
  articlesWith(word: number): Iterable<ArticleRow>;
  /** In how many claims a word stands. */
  claimsWith(word: number): number;
  all(): KeptPostings;
}

/** Postings as they were kept, by the numbers that the articles had. */
export interface KeptPostings {
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly articles: KeptChains;
  readonly claims: KeptColumn;
}

/** What a string is looked up as: strings of all kinds share one table. */
const enum Kind { Figure, Source, Word }

/** @param kept is changed from now on. */
export function createPostings(slots: ArticleSlots, symbols: Symbols, reader: StoredReader, kept?: KeptPostings): Postings {
  /** A kind and a string have a number together: few strings are of any. */
  const keys = createPairs(createPairList(kept?.keys));
  let articles = createChains(kept?.articles);
  /** By key of a word, in how many claims it stands. */
  const claims = createColumn(kept?.claims);
  let { generation } = slots;

  const keyOf = (kind: Kind, symbol: number): number => keys.find(kind, symbol) ?? keys.add(kind, symbol);
  const count = (key: number, more: 1 | -1): void => {
    claims.set(key, Math.max(0, claims.at(key) + more));
  };
  /** @param isCounted whether the claims with its words are counted already. */
  const enter = (row: ArticleRow, isCounted: boolean, words?: readonly number[]): void => {
    const enterWord = (word: number): void => {
      const key = keyOf(Kind.Word, word);
      if (!isCounted) count(key, 1);
      articles.add(key, row.slot);
    };
    const claim = (_: number, source: number): void => {
      if (source !== NO_SYMBOL) articles.add(keyOf(Kind.Source, source), row.slot);
    };
    reader.visitFigures(row, { figure: (_, kind) => kind !== NO_SYMBOL && articles.add(keyOf(Kind.Figure, kind), row.slot) });
    reader.visitClaims(row, words ? { claim } : { claim, word: enterWord });
    words?.forEach(enterWord);
  };
  /** The articles under a key that are still what they were. */
  function* find(kind: Kind, symbol: number | undefined): Generator<ArticleRow> {
    const key = symbol === undefined ? undefined : keys.find(kind, symbol);
    if (key === undefined) return;
    for (const slot of articles.each(key)) {
      const row = slots.at(slot);
      if (row) yield row;
    }
  }

  return {
    changed(before, after, words) {
      if (before) reader.visitClaims(before, { word: (word) => count(keyOf(Kind.Word, word), -1), claim: () => undefined });
      if (generation === slots.generation) {
        if (after) enter(after, false, words);
        return;
      }
      ({ generation } = slots);
      articles = createChains();
      for (const row of slots.all()) enter(row, row !== after);
    },
    *figures(kind) {
      const symbol = symbols.find(kind);
      for (const stored of find(Kind.Figure, symbol)) {
        const items: number[] = [];
        reader.visitFigures(stored, { figure: (item, is) => is === symbol && items.push(item) });
        yield { stored, items };
      }
    },
    articlesOfSource: (source) => find(Kind.Source, symbols.find(source)),
    articlesWith: (word) => find(Kind.Word, word),
    claimsWith: (word) => claims.at(keys.find(Kind.Word, word) ?? keys.size),
    all: () => ({ keys: keys.all(), articles: articles.all(), claims: claims.all() }),
  };
}
