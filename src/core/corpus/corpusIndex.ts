import type { ArticleMetadata } from '../article/model';
import type { LocalEntity, Span } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { byDate, createArticleEntry, type ArticleEntry } from './articleEntry';
import { createClaimTable, type ClaimAt, type SimilarClaim } from './claimTable';
import type { CorpusEntity } from './corpusEntity';
import { createEntityTable, type ArticleMentions, type EntityTable } from './entityTable';
import type { ContextLine, Position } from './excerpts';
import { createFigureTable, type ComparedFigure, type FigureAt } from './figureTable';
import { createIntern } from './intern';
import type { ArticleMarks, ClaimMark, FigureMark, Mark, Orphan } from './model';
import { slugOf } from './nameVariants';
import { createSlots } from './slots';

export interface IndexedArticle {
  readonly article: string;
  readonly metadata: ArticleMetadata;
  readonly actors: number;
  readonly figures: number;
  readonly claims: number;
  readonly orphans: number;
}

/**
 * Everything known of a folder of articles, in memory. Articles come and go one at a time; what hangs on all of them
 * (which local entities are one actor, which claims share words) is worked out at the next question, once for any number
 * of changes. Articles are ordered by date, undated ones last. Holds the surroundings of the marks, no article texts.
 */
export interface CorpusIndex {
  /** Grows with every change. */
  readonly version: number;
  readonly size: number;
  /** Puts an article in or replaces it. @param text its text today; only the surroundings of its marks are kept. */
  set(marks: ArticleMarks, text: string): void;
  remove(article: string): void;
  rename(from: string, to: string): void;
  setRegistry(actors: readonly KnownActor[]): void;

  articles(): readonly IndexedArticle[];
  /** As it was set; the marks' quotes and offsets are those of the text then. */
  article(article: string): ArticleMarks | undefined;
  orphans(): readonly { readonly article: string; readonly orphan: Orphan }[];
  /** Every mark that holds links to others. */
  linkedMarks(): readonly { readonly article: string; readonly mark: Mark }[];
  /** A line of context around a mark, or undefined where the text around a span was not kept. */
  context(article: string, span: Span): ContextLine | undefined;
  /** Line and column of an offset, without the text. */
  position(article: string, offset: number): Position | undefined;

  /** The folder-wide entity of an actor mark or a claim's source. */
  entityOf(article: string, localId: string): CorpusEntity | undefined;
  entity(id: string): CorpusEntity | undefined;
  /** The most mentioned first. */
  entities(): readonly CorpusEntity[];
  /** Entities with a name that holds the words typed, the most mentioned first. */
  findEntities(query: string, limit?: number): readonly CorpusEntity[];
  mentions(entity: string): readonly ArticleMentions[];

  figures(): readonly FigureAt[];
  comparableFigures(article: string, mark: FigureMark): readonly ComparedFigure[];
  claimsBy(entity: string): readonly ClaimAt[];
  claimsAbout(entity: string): readonly ClaimAt[];
  similarClaims(article: string, mark: ClaimMark): readonly SimilarClaim[];
}

export function createCorpusIndex(registry: readonly KnownActor[] = []): CorpusIndex {
  const slots = createSlots();
  const intern = createIntern();
  let known = registry;
  let version = 0;
  let table: EntityTable | undefined;
  const entities = (): EntityTable => (table ??= createEntityTable(slots.all(), known, (article) => slots.get(article)));
  const figures = createFigureTable(slots, entities);
  const claims = createClaimTable(slots, entities);

  const put = (entry: ArticleEntry): void => {
    const before = slots.get(entry.article);
    slots.put(entry);
    version++;
    // most edits leave the article's actors as they were: then only counts change
    if (before && sameEntities(before.entities, entry.entities)) table?.recount(entry.article);
    else table = undefined;
  };
  const remove = (article: string): void => {
    if (!slots.remove(article)) return;
    version++;
    table = undefined;
  };
  const ordered = (): ArticleEntry[] => slots.all().sort(byDate);

  return {
    get version() {
      return version;
    },
    get size() {
      return slots.size;
    },
    set: (marks, text) => put(createArticleEntry(marks, text, intern)),
    remove,
    rename(from, to) {
      const entry = slots.get(from);
      if (!entry || from === to) return;
      remove(from);
      put({ ...entry, article: to });
    },
    setRegistry(actors) {
      known = actors;
      table = undefined;
      version++;
    },

    articles: () =>
      ordered().map(({ article, metadata, actors, figures: { length }, claims: found, orphans }) => ({
        article,
        metadata,
        actors: actors.length,
        figures: length,
        claims: found.length,
        orphans: orphans.length,
      })),
    article: (article) => slots.get(article),
    orphans: () => ordered().flatMap(({ article, orphans }) => orphans.map((orphan) => ({ article, orphan }))),
    linkedMarks: () => slots.all().flatMap(({ article, linked }) => linked.map((mark) => ({ article, mark }))),
    context: (article, span) => slots.get(article)?.excerpts.context(span),
    position: (article, offset) => slots.get(article)?.excerpts.position(offset),

    entityOf: (article, localId) => entities().get(entities().idOf(article, localId)),
    entity: (id) => entities().get(id),
    entities: () => entities().all(),
    findEntities(query, limit = 200) {
      const wanted = slugOf(query);
      return entities()
        .all()
        .filter(({ id, names }) => slugOf(id).includes(wanted) || names.some((name) => slugOf(name).includes(wanted)))
        .slice(0, limit);
    },
    mentions: (id) => entities().mentions(id),

    figures: () => ordered().flatMap((entry) => entry.figures.map((mark) => ({ entry, mark }))),
    comparableFigures: (article, mark) => figures.compare(article, mark),
    claimsBy: (id) => claims.by(id),
    claimsAbout: (id) => claims.about(id),
    similarClaims: (article, mark) => claims.similar(article, mark),
  };
}

function sameEntities(a: readonly LocalEntity[], b: readonly LocalEntity[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return other?.id === one.id && other.type === one.type && other.origin === one.origin && other.names.length === one.names.length && other.names.every((name, at) => name === one.names[at]);
    })
  );
}
