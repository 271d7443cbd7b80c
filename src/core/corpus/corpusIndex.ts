import type { ArticleMetadata } from '../article/model';
import { getOrMake } from '../getOrMake';
import type { LocalEntity, Span } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { byIso, type ArticleEntry } from './articleEntry';
import { createArticleReader } from './articleReader';
import { createClaimTable, type ClaimAt, type SimilarClaim } from './claimTable';
import type { CorpusEntity } from './corpusEntity';
import { createEntityTable, type ArticleMentions } from './entityTable';
import type { ContextLine, Position } from './excerpts';
import { createFigureTable, type ComparedFigure, type FigureAt } from './figureTable';
import type { ArticleStamp, KeptArticle, KeptIndex } from './kept/keptIndex';
import type { ArticleMarks, ClaimMark, FigureMark, Mark, Orphan } from './model';
import { slugOf } from './nameVariants';
import { createArticlePacker } from './packing/articlePacker';
import { createCopiedTables } from './packing/copiedTables';
import { createParcelReceiver, type ParcelReceiver, type ReceivedArticle } from './packing/parcelReceiver';
import type { StoredArticle } from './packing/storedArticle';
import { createPackingTables, keepTables } from './packing/tables';
import { createPostings } from './postings';
import { createSlots } from './slots';

export interface IndexedArticle {
  readonly article: string;
  readonly metadata: ArticleMetadata;
  readonly actors: number;
  readonly figures: number;
  readonly claims: number;
  readonly orphans: number;
  /** Marks and orphans that people made or judged. */
  readonly annotations: number;
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
  /** Takes the parcels of workers, which pack articles as `set` does; by another after `goOnFrom`. */
  readonly receiver: ParcelReceiver;
  /** Puts in an article that was received. @returns whether that still can be: else it is to be packed again. */
  setReceived(received: ReceivedArticle): boolean;
  remove(article: string): void;
  rename(from: string, to: string): void;
  setRegistry(actors: readonly KnownActor[]): void;
  /**
   * Takes over the articles that are wanted from an index that was kept; those it holds already stay as they are. To be run to its end,
   * with pauses at will: nothing changes before.
   * @param isWanted asked when an article's turn comes and once more at the end.
   */
  goOnFrom(kept: KeptIndex, isWanted: (article: string) => boolean): Generator<undefined, void>;
  /** All that another index needs to go on from here. @param stampOf the files an article was made of, where it was made of files. */
  keep(stampOf: (article: string) => ArticleStamp | undefined): KeptIndex;

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
  /** The same for many offsets of an article. */
  positions(article: string): ((offset: number) => Position) | undefined;

  /** The folder-wide entity of an actor mark or a claim's source. */
  entityOf(article: string, localId: string): CorpusEntity | undefined;
  entity(id: string): CorpusEntity | undefined;
  /** The most mentioned first. */
  entities(): readonly CorpusEntity[];
  /** Works out what `entities` has to, with pauses at will: for after many articles came. */
  describing(): Generator<undefined, void>;
  /** Entities with a name that holds the words typed, the most mentioned first. */
  findEntities(query: string, limit?: number): readonly CorpusEntity[];
  mentions(entity: string): readonly ArticleMentions[];

  /** The folder-wide ids of the actors that an article mentions. */
  actorsIn(article: string): readonly string[];

  figures(): readonly FigureAt[];
  /** Those of an article that lie in a span. */
  figuresIn(article: string, span: Span): readonly FigureAt[];
  comparableFigures(article: string, mark: FigureMark): readonly ComparedFigure[];
  claimsBy(entity: string): readonly ClaimAt[];
  claimsAbout(entity: string): readonly ClaimAt[];
  similarClaims(article: string, mark: ClaimMark): readonly SimilarClaim[];
}

/** So many workers pack for an index at once. */
const SEATS = 2;

/** The tables of an index: replaced as a whole where it goes on from one that was kept. */
function createTables(kept?: KeptIndex) {
  const slots = createSlots();
  const packing = createPackingTables(kept?.tables);
  const { symbols, intern } = packing;
  const copies = Array.from({ length: SEATS }, (_, seat) => createCopiedTables(symbols, kept?.copies[seat]));
  const receiver = createParcelReceiver(copies, intern);
  const reader = createArticleReader(createArticlePacker(packing, copies));
  const entities = createEntityTable(slots, reader);
  const postings = createPostings(slots, symbols, reader.packer, kept?.postings);
  const figures = createFigureTable(slots, reader, entities, postings);
  const claims = createClaimTable(slots, reader, entities, symbols, postings);
  return {
    ...{ slots, packing, copies, receiver, reader, packer: reader.packer, entities, postings, figures, claims },
    /** @param words of its claims, where they are known. */
    put(stored: StoredArticle, words?: readonly number[]): void {
      const before = slots.get(stored.article);
      const slot = slots.put(stored);
      entities.changed(before, stored, slot);
      postings.changed(before, stored, slot, words);
    },
    /** An article of the index that was kept: its postings are there. */
    restore({ stored, slot }: KeptArticle, entityOf: (entity: LocalEntity) => LocalEntity): void {
      const own = { ...stored, iso: stored.iso && intern.text(stored.iso), entities: stored.entities.map(entityOf) };
      slots.restore(own, slot);
      entities.changed(undefined, own, slot);
    },
    /** @returns whether it was there. */
    remove(article: string): boolean {
      const before = slots.get(article);
      if (!before) return false;
      slots.remove(article);
      entities.changed(before, undefined, -1);
      postings.changed(before, undefined, -1);
      return true;
    },
  };
}

