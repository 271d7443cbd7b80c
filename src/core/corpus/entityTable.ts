import type { ActorMark } from './model';
import type { LocalEntity, Span } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { byIso, type ArticlePlace } from './articleEntry';
import type { ArticleReader } from './articleReader';
import { describeEntity, type CorpusEntity, type Member } from './corpusEntity';
import { byNames } from './entities/cluster';
import { createGroups } from './entities/groups';
import { createEntityResolver } from './entities/resolver';
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
  /** The articles that know an entity, with the ids it has there. */
  localIds(id: string): ReadonlyMap<string, readonly string[]>;
  /** The most mentioned first. */
  all(): readonly CorpusEntity[];
  /** The ids of those that an article mentions. */
  actorsIn(article: string): readonly string[];
  /** By date of the article. */
  mentions(id: string): readonly ArticleMentions[];
}

/** The articles that an entity stands in; numbers of articles that changed since are skipped. */
interface Use {
  slots: number[];
  articles: number;
}

/** Of so many actors the list of mentions is kept: a card asks for one after the other. */
const KEPT_LISTS = 8;

export function createEntityTable(slots: ArticleSlots, reader: ArticleReader): EntityTable {
  const resolver = createEntityResolver();
  const uses = new Map<LocalEntity, Use>();
  const ids = new Map<LocalEntity, string>();
  const members = createGroups<string, LocalEntity>();
  const described = new Map<string, CorpusEntity>();
  const lists = new Map<string, readonly ArticleMentions[]>();
  let names = registryNames([]);
  let sorted: readonly CorpusEntity[] | undefined;
  let { generation } = slots;
  let settled = true;

  const forgetWhatIsKnown = (id: string | undefined): void => {
    if (id === undefined) return;
    described.delete(id);
    lists.delete(id);
  };
  const use = (entity: LocalEntity, slot: number): void => {
    const known = uses.get(entity);
    if (known) known.slots.push(slot);
    else uses.set(entity, { slots: [slot], articles: 0 });
  };
  const count = (entity: LocalEntity, more: 1 | -1): void => {
    const known = uses.get(entity);
    if (!known) return;
    known.articles += more;
    resolver.set(entity, known.articles);
    if (known.articles === 0) uses.delete(entity);
  };
  /** After all articles got new numbers. */
  const renumber = (): void => {
    ({ generation } = slots);
    for (const known of uses.values()) known.slots = [];
    for (let slot = 0; slot < slots.end; slot++) for (const entity of new Set(slots.at(slot)?.entities)) uses.get(entity)?.slots.push(slot);
  };
  const assign = (entity: LocalEntity): void => {
    const actor = resolver.actorOf(entity);
    const before = ids.get(entity);
    const now = actor && (names.idOf(entity) ?? names.idOfAny(actor.id, actor.entities) ?? actor.id);
    forgetWhatIsKnown(before);
    forgetWhatIsKnown(now);
    if (before === now) return;
    if (before !== undefined) members.delete(before, entity);
    if (now === undefined) ids.delete(entity);
    else {
      ids.set(entity, now);
      members.add(now, entity);
    }
  };
  const settle = (): void => {
    if (settled) return;
    settled = true;
    for (const entity of resolver.settle()) assign(entity);
  };
  /** The articles of an entity, each with the entity's place in it. */
  function* articlesOf(entity: LocalEntity): Generator<readonly [stored: StoredArticle, place: number]> {
    const known = uses.get(entity);
    if (!known) return;
    known.slots = known.slots.filter((slot) => slots.at(slot) !== undefined);
    for (const slot of known.slots) {
      const stored = slots.at(slot);
      const place = stored?.entities.indexOf(entity) ?? -1;
      if (stored && place >= 0) yield [stored, place];
    }
  }
  const membersOf = (id: string): Member[] =>
    [...members.of(id)].sort(byNames).flatMap((local) =>
      [...articlesOf(local)].map(([stored, place]): Member => ({ article: stored.article, iso: stored.iso, local, mentions: reader.packer.mentions(stored, place) })),
    );

  const get = (id: string): CorpusEntity | undefined => {
    settle();
    const before = described.get(id);
    if (before) return before;
    const actor = names.known.get(id);
    if (!members.has(id) && !actor) return undefined;
    const entity = describeEntity(id, membersOf(id), actor);
    described.set(id, entity);
    return entity;
  };

  return {
    changed(before, after, slot) {
      settled = false;
      sorted = undefined;
      if (generation !== slots.generation) renumber();
      const [gone, come] = [new Set(before?.entities), new Set(after?.entities)];
      for (const entity of come) {
        use(entity, slot);
        if (!gone.has(entity)) count(entity, 1);
      }
      for (const entity of gone) if (!come.has(entity)) count(entity, -1);
      for (const entity of [...gone, ...come]) forgetWhatIsKnown(ids.get(entity));
    },
    setRegistry(actors) {
      names = registryNames(actors);
      described.clear();
      lists.clear();
      sorted = undefined;
      for (const entity of uses.keys()) assign(entity);
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
      const found = new Map<string, string[]>();
      for (const entity of members.of(id)) {
        for (const [{ article }] of articlesOf(entity)) found.set(article, [...(found.get(article) ?? []), entity.id]);
      }
      return found;
    },
    all() {
      settle();
      return (sorted ??= [...new Set([...members.keys(), ...names.known.keys()])]
        .flatMap((id) => get(id) ?? [])
        .filter((entity) => entity.mentions > 0 || entity.known !== undefined)
        .sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));
    },
    actorsIn(article) {
      settle();
      const stored = slots.get(article);
      if (!stored) return [];
      return [...new Set(stored.entities.flatMap((entity, place) => (reader.packer.mentions(stored, place) ? (ids.get(entity) ?? entity.id) : [])))];
    },
    mentions(id) {
      settle();
      const before = lists.get(id);
      if (before) return before;
      const found = new Map<StoredArticle, number[]>();
      for (const entity of members.of(id)) {
        for (const [stored, place] of articlesOf(entity)) found.set(stored, [...(found.get(stored) ?? []), place]);
      }
      const list = [...found]
        .sort(([a], [b]) => byIso(a.article, a.iso, b.article, b.iso))
        .map(([stored, places]) => articleMentions(reader, stored, places))
        .filter((mentions) => mentions.count > 0);
      for (const [oldest] of lists) if (lists.size >= KEPT_LISTS) lists.delete(oldest);
      lists.set(id, list);
      return list;
    },
  };
}

function articleMentions(reader: ArticleReader, stored: StoredArticle, places: readonly number[]): ArticleMentions {
  const { packer } = reader;
  const found = () => places.flatMap((place) => packer.mentions(stored, place) ?? []);
  return {
    article: stored.article,
    get metadata() {
      return packer.metadata(stored);
    },
    count: found().reduce((sum, { count }) => sum + count, 0),
    get spans() {
      return found()
        .flatMap(({ spans }) => spans)
        .sort((a, b) => a.start - b.start);
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
