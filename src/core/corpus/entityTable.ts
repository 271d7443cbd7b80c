import type { ActorMark } from './model';
import type { LocalEntity, Span } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import type { ArticlePlace } from './articleEntry';
import type { ArticleReader } from './articleReader';
import { describeEntity, type CorpusEntity } from './corpusEntity';
import { createEntityLists, merged, type EntityLists, type ListKeeper, type ListMaking } from './entities/entityLists';
import { createGroups } from './entities/groups';
import { createEntityResolver } from './entities/resolver';
import { createEntityUses } from './entities/uses';
import { slugOf } from './nameVariants';
import type { StoredArticle } from './packing/storedArticle';
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
  changed(before: StoredArticle | undefined, after: StoredArticle | undefined, slot: number): void;
  /** @param actors win over every guess: their names and aliases take an entity to their id. */
  setRegistry(actors: readonly KnownActor[]): void;
  /** The folder-wide id of an article's own; the local id itself where the article is not known. */
  idOf(article: string, localId: string): string;
  /** @param place of an article's entity among its own. */
  idOfPlace(article: StoredArticle, place: number): string;
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
}

/** Of so many actors each list is kept: a card asks for one after the other. */
const KEPT_LISTS = 8;
/** After so many changed articles it is worked out what follows, whether somebody asks or not: a folder that is read would else be one long task. */
const SETTLE_AFTER = 100;

export function createEntityTable(slots: ArticleSlots, reader: ArticleReader): EntityTable {
  const resolver = createEntityResolver();
  const uses = createEntityUses(slots, reader.packer);
  const ids = new Map<LocalEntity, string>();
  const members = createGroups<string, LocalEntity>();
  const described = new Map<string, CorpusEntity>();
  const keepers: ListKeeper[] = [];
  let names = registryNames([]);
  /** The most mentioned first; those whose ids are in `unsorted` may be others by now. */
  let sorted: readonly CorpusEntity[] = [];
  const unsorted = new Set<string>();
  let unsettled = 0;

  const forgetDescription = (id: string | undefined): void => {
    if (id === undefined) return;
    described.delete(id);
    unsorted.add(id);
  };
  const assign = (entity: LocalEntity): void => {
    const actor = resolver.actorOf(entity);
    const before = ids.get(entity);
    const now = actor && (names.idOf(entity) ?? names.idOfAny(actor.id, actor.entities) ?? actor.id);
    if (before === now) return;
    if (before !== undefined) members.delete(before, entity);
    if (now === undefined) ids.delete(entity);
    else {
      ids.set(entity, now);
      members.add(now, entity);
    }
    for (const id of [before, now]) {
      if (id === undefined) continue;
      forgetDescription(id);
      for (const { article } of uses.articlesOf(entity)) for (const { stale } of keepers) stale(article, id);
    }
  };
  const settle = (): void => {
    if (unsettled === 0) return;
    unsettled = 0;
    for (const entity of resolver.settle()) assign(entity);
  };

  const get = (id: string): CorpusEntity | undefined => {
    settle();
    const before = described.get(id);
    if (before) return before;
    const actor = names.known.get(id);
    if (!members.has(id) && !actor) return undefined;
    const known = [...members.of(id)].map((local) => ({ local, articles: uses.articlesOf(local), tally: uses.tallyOf(local) }));
    const entity = describeEntity(id, known, actor);
    described.set(id, entity);
    return entity;
  };
  const lists = <T>(making: ListMaking<T>): EntityLists<T> => {
    const made = createEntityLists(slots, KEPT_LISTS, making);
    keepers.push(made);
    return {
      of(id) {
        settle();
        return made.of(id);
      },
    };
  };
  const mentions = lists<ArticleMentions>({
    articlesOf: (id) => [...members.of(id)].flatMap(uses.articlesOf),
    inArticle(id, stored) {
      const places: number[] = [];
      for (const [place, entity] of stored.entities.entries()) if (ids.get(entity) === id && uses.isMentioned(entity, stored)) places.push(place);
      return places.length === 0 ? [] : [articleMentions(reader, stored, places)];
    },
  });

  return {
    changed(before, after, slot) {
      uses.changed(before, after, slot, resolver.set);
      for (const entity of new Set([...(before?.entities ?? []), ...(after?.entities ?? [])])) forgetDescription(ids.get(entity));
      const article = after?.article ?? before?.article;
      if (article !== undefined) for (const { stale } of keepers) stale(article);
      if (++unsettled >= SETTLE_AFTER) settle();
    },
    setRegistry(actors) {
      names = registryNames(actors);
      described.clear();
      for (const id of [...members.keys(), ...names.known.keys(), ...sorted.map(({ id }) => id)]) unsorted.add(id);
      for (const { clear } of keepers) clear();
      for (const entity of uses.all()) assign(entity);
    },
    idOf(article, localId) {
      settle();
      const entity = slots.get(article)?.entities.find(({ id }) => id === localId);
      return (entity && ids.get(entity)) ?? localId;
    },
    idOfPlace({ entities }, place) {
      settle();
      const entity = entities[place];
      return entity ? (ids.get(entity) ?? entity.id) : '';
    },
    get,
    localIds(id) {
      settle();
      return new Set([...members.of(id)].map((entity) => entity.id));
    },
    lists,
    all() {
      settle();
      if (unsorted.size === 0) return sorted;
      const fresh = [...unsorted].flatMap((id) => get(id) ?? []).filter((entity) => entity.mentions > 0 || entity.known !== undefined);
      sorted = merged(sorted.filter(({ id }) => !unsorted.has(id)), fresh.sort(byMentions), byMentions);
      unsorted.clear();
      return sorted;
    },
    *describing() {
      settle();
      for (const id of unsorted) {
        get(id);
        yield;
      }
    },
    actorsIn(article) {
      settle();
      const stored = slots.get(article);
      if (!stored) return [];
      const counts = reader.packer.counts(stored);
      return [...new Set(stored.entities.flatMap((entity, place) => (counts[place] ? (ids.get(entity) ?? entity.id) : [])))];
    },
    mentions: mentions.of,
  };
}

