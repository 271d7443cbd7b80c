import type { CorpusIndex, IndexedArticle } from './corpusIndex';

/** What somebody counts in each article of an index, kept while articles come and go: only those that changed are looked at again. */
export interface Tallies<T> {
  /**
   * Of all articles, by date; with a pause behind each that is looked at.
   * @param look counts in one article.
   */
  of(index: CorpusIndex, look: (article: IndexedArticle) => T): Generator<undefined, readonly (readonly [IndexedArticle, T])[]>;
  /** To be told of each article that changed or went. */
  forget(index: CorpusIndex, article: string): void;
}

export function createTallies<T>(): Tallies<T> {
  const tallies = new WeakMap<CorpusIndex, Map<string, { readonly tally: T }>>();
  return {
    *of(index, look) {
      const known = tallies.get(index) ?? new Map<string, { readonly tally: T }>();
      tallies.set(index, known);
      const all: (readonly [IndexedArticle, T])[] = [];
      for (const article of index.articles()) {
        let kept = known.get(article.article);
        if (!kept) {
          kept = { tally: look(article) };
          known.set(article.article, kept);
          yield;
        }
        all.push([article, kept.tally]);
      }
      return all;
    },
    forget: (index, article) => void tallies.get(index)?.delete(article),
  };
}
