import type { ArticleMetadata } from '../article/model';
import type { Span } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import type { ArticlePlace } from './articleEntry';
import type { ArticleReader } from './articleReader';
import type { ArticleRow } from './articleRows';
import type { KeptBytes } from './columns/byteTable';
import { createColumn, type KeptColumn } from './columns/column';
import { createLists, type KeptLists } from './columns/lists';
import { createStringTable } from './columns/stringTable';
import { describeEntity, type CorpusEntity } from './corpusEntity';
import { createEntityLists, merged, type EntityLists, type ListKeeper, type ListMaking } from './entities/entityLists';
import type { LocalEntities } from './entities/localEntities';
import { createRegistryNames } from './entities/registryNames';
import { createEntityResolver, type KeptResolver } from './entities/resolver';
import { createEntityUses, type KeptUses } from './entities/uses';
import type { ActorMark } from './model';
import type { Symbols } from './packing/symbols';
import type { ArticleSlots } from './slots';

/** The mentions of one entity in one article, by place. Its parts are read when they are looked at. */
export interface ArticleMentions extends ArticlePlace {
  readonly count: number;
  readonly spans: readonly Span[];
  readonly marks: readonly ActorMark[];
}

/** The actors of a folder, kept while its articles change: only those are worked out anew that a change can concern. */
export interface EntityTable {
  /** An article came, changed or went; to be told after `slots` knows it. */
  changed(before: ArticleRow | undefined, after: ArticleRow | undefined): void;
  /** @param actors win over every guess: their names and aliases take an entity to their id. */
  setRegistry(actors: readonly KnownActor[]): void;
  /** The folder-wide id of an article's own; the local id itself where the article is not known. */
  idOf(article: string, localId: string): string;
  /** The same. @param local by the number of its string. */
  idIn(article: ArticleRow, local: number): string;
  /** Of an article's entities, by their place among its own. */
  idsOfPlaces(article: ArticleRow): (place: number) => string;
  get(id: string): CorpusEntity | undefined;
  /** The ids that articles have for an entity. */
  localIds(id: string): ReadonlySet<string>;
  /** Lists of what articles say of an entity, kept true while articles come and go. */
  lists<T>(making: ListMaking<T>): EntityLists<T>;
  /** The most mentioned first. */
  all(): readonly CorpusEntity[];
  /** Works out, in steps, what `all` would have to. */
  describing(): Generator<undefined, void>;
  /** The ids of those that an article mentions. */
  actorsIn(article: string): readonly string[];
  /** By date of the article. */
  mentions(id: string): readonly ArticleMentions[];
  keep(): KeptEntities;
}

/** The memory of an entity table as it stands. */
export interface KeptEntities {
  readonly resolver: KeptResolver;
  readonly uses: KeptUses;
  readonly ids: KeptBytes;
  readonly idOf: KeptColumn;
  readonly members: KeptLists;
  /** The actors of `actors.yaml` that the ids hang on, as JSON. */
  readonly registry: string;
}

/** The number of no actor. */
const NOBODY = 2 ** 32 - 1;
/** After so many changed articles it is worked out what follows, whether somebody asks or not: a folder that is read would else be one long task. */
const SETTLE_AFTER = 100;