function byMentions(a: CorpusEntity, b: CorpusEntity): number {
  return b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
}

function articleMentions(reader: ArticleReader, stored: StoredArticle, places: readonly number[]): ArticleMentions {
  const { packer } = reader;
  return {
    article: stored.article,
    get metadata() {
      return packer.metadata(stored);
    },
    get count() {
      return places.reduce((sum, place) => sum + (packer.mentions(stored, place)?.count ?? 0), 0);
    },
    get spans() {
      const [only] = places;
      if (only !== undefined && places.length === 1) return packer.mentionSpans(stored, only);
      return places.flatMap((place) => packer.mentionSpans(stored, place)).sort((a, b) => a.start - b.start);
    },
    get marks() {
      const ids = new Set(places.map((place) => stored.entities[place]?.id));
      return reader.open(stored).actors.filter(({ entity }) => ids.has(entity));
    },
  };
}

/** What `actors.yaml` says of names. */
interface RegistryNames {
  readonly known: ReadonlyMap<string, KnownActor>;
  idOf(entity: LocalEntity): string | undefined;
  /** One form of a name in actors.yaml takes along all that was found to be the same actor. */
  idOfAny(id: string, entities: readonly LocalEntity[]): string | undefined;
}

function registryNames(actors: readonly KnownActor[]): RegistryNames {
  const known = new Map(actors.map((actor) => [actor.id, actor]));
  const byName = new Map(actors.flatMap((actor) => [actor.name, ...actor.aliases].map((name) => [slugOf(name), actor.id] as const)));
  const firsts = new WeakMap<readonly LocalEntity[], { readonly id: string | undefined }>();
  const idOf = ({ id, origin, names }: LocalEntity): string | undefined => {
    if (known.size === 0) return undefined;
    if (origin === 'registry' && known.has(id)) return id;
    for (const name of names) {
      const named = byName.get(slugOf(name));
      if (named !== undefined) return named;
    }
    return undefined;
  };
  return {
    known,
    idOf,
    idOfAny(id, entities) {
      if (known.size === 0) return undefined;
      if (known.has(id)) return id;
      let first = firsts.get(entities);
      if (!first) {
        first = { id: entities.map(idOf).find((named) => named !== undefined) };
        firsts.set(entities, first);
      }
      return first.id;
    },
  };
}
