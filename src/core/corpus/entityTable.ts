import type { ArticleMetadata } from '../article/model';
import type { LocalEntity } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import { byDate, type ArticleEntry } from './articleEntry';
import { describeEntity, type CorpusEntity, type Member } from './corpusEntity';
import { groupBy } from '../groupBy';
import { resolveEntities } from './entities';
import type { ActorMark } from './model';
import { slugOf } from './nameVariants';

/** The mentions of one entity in one article, by place. */
export interface ArticleMentions {
  readonly article: string;
  readonly metadata: ArticleMetadata;
  readonly marks: readonly ActorMark[];
}

export interface EntityTable {
  /** The folder-wide id of an article's own; the local id itself where the article is not known. */
  idOf(article: string, localId: string): string;
  get(id: string): CorpusEntity | undefined;
  /** The articles that know an entity, with the ids it has there. */
  localIds(id: string): ReadonlyMap<string, readonly string[]>;
  /** The most mentioned first. */
  all(): readonly CorpusEntity[];
  /** By date of the article. */
  mentions(id: string): readonly ArticleMentions[];
  /** After an article changed whose entities stayed the same: what is known of these is worked out anew. */
  recount(article: string): void;
}


/**
 * @param entries all articles of the folder.
 * @param registry wins over every guess: its names and aliases take an entity to its id.
 * @param current the entry of an article as it is now.
 */
export function createEntityTable(entries: readonly ArticleEntry[], registry: readonly KnownActor[], current: (article: string) => ArticleEntry | undefined): EntityTable {
  const known = new Map(registry.map((actor) => [actor.id, actor]));
  const { ids, members } = group(entries, registry, known);
  const described = new Map<string, CorpusEntity>();
  let sorted: readonly CorpusEntity[] | undefined;

  const mentionsOf = (id: string): ArticleMentions[] => {
    const locals = groupBy(members.get(id) ?? [], (member) => member.article);
    return [...locals].flatMap(([article, own]) => {
      const entry = current(article);
      const marks = own.flatMap(({ local }) => entry?.byEntity.get(local.id)?.marks ?? []);
      if (!entry || marks.length === 0) return [];
      if (own.length > 1) marks.sort((a, b) => a.start - b.start);
      return [{ article, metadata: entry.metadata, marks }];
    });
  };
  const get = (id: string): CorpusEntity | undefined => {
    const before = described.get(id);
    if (before) return before;
    const actor = known.get(id);
    const own = members.get(id);
    if (!own && !actor) return undefined;
    const entity = describeEntity(id, own ?? [], current, actor);
    described.set(id, entity);
    return entity;
  };
  return {
    idOf: (article, localId) => ids.get(article)?.get(localId) ?? localId,
    get,
    localIds: (id) => new Map([...groupBy(members.get(id) ?? [], ({ article }) => article)].map(([article, own]) => [article, own.map(({ local }) => local.id)])),
    all: () =>
      (sorted ??= [...new Set([...members.keys(), ...known.keys()])]
        .flatMap((id) => get(id) ?? [])
        .filter((entity) => entity.mentions > 0 || entity.known !== undefined)
        .sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))),
    mentions: (id) => mentionsOf(id).sort(byDate),
    recount(article) {
      for (const id of ids.get(article)?.values() ?? []) described.delete(id);
      sorted = undefined;
    },
  };
}

function group(entries: readonly ArticleEntry[], registry: readonly KnownActor[], known: ReadonlyMap<string, KnownActor>): { ids: Map<string, Map<string, string>>; members: Map<string, Member[]> } {
  const resolved = resolveEntities(entries);
  const knownNames = new Map(registry.flatMap((actor) => [actor.name, ...actor.aliases].map((name) => [slugOf(name), actor.id] as const)));
  const registered = (local: LocalEntity): string | undefined => {
    if (known.size === 0) return undefined;
    if (known.has(local.id) && local.origin === 'registry') return local.id;
    for (const name of local.names) {
      const id = knownNames.get(slugOf(name));
      if (id !== undefined) return id;
    }
    return undefined;
  };

  // one form of a name in actors.yaml takes along all that was found to be the same actor
  const clusters = groupBy(
    entries.flatMap(({ article, entities }) => entities.map((local): Member => ({ article, local }))),
    ({ article, local }) => resolved(article, local.id),
  );
  const ids = new Map<string, Map<string, string>>(entries.map(({ article }) => [article, new Map<string, string>()]));
  const members = new Map<string, Member[]>();
  for (const [cluster, own] of clusters) {
    const first = known.has(cluster) ? cluster : own.map(({ local }) => registered(local)).find((id) => id !== undefined);
    for (const member of own) {
      const id = registered(member.local) ?? first ?? cluster;
      ids.get(member.article)?.set(member.local.id, id);
      const list = members.get(id);
      if (list) list.push(member);
      else members.set(id, [member]);
    }
  }
  return { ids, members };
}
