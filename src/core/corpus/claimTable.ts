import { getOrMake } from '../getOrMake';
import type { Span } from '../model';
import type { ArticlePlace } from './articleEntry';
import { CLAIM_HEAD, type ArticleReader } from './articleReader';
import type { ArticleRow } from './articleRows';
import { contradict, stanceOf } from './certainty';
import { claimWords } from './claimWords';
import type { EntityTable } from './entityTable';
import { byPlace } from './figureTable';
import type { ClaimMark } from './model';
import { NO_SYMBOL, stanceOfCode } from './packing/articleKeys';
import type { Symbols } from './packing/symbols';
import type { Posting, Postings } from './postings';
import type { ArticleSlots } from './slots';

/** Its mark is read when it is looked at. */
export interface ClaimAt {
  readonly entry: ArticlePlace;
  readonly span: Span;
  readonly mark: ClaimMark;
}

export interface SimilarClaim extends ClaimAt {
  /** 0 to 1: how much of what the two speak of they share; rare words count more. */
  readonly similarity: number;
  /** One denies or doubts what the other asserts. */
  readonly contradicts: boolean;
}

export interface ClaimTable {
  /** The claims a source makes, by date. */
  by(entity: string): readonly ClaimAt[];
  /** The claims that name an actor, other than its own, by date; with pauses at will, as every article that names it is looked into. */
  about(entity: string): Generator<undefined, readonly ClaimAt[]>;
  /** The same or a similar claim elsewhere: contradicting first, then the most similar. */
  similar(article: string, mark: ClaimMark): readonly SimilarClaim[];
}

/** Below this share two claims speak of different things. */
const LEAST_SIMILARITY = 0.42;
/** Two claims that share one word share a topic at most. */
const LEAST_SHARED_WORDS = 2;
/** Words that more claims hold tell nothing apart: they count in the score and find no candidates. */
const MOST_CANDIDATES = 5000;
/** Of the articles that share the rarest words with a claim, so many are looked into. */
const MOST_ARTICLES = 300;

/** More than this nobody reads, and an often copied sentence has more. */
const MOST_SIMILAR = 100;

export function createClaimTable(slots: ArticleSlots, reader: ArticleReader, entities: EntityTable, symbols: Symbols, postings: Postings): ClaimTable {
  const packed = reader.stored;
  const claimAt = ({ stored, item }: Posting): ClaimAt => new ClaimInArticle(reader, stored, item);

  /** The articles that share the words of few claims with one, those that share the most and rarest first. */
  const likeliest = (words: readonly number[], weightOf: (word: number) => number): readonly ArticleRow[] => {
    const scores = new Map<ArticleRow, number>();
    for (const word of words) {
      if (postings.claimsWith(word) > MOST_CANDIDATES) continue;
      for (const stored of postings.articlesWith(word)) scores.set(stored, (scores.get(stored) ?? 0) + weightOf(word));
    }
    return [...scores]
      .sort(([one, a], [other, b]) => b - a || byPlace({ stored: one, item: 0 }, { stored: other, item: 0 }))
      .slice(0, MOST_ARTICLES)
      .map(([stored]) => stored);
  };

  const by = entities.lists<ClaimAt>({
    articlesOf: (entity) => [entity, ...entities.localIds(entity)].flatMap((id) => [...postings.articlesOfSource(id)]),
    inArticle(entity, stored) {
      const found: ClaimAt[] = [];
      const isMeant = new Map<number, boolean>([[NO_SYMBOL, false]]);
      packed.visitClaims(stored, {
        claim(item, source) {
          if (getOrMake(isMeant, source, () => entities.idIn(stored, source) === entity)) found.push(claimAt({ stored, item }));
        },
      });
      return found;
    },
  });

  return {
    by: by.of,
    *about(entity) {
      const found: Posting[] = [];
      for (const { article, spans } of entities.mentions(entity)) {
        const stored = slots.get(article);
        if (!stored) continue;
        packed.visitClaims(stored, {
          claim(item, source, _stance, start, end) {
            const isNamed = spans.some((actor) => actor.start >= start && actor.end <= end);
            if (isNamed && (source === NO_SYMBOL || entities.idIn(stored, source) !== entity)) found.push({ stored, item });
          },
        });
        yield;
      }
      return found.sort(byPlace).map(claimAt);
    },
    similar(article, mark) {
      const own = claimWords(mark.quote);
      const known = new Set([...own].flatMap((word) => symbols.find(word) ?? []));
      const total = slots.size + 2;
      const weightIn = (claims: number): number => Math.log2(1 + total / (1 + claims)) ** 2;
      /** By word; 0: not worked out yet. */
      const weights = new Float64Array(symbols.size);
      const weightOf = (word: number): number => (weights[word] ||= weightIn(postings.claimsWith(word)));
      const size = [...own].reduce((sum, word) => sum + weightIn(postings.claimsWith(symbols.find(word) ?? NO_SYMBOL)), 0);
      const stance = stanceOf(mark);

      const found: (Posting & { readonly similarity: number; readonly contradicts: boolean })[] = [];
      for (const stored of likeliest([...known], weightOf)) {
        const { heads, words } = reader.claims(stored);
        const isOwn = stored.article === article;
        for (let item = 0, at = 0, head = 0; head < heads.length; item++, head += CLAIM_HEAD) {
          const [start, end, stanceCode, wordsEnd] = [heads[head] ?? 0, heads[head + 1] ?? 0, heads[head + 2] ?? 0, heads[head + 3] ?? 0];
          let [shared, common, other] = [0, 0, 0];
          for (; at < wordsEnd; at++) {
            const word = words[at] ?? 0;
            const weight = weightOf(word);
            other += weight;
            if (!known.has(word)) continue;
            shared++;
            common += weight;
          }
          // cosine alone would lose a short claim in a long one, overlap alone would find every claim in a long one
          const similarity = shared < LEAST_SHARED_WORDS ? 0 : (common / Math.sqrt(size * other) + common / Math.min(size, other)) / 2;
          if (similarity < LEAST_SIMILARITY || (isOwn && overlap({ start, end }, mark))) continue;
          found.push({ stored, item, similarity, contradicts: contradict(stance, stanceOfCode(stanceCode)) });
        }
      }
      return found
        .sort((a, b) => b.similarity - a.similarity || byPlace(a, b))
        .slice(0, MOST_SIMILAR)
        .sort((a, b) => Number(b.contradicts) - Number(a.contradicts))
        .map(({ stored, item, similarity, contradicts }) => Object.assign(claimAt({ stored, item }), { similarity, contradicts }));
    },
  };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Of a class, as lists hold tens of thousands: an object with getters of its own takes half a kilobyte. */
class ClaimInArticle implements ClaimAt {
  constructor(
    private readonly reader: ArticleReader,
    private readonly stored: ArticleRow,
    private readonly item: number,
  ) {}
  get entry(): ArticlePlace {
    return this.reader.place(this.stored);
  }
  get span(): Span {
    let span: Span = { start: 0, end: 0 };
    this.reader.stored.visitClaims(this.stored, {
      claim: (at, _source, _stance, start, end) => {
        if (at === this.item) span = { start, end };
      },
    });
    return span;
  }
  get mark(): ClaimMark {
    const mark = this.reader.open(this.stored).claims[this.item];
    if (!mark) throw new Error(`There is no claim ${this.item} in ${this.stored.article}.`);
    return mark;
  }
}
