import type { KnownActor } from '../sidecar/registryModel';
import { byIso, type ArticleEntry } from './articleEntry';
import { createArticleReader } from './articleReader';
import type { ArticleRow, NewArticle } from './articleRows';
import { createClaimTable } from './claimTable';
import type { CorpusIndex, IndexedArticle } from './corpusIndex';
import { createEntitySearch } from './entities/entitySearch';
import { createLocalEntities } from './entities/localEntities';
import { createEntityTable } from './entityTable';
import { createFigureTable } from './figureTable';
import type { KeptIndex } from './kept/keptIndex';
import { writingStamps } from './kept/stamps';
import { createCopiedTables } from './packing/copiedTables';
import type { Deflating } from './packing/deflating';
import { createFormList } from './packing/formList';
import { createParcelReceiver, SEATS } from './packing/parcelReceiver';
import { createPhraseList } from './packing/phrases';
import { createStoredReaders } from './packing/storedArticle';
import { createSymbolTable } from './packing/symbolTable';
import { createPackingTables } from './packing/tables';
import type { ArticleWriter, CreateArticleWriter } from './packing/writeArticle';
import { createPostings } from './postings';
import { createSlots, type SlotChange } from './slots';

/** What an index takes beside what answers questions: it need not be loaded at once. */
export interface IndexParts {
  /** Packs articles, once something has to be packed. */
  writing(): CreateArticleWriter;
  /** Undefined until it is loaded, which has to be before the index goes on from one that was kept. */
  deflating(): Deflating | undefined;
}

/** The tables of an index: replaced as a whole where it goes on from one that was kept. */
function createTables(deflating: IndexParts['deflating'], kept?: KeptIndex) {
  const symbols = createSymbolTable(kept?.tables.symbols);
  const packing = createPackingTables(symbols, createPhraseList(kept?.tables.phrases), createFormList(kept?.tables.forms));
  const copies = Array.from({ length: SEATS }, (_, seat) => createCopiedTables(symbols, kept?.copies[seat]));
  const locals = createLocalEntities(symbols, kept?.locals);
  const slots = createSlots(symbols, locals, deflating, kept?.slots);
  const receiver = createParcelReceiver(copies, locals);
  const reader = createArticleReader(createStoredReaders([packing, ...copies]));
  const entities = createEntityTable(slots, reader, symbols, locals, kept?.entities);
  const postings = createPostings(slots, symbols, reader.stored, kept?.postings);
  const figures = createFigureTable(slots, reader, entities, postings);
  const claims = createClaimTable(slots, reader, entities, symbols, postings);
  /** @param words of its claims, where they are known. */
  const changed = ({ before, after }: SlotChange, words?: readonly number[]): void => {
    entities.changed(before, after);
    postings.changed(before, after, words);
  };
  let writer: ArticleWriter | undefined;
  return {
    ...{ slots, packing, locals, receiver, reader, entities, postings, figures, claims },
    /** What packs by the tables of the index itself: made when something is packed. */
    writerOf: (create: CreateArticleWriter): ArticleWriter => (writer ??= create(packing)),
    put: (come: NewArticle, words?: readonly number[]) => changed(slots.change(come.packed.article, come), words),
    rename: (row: ArticleRow, to: string) => changed(slots.rename(row, to)),
    /** @returns whether it was there. */
    remove(article: string): boolean {
      if (!slots.get(article)) return false;
      changed(slots.change(article, undefined));
      return true;
    },
    /** The same, as one of many. */
    leave(article: string): boolean {
      if (!slots.get(article)) return false;
      const { before } = slots.change(article, undefined);
      entities.changed(before, undefined);
      if (before) postings.leaves(before);
      return true;
    },
    /** In steps. What others refer to by number comes last: it grows, also while nothing else changes. */
    *keep(): Generator<undefined, Omit<KeptIndex, 'stamps'>> {
      const kept = { copies: copies.map((copy) => copy.keep()), locals: locals.all() };
      yield;
      const keptSlots = slots.keep();
      yield;
      const keptEntities = entities.keep();
      yield;
      yield* postings.settling();
      const keptPostings = postings.all();
      yield;
      const own = { symbols: symbols.keep(), phrases: packing.phrases.all(), forms: packing.forms.keep() };
      return { tables: own, ...kept, slots: keptSlots, entities: keptEntities, postings: keptPostings };
    },
  };
}