export function createCorpusIndex(registry: readonly KnownActor[] = []): CorpusIndex {
  let tables = createTables();
  let { slots, reader, packer, entities, figures, claims } = tables;
  let actors = registry;
  entities.setRegistry(actors);
  let version = 0;

  const put = (stored: StoredArticle, words?: readonly number[]): void => {
    tables.put(stored, words);
    version++;
  };
  const remove = (article: string): void => {
    if (tables.remove(article)) version++;
  };
  const openAt = (article: string): ArticleEntry | undefined => {
    const stored = slots.get(article);
    return stored && reader.open(stored);
  };
  const ordered = (): StoredArticle[] => slots.all().sort((a, b) => byIso(a.article, a.iso, b.article, b.iso));

  return {
    get version() {
      return version;
    },
    get size() {
      return slots.size;
    },
    set: (marks, text) => put(packer.pack(marks, text)),
    get receiver() {
      return tables.receiver;
    },
    setReceived({ receiver, packed, entities: own, words, tables: by }) {
      if (receiver !== tables.receiver) return false;
      put(packer.take(packed, own, by), words);
      return true;
    },
    remove,
    rename(from, to) {
      const entry = slots.get(from);
      if (!entry || from === to) return;
      remove(from);
      put({ ...entry, article: to });
    },
    setRegistry(known) {
      actors = known;
      entities.setRegistry(actors);
      version++;
    },
    *goOnFrom(kept, isWanted) {
      const fresh = createTables(kept);
      const known = new Map<LocalEntity, LocalEntity>();
      for (const article of kept.articles) {
        fresh.restore(article, (entity) => getOrMake(known, entity, () => fresh.packing.intern.entity(entity)));
        yield;
      }
      fresh.slots.restoreEnd(kept.end);
      for (const { stored } of kept.articles) {
        if (isWanted(stored.article)) continue;
        fresh.remove(stored.article);
        yield;
      }
      // what came or went in the meantime is newer
      for (const { article } of fresh.slots.all()) if (!isWanted(article)) fresh.remove(article);
      for (const stored of slots.all()) fresh.put(fresh.packer.packAgain(stored, packer));
      fresh.entities.setRegistry(actors);
      tables = fresh;
      ({ slots, reader, packer, entities, figures, claims } = tables);
      version++;
    },
    keep: (stampOf) => ({
      tables: keepTables(tables.packing),
      copies: tables.copies.map((copy) => copy.keep()),
      postings: tables.postings.all(),
      end: slots.end,
      articles: slots.numbered().map(([slot, stored]) => ({ stored, slot, stamp: stampOf(stored.article) })),
    }),

    articles: () => ordered().map((stored) => ({ ...counts(stored), metadata: packer.metadata(stored) })),
    article: (article) => openAt(article),
    orphans: () => ordered().flatMap((stored) => (stored.orphans === 0 ? [] : reader.open(stored).orphans.map((orphan) => ({ article: stored.article, orphan })))),
    linkedMarks: () => slots.all().flatMap((stored) => (stored.linked === 0 ? [] : reader.open(stored).linked.map((mark) => ({ article: stored.article, mark })))),
    context(article, span) {
      const stored = slots.get(article);
      return stored && reader.excerpts(stored).context(span);
    },
    position(article, offset) {
      const stored = slots.get(article);
      return stored && packer.position(stored, offset);
    },

    positions(article) {
      const stored = slots.get(article);
      return stored && packer.positions(stored);
    },

    entityOf: (article, localId) => entities.get(entities.idOf(article, localId)),
    entity: (id) => entities.get(id),
    entities: () => entities.all(),
    describing: () => entities.describing(),
    findEntities(query, limit = 200) {
      const wanted = slugOf(query);
      return entities
        .all()
        .filter(({ id, names }) => slugOf(id).includes(wanted) || names.some((name) => slugOf(name).includes(wanted)))
        .slice(0, limit);
    },
    mentions: (id) => entities.mentions(id),
    actorsIn: (article) => entities.actorsIn(article),

    figures: () =>
      ordered().flatMap((stored) => {
        const { article, metadata, figures: marks } = reader.open(stored);
        return marks.map((mark) => ({ entry: { article, metadata }, mark }));
      }),
    figuresIn: (article, span) => figures.within(article, span),
    comparableFigures: (article, mark) => figures.compare(article, mark),
    claimsBy: (id) => claims.by(id),
    claimsAbout: (id) => claims.about(id),
    similarClaims: (article, mark) => claims.similar(article, mark),
  };
}

function counts({ article, actors, figures, claims, orphans, annotations }: StoredArticle): Omit<IndexedArticle, 'metadata'> {
  return { article, actors, figures, claims, orphans, annotations };
}
