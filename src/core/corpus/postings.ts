import { grown, SPARINGLY } from '../grown';
import { createChains, type Chains, type KeptChains } from './chains';
import { NO_SYMBOL } from './packing/articleKeys';
import type { StoredArticle, StoredReader } from './packing/storedArticle';
import type { Symbols } from './packing/symbols';
import type { ArticleSlots } from './slots';

/** A figure or claim of an article, by its place among those shown. */
export interface Posting {
  readonly stored: StoredArticle;
  readonly item: number;
}

/** Which articles hold a kind of figure, a word in a claim, or a source of one. Kept while articles come and go. */
export interface Postings {
  /**
   * An article came, changed or went; to be told after `slots` knows it.
   * @param words of its claims, each as often as there are claims that hold it; where they are not known they are read from its bytes.
   */
  changed(before: StoredArticle | undefined, after: StoredArticle | undefined, slot: number, words?: readonly number[]): void;
  /** @param kind as `figureKey` makes it. */
  figures(kind: string): readonly Posting[];
  /** The articles with claims of a source. @param source the articles' own id of it. */
  articlesOfSource(source: string): Iterable<StoredArticle>;
  /** The articles with claims that hold a word, by its number. */
  articlesWith(word: number): Generator<StoredArticle>;
  /** In how many claims a word stands. */
  claimsWith(word: number): number;
  all(): KeptPostings;
}

/** Postings as they were kept, by the numbers that the articles had. */
export interface KeptPostings {
  readonly figures: KeptChains;
  readonly sources: KeptChains;
  readonly words: KeptChains;
  /** By word, in how many claims it stands. */
  readonly claims: Uint32Array<ArrayBuffer>;
}

export function createPostings(slots: ArticleSlots, symbols: Symbols, packer: StoredReader, kept?: KeptPostings): Postings {
  let chains = { figures: createChains(kept?.figures), sources: createChains(kept?.sources), words: createChains(kept?.words) };
  let claims = kept?.claims ?? new Uint32Array(1024);
  let { generation } = slots;

  const count = (word: number, more: 0 | 1 | -1): void => {
    if (word >= claims.length) claims = grown(claims, word + 1, SPARINGLY);
    claims[word] = Math.max(0, (claims[word] ?? 0) + more);
  };
  /** @param more claims with each of its words: 0 where they are counted already. */
  const enter = (stored: StoredArticle, slot: number, more: 0 | 1, words?: readonly number[]): void => {
    const enterWord = (word: number): void => {
      count(word, more);
      chains.words.add(word, slot);
    };
    const claim = (_: number, source: number): void => {
      if (source !== NO_SYMBOL) chains.sources.add(source, slot);
    };
    packer.visitFigures(stored, { figure: (_, kind) => kind !== NO_SYMBOL && chains.figures.add(kind, slot) });
    packer.visitClaims(stored, words ? { claim } : { claim, word: enterWord });
    words?.forEach(enterWord);
  };
  /** The articles in a chain that are still what they were. */
  function* living(chain: Chains, key: number): Generator<StoredArticle> {
    for (const slot of chain.each(key)) {
      const stored = slots.at(slot);
      if (stored) yield stored;
    }
  }
  const find = (chain: Chains, text: string): Iterable<StoredArticle> => {
    const key = symbols.find(text);
    return key === undefined ? [] : living(chain, key);
  };

  return {
    changed(before, after, slot, words) {
      if (before) packer.visitClaims(before, { word: (word) => count(word, -1), claim: () => undefined });
      if (after) enter(after, slot, 1, words);
      if (generation === slots.generation) return;
      ({ generation } = slots);
      chains = { figures: createChains(), sources: createChains(), words: createChains() };
      for (let at = 0; at < slots.end; at++) {
        const stored = slots.at(at);
        if (stored) enter(stored, at, 0);
      }
    },
    figures(kind) {
      const key = symbols.find(kind);
      const found: Posting[] = [];
      for (const stored of find(chains.figures, kind)) packer.visitFigures(stored, { figure: (item, is) => is === key && found.push({ stored, item }) });
      return found;
    },
    articlesOfSource: (source) => find(chains.sources, source),
    articlesWith: (word) => living(chains.words, word),
    claimsWith: (word) => claims[word] ?? 0,
    all: () => ({ figures: chains.figures.all(), sources: chains.sources.all(), words: chains.words.all(), claims: claims.slice() }),
  };
}
