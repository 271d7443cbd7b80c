import { byDate, type ArticleEntry } from './articleEntry';
import { contradict } from './certainty';
import { claimWords } from './claimWords';
import type { EntityTable } from './entityTable';
import type { ClaimMark } from './model';
import { createPostings, type Posting } from './postings';
import type { ArticleSlots } from './slots';

export interface ClaimAt {
  readonly entry: ArticleEntry;
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
  /** The claims that name an actor, other than its own, by date. */
  about(entity: string): readonly ClaimAt[];
  /** The same or a similar claim elsewhere: contradicting first, then the most similar. */
  similar(article: string, mark: ClaimMark): readonly SimilarClaim[];
}

/** Below this share two claims speak of different things. */
const LEAST_SIMILARITY = 0.42;
/** Two claims that share one word share a topic at most. */
const LEAST_SHARED_WORDS = 2;
/** Words that more claims hold tell nothing apart: they count in the score and find no candidates. */
const MOST_CANDIDATES = 5000;
/** Of the claims that share the rarest words with one, this many are compared word by word. */
const MOST_COMPARED = 300;

/** @param entities the table of the folder's entities as it is now. */
export function createClaimTable(slots: ArticleSlots, entities: () => EntityTable): ClaimTable {
  const words = createPostings(slots, ({ claims }, emit) => {
    claims.forEach((claim, item) => claimWords(claim.quote).forEach((word) => emit(word, item)));
  });
  const sources = createPostings(slots, ({ claims }, emit) => {
    claims.forEach(({ source }, item) => source?.entity !== undefined && emit(source.entity, item));
  });
  const isBy = ({ entry, mark }: ClaimAt, entity: string): boolean => mark.source?.entity !== undefined && entities().idOf(entry.article, mark.source.entity) === entity;
  return {
    by(entity) {
      const ids = new Set([entity, ...[...entities().localIds(entity).values()].flat()]);
      return [...ids]
        .flatMap((id) => claimsAt(sources.find(id)))
        .filter((claim) => isBy(claim, entity))
        .sort(byPlace);
    },
    about(entity) {
      const found: ClaimAt[] = [];
      for (const [article, ids] of entities().localIds(entity)) {
        const entry = slots.get(article);
        const actors = ids.flatMap((id) => entry?.byEntity.get(id)?.marks ?? []);
        for (const mark of entry?.claims ?? []) {
          const named = actors.some((actor) => actor.start >= mark.start && actor.end <= mark.end);
          if (entry && named && !isBy({ entry, mark }, entity)) found.push({ entry, mark });
        }
      }
      return found.sort(byPlace);
    },
    similar(article, mark) {
      const own = claimWords(mark.quote);
      const weights = new Map<string, number>();
      const total = slots.size + 2;
      const weightOf = (word: string): number => {
        const known = weights.get(word);
        if (known !== undefined) return known;
        const weight = Math.log2(1 + total / (1 + words.count(word))) ** 2;
        weights.set(word, weight);
        return weight;
      };
      const weightOfAll = (bag: Iterable<string>): number => [...bag].reduce((sum, word) => sum + weightOf(word), 0);

      const candidates = new Map<number, number>();
      for (const word of own) {
        const ids = words.ids(word);
        if (ids.length > MOST_CANDIDATES) continue;
        for (const id of ids) candidates.set(id, (candidates.get(id) ?? 0) + weightOf(word));
      }
      const likeliest = [...candidates].sort(([, a], [, b]) => b - a).slice(0, MOST_COMPARED);
      const found: SimilarClaim[] = [];
      const size = weightOfAll(own);
      for (const [id] of likeliest) {
        const posting = words.open(id);
        const claim = posting?.entry.claims[posting.item];
        if (!posting || !claim || (posting.entry.article === article && overlap(claim, mark))) continue;
        const others = claimWords(claim.quote);
        const shared = [...own].filter((word) => others.has(word));
        if (shared.length < LEAST_SHARED_WORDS) continue;
        const common = weightOfAll(shared);
        const other = weightOfAll(others);
        // cosine alone would lose a short claim in a long one, overlap alone would find every claim in a long one
        const similarity = (common / Math.sqrt(size * other) + common / Math.min(size, other)) / 2;
        if (similarity >= LEAST_SIMILARITY) found.push({ entry: posting.entry, mark: claim, similarity, contradicts: contradict(mark, claim) });
      }
      return found.sort((a, b) => Number(b.contradicts) - Number(a.contradicts) || b.similarity - a.similarity || byDate(a.entry, b.entry));
    },
  };
}

function claimsAt(postings: readonly Posting[]): ClaimAt[] {
  return postings.flatMap(({ entry, item }) => {
    const mark = entry.claims[item];
    return mark ? [{ entry, mark }] : [];
  });
}

function byPlace(a: ClaimAt, b: ClaimAt): number {
  return byDate(a.entry, b.entry) || a.mark.start - b.mark.start;
}

function overlap(a: ClaimMark, b: ClaimMark): boolean {
  return a.start < b.end && b.start < a.end;
}
