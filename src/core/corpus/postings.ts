import { finished } from '../finished';
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
  /** As `changed` of an article that goes, for many at once: its claims are taken off their words' counts when these are next asked for. */
  leaves(row: ArticleRow): void;
  /** Takes off, in steps, what is still to be taken off. */
  settling(): Generator<undefined, void>;
  /** @param kind as `figureKey` makes it. */
  figures(kind: string): Iterable<FigurePosting>;
  /** The articles with claims of a source. @param source the articles' own id of it. */
  articlesOfSource(source: string): Iterable<ArticleRow>;
  /** The articles with claims that hold a word, by its number. */
  articlesWith(word: number): Iterable<ArticleRow>;
  /** In how many claims a word stands. */
  claimsWith(word: number): number;
  /** Of what is settled. */
  all(): KeptPostings;
}

/** Postings as they were kept, by the numbers that the articles had. */
export interface KeptPostings {
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly articles: KeptChains;
  readonly claims: KeptColumn;
}

/** What claims are read from. */
type ArticleBytes = Parameters<StoredReader['visitClaims']>[0];

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
  /** Still counted among the claims. Their bytes as they were: the row may be given to another article. */
  const leaving: ArticleBytes[] = [];

  const keyOf = (kind: Kind, symbol: number): number => keys.find(kind, symbol) ?? keys.add(kind, symbol);
  const count = (key: number, more: 1 | -1): void => {
    claims.set(key, Math.max(0, claims.at(key) + more));
  };
  const takeOff = (row: ArticleBytes): void => reader.visitClaims(row, { word: (word) => count(keyOf(Kind.Word, word), -1), claim: () => undefined });
  function* settling(): Generator<undefined, void> {
    for (let row = leaving.pop(); row; row = leaving.pop()) {
      takeOff(row);
      yield;
    }
  }
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
  /** Enters all anew where their numbers have changed. @param come is new among them. @returns whether they have. */
  const renumbered = (come?: ArticleRow): boolean => {
    if (generation === slots.generation) return false;
    ({ generation } = slots);
    articles = createChains();
    for (const row of slots.all()) enter(row, row !== come);
    return true;
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
      if (before) takeOff(before);
      if (!renumbered(after) && after) enter(after, false, words);
    },
    leaves(row) {
      const { tables, bytes, claimKeysAt, excerptsAt } = row;
      leaving.push({ tables, bytes, claimKeysAt, excerptsAt });
      renumbered();
    },
    settling,
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
    claimsWith(word) {
      if (leaving.length > 0) finished(settling());
      return claims.at(keys.find(Kind.Word, word) ?? keys.size);
    },
    all: () => ({ keys: keys.all(), articles: articles.all(), claims: claims.all() }),
  };
}