/** @param locals the entities of the articles by number. @param kept is changed from now on. */
export function createEntityTable(slots: ArticleSlots, reader: ArticleReader, symbols: Symbols, locals: LocalEntities, kept?: KeptEntities): EntityTable {
  const ids = createStringTable(kept?.ids);
  const resolver = createEntityResolver(locals, ids, kept?.resolver);
  const uses = createEntityUses(slots, reader.stored, kept?.uses);
  /** By entity, the number of its actor's id plus one; and the entities of each actor. */
  const actorAt = createColumn(kept?.idOf);
  const members = createLists(kept?.members);
  /** By actor. */
  const described = new Map<number, CorpusEntity>();
  const keepers: ListKeeper[] = [];
  let registry = kept?.registry ?? '[]';
  let names = createRegistryNames(JSON.parse(registry) as KnownActor[]);
  /** The most mentioned first; the `unsorted` actors may be others by now. */
  let sorted: readonly CorpusEntity[] = [];
  const unsorted = new Set<number>();
  for (let actor = 0; actor < ids.size; actor++) if (members.has(actor)) unsorted.add(actor);
  let unsettled = 0;

  const forgetDescription = (actor: number): void => {
    if (actor < 0) return;
    described.delete(actor);
    unsorted.add(actor);
  };
  const assign = (entities: Iterable<number>): void => {
    const ofClusters = new Map<number, string | undefined>();
    /** What the registry calls an actor one of whose forms it knows. */
    const registered = (cluster: number, id: string, all: () => Iterable<number>): string | undefined => {
      if (!ofClusters.has(cluster)) ofClusters.set(cluster, names.idOfAny(id, [...all()].map(locals.at)));
      return ofClusters.get(cluster);
    };
    for (const entity of entities) {
      const actor = resolver.actorOf(entity);
      const before = actorAt.at(entity) - 1;
      let now = actor?.id ?? -1;
      if (actor && names.known.size > 0) {
        const id = names.idOf(locals.at(entity)) ?? registered(actor.cluster, ids.text(actor.id), actor.entities);
        if (id !== undefined) now = ids.number(id);
      }
      if (before === now) continue;
      if (before >= 0) members.remove(before, entity);
      actorAt.set(entity, now + 1);
      if (now >= 0) members.add(now, entity);
      for (const changed of [before, now]) {
        if (changed < 0) continue;
        forgetDescription(changed);
        const id = ids.text(changed);
        for (const keeper of keepers) if (keeper.has(id)) for (const { name } of uses.articlesOf(entity)) keeper.stale(name, id);
      }
    }
  };
  const settle = (): void => {
    if (unsettled === 0) return;
    unsettled = 0;
    assign(resolver.settle());
  };

  /** The articles that an actor's entities stand in, each once. @param of an entity, those that are meant. */
  const articlesOf = (actor: number, of: (entity: number) => Iterable<ArticleRow>): Iterable<ArticleRow> => {
    const found = new Set<ArticleRow>();
    for (const entity of members.of(actor)) for (const row of of(entity)) found.add(row);
    return found;
  };
  /** The number of an actor; that of nobody where there is none. */
  const actorOf = (id: string): number => ids.find(id) ?? NOBODY;
  const describe = (actor: number): CorpusEntity | undefined => {
    const before = described.get(actor);
    if (before) return before;
    const id = ids.text(actor);
    const known = names.known.get(id);
    if (!members.has(actor) && !known) return undefined;
    const all = [...members.of(actor)].map((entity) => {
      const forms = [...uses.formsOf(entity)].map(({ form, type, count }) => ({ form: symbols.text(form), type, count }));
      return { local: locals.at(entity), articles: resolver.articles(entity), forms };
    });
    const entity = describeEntity(id, all, articlesOf(actor, uses.mentioning), known);
    described.set(actor, entity);
    return entity;
  };
  const get = (id: string): CorpusEntity | undefined => {
    settle();
    return describe(names.known.has(id) ? ids.number(id) : actorOf(id));
  };
  /** The folder-wide id of an entity by its number. */
  const idOfNumber = (entity: number): string => {
    const actor = actorAt.at(entity) - 1;
    return actor < 0 ? locals.at(entity).id : ids.text(actor);
  };
  const lists = <T>(making: ListMaking<T>): EntityLists<T> => {
    const made = createEntityLists(slots, making);
    keepers.push(made);
    return {
      of(id) {
        settle();
        return made.of(id);
      },
    };
  };
  const mentions = lists<ArticleMentions>({
    articlesOf: (id) => articlesOf(actorOf(id), uses.mentioning),
    inArticle(id, row) {
      const actor = actorOf(id) + 1;
      const places: number[] = [];
      row.numbers.forEach((entity, place) => {
        if (actorAt.at(entity) === actor) places.push(place);
      });
      if (places.length === 0) return [];
      const isMentioned = reader.stored.mentioned(row);
      const mentioned = places.filter((place) => isMentioned[place]);
      return mentioned.length === 0 ? [] : [new MentionsInArticle(reader, row, mentioned)];
    },
  });

  return {
    changed(before, after) {
      uses.changed(before, after);
      const [gone, come] = [new Set(before?.numbers), new Set(after?.numbers)];
      for (const entity of come) if (!gone.has(entity)) resolver.set(entity, resolver.articles(entity) + 1);
      for (const entity of gone) if (!come.has(entity)) resolver.set(entity, resolver.articles(entity) - 1);
      for (const entity of new Set([...gone, ...come])) forgetDescription(actorAt.at(entity) - 1);
      for (const row of [before, after]) if (row) for (const { stale } of keepers) stale(row.name);
      if (++unsettled >= SETTLE_AFTER) settle();
    },
    setRegistry(actors) {
      const now = JSON.stringify(actors);
      if (now === registry) return;
      registry = now;
      names = createRegistryNames(actors);
      described.clear();
      for (const id of names.known.keys()) ids.number(id);
      for (const { clear } of keepers) clear();
      settle();
      for (let actor = 0; actor < ids.size; actor++) unsorted.add(actor);
      assign(Array.from({ length: locals.size }, (_, entity) => entity));
    },
    idOf(article, localId) {
      settle();
      const row = slots.get(article);
      const local = symbols.find(localId);
      const entity = local === undefined ? undefined : row?.numbers.find((each) => locals.id(each) === local);
      return entity === undefined ? localId : idOfNumber(entity);
    },
    idIn(article, local) {
      settle();
      const entity = article.numbers.find((each) => locals.id(each) === local);
      return entity === undefined ? symbols.text(local) : idOfNumber(entity);
    },
    idsOfPlaces({ numbers }) {
      settle();
      return (place) => {
        const entity = numbers[place];
        return entity === undefined ? '' : idOfNumber(entity);
      };
    },
    get,
    localIds(id) {
      settle();
      return new Set([...members.of(actorOf(id))].map((entity) => symbols.text(locals.id(entity))));
    },
    lists,
    all() {
      settle();
      if (unsorted.size === 0) return sorted;
      const fresh = [...unsorted].flatMap((actor) => describe(actor) ?? []).filter((entity) => entity.mentions > 0 || entity.known !== undefined);
      sorted = merged(sorted.filter(({ id }) => !unsorted.has(actorOf(id))), fresh.sort(byMentions), byMentions);
      unsorted.clear();
      return sorted;
    },
    *describing() {
      settle();
      for (const actor of unsorted) {
        describe(actor);
        yield;
      }
    },
    actorsIn(article) {
      settle();
      const row = slots.get(article);
      if (!row) return [];
      const isMentioned = reader.stored.mentioned(row);
      return [...new Set(row.numbers.filter((_, place) => isMentioned[place]).map(idOfNumber))];
    },
    mentions: mentions.of,
    keep() {
      settle();
      return { resolver: resolver.all(), uses: uses.keep(), ids: ids.all(), idOf: actorAt.all(), members: members.all(), registry };
    },
  };
}

function byMentions(a: CorpusEntity, b: CorpusEntity): number {
  return b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
}

/** Of a class, as lists hold tens of thousands: an object with getters of its own takes a kilobyte. */
class MentionsInArticle implements ArticleMentions {
  constructor(
    private readonly reader: ArticleReader,
    private readonly row: ArticleRow,
    private readonly places: readonly number[],
  ) {}
  get article(): string {
    return this.row.article;
  }
  get metadata(): ArticleMetadata {
    return this.reader.place(this.row).metadata;
  }
  get count(): number {
    return this.spans.length;
  }
  get spans(): readonly Span[] {
    const { stored } = this.reader;
    if (this.row.bytes.length === 0) return []; // it is gone
    const [only] = this.places;
    if (only !== undefined && this.places.length === 1) return stored.mentionSpans(this.row, only);
    return this.places.flatMap((place) => stored.mentionSpans(this.row, place)).sort((a, b) => a.start - b.start);
  }
  get marks(): readonly ActorMark[] {
    if (this.row.bytes.length === 0) return [];
    const ids = new Set(this.places.map((place) => this.row.entities[place]?.id));
    return this.reader.open(this.row).actors.filter(({ entity }) => ids.has(entity));
  }
}