export function createIndex({ writing, deflating }: IndexParts, registry: readonly KnownActor[] = []): CorpusIndex {
  let tables = createTables(deflating);
  let { slots, reader, entities, figures, claims } = tables;
  let { stored } = reader;
  const search = createEntitySearch();
  let actors = registry;
  entities.setRegistry(actors);
  let version = 0;

  const remove = (article: string): void => {
    if (tables.remove(article)) version++;
  };
  const openAt = (article: string): ArticleEntry | undefined => {
    const row = slots.get(article);
    return row && reader.open(row);
  };
  /** Its metadata are read when they are looked at: an article may be gone by then. */
  const indexed = (row: ArticleRow): IndexedArticle => {
    const { article, actors, figures, claims, orphans, annotations } = row;
    return {
      ...{ article, actors, figures, claims, orphans, annotations },
      get metadata() {
        const now = slots.get(article);
        return now ? stored.metadata(now) : {};
      },
    };
  };
  /** Dates and names are read once for each, not for each comparison. */
  const ordered = (): ArticleRow[] =>
    slots
      .all()
      .map((row) => ({ row, article: row.article, iso: row.iso }))
      .sort((a, b) => byIso(a.article, a.iso, b.article, b.iso))
      .map(({ row }) => row);

  return {
    get version() {
      return version;
    },
    get size() {
      return slots.size;
    },
    set(marks, text) {
      const packed = tables.writerOf(writing()).write(marks, text);
      tables.put({ packed, numbers: marks.entities.map(tables.locals.number), tables: 0 });
      version++;
    },
    get receiver() {
      return tables.receiver;
    },
    setReceived({ receiver, packed, entities: numbers, words, tables: by }) {
      if (receiver !== tables.receiver) return false;
      tables.put({ packed, numbers, tables: by }, words);
      version++;
      return true;
    },
    remove,
    rename(from, to) {
      if (from === to || !slots.get(from)) return;
      remove(to);
      const row = slots.get(from);
      if (row) tables.rename(row, to);
      version++;
    },
    setRegistry(known) {
      actors = known;
      entities.setRegistry(actors);
      version++;
    },
    *goOnFrom(kept, unwanted) {
      const fresh = createTables(deflating, kept);
      yield;
      for (const article of unwanted()) if (fresh.leave(article)) yield;
      fresh.entities.setRegistry(actors);
      yield;
      // what came or went in the meantime is newer
      for (const article of unwanted()) fresh.remove(article);
      for (const row of slots.all()) {
        const packed = fresh.writerOf(writing()).writeAgain(row, stored);
        fresh.put({ packed, numbers: row.entities.map(fresh.locals.number), tables: 0 });
      }
      fresh.entities.setRegistry(actors);
      tables = fresh;
      ({ slots, reader, entities, figures, claims } = tables);
      ({ stored } = reader);
      version++;
    },
    *keep(stampOf) {
      for (;;) {
        const before = version;
        const stamps = yield* writingStamps(slots.names(), stampOf);
        const kept = yield* tables.keep();
        // what changed in between does not go together
        if (version === before) return { ...kept, stamps };
      }
    },

    articles: () => ordered().map(indexed),
    article: (article) => openAt(article),
    orphans: () => ordered().flatMap((row) => (row.orphans === 0 ? [] : reader.open(row).orphans.map((orphan) => ({ article: row.article, orphan })))),
    linkedMarks: () => slots.all().flatMap((row) => (row.linked === 0 ? [] : reader.open(row).linked.map((mark) => ({ article: row.article, mark })))),
    context(article, span) {
      const row = slots.get(article);
      return row && reader.excerpts(row).context(span);
    },
    position(article, offset) {
      const row = slots.get(article);
      return row && stored.position(row, offset);
    },

    positions(article) {
      const row = slots.get(article);
      return row && stored.positions(row);
    },

    entityOf: (article, localId) => entities.get(entities.idOf(article, localId)),
    entity: (id) => entities.get(id),
    entities: () => entities.all(),
    describing: () => entities.describing(),
    findEntities: (query, limit = 200) => search(entities.all(), query, limit),
    mentions: (id) => entities.mentions(id),
    actorsIn: (article) => entities.actorsIn(article),

    figuresIn: (article, span) => figures.within(article, span),
    comparableFigures: (article, mark, rules) => figures.compare(article, mark, rules),
    claimsBy: (id) => claims.by(id),
    claimsAbout: (id) => claims.about(id),
    similarClaims: (article, mark) => claims.similar(article, mark),
  };
}
