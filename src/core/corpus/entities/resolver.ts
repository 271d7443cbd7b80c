import { ACTOR_TYPES, type ActorType, type LocalEntity } from '../../model';
import type { KeptBytes } from '../columns/byteTable';
import { createColumn, type KeptColumn } from '../columns/column';
import { createCounts, type KeptCounts } from '../columns/counts';
import { createLists, type KeptLists } from '../columns/lists';
import { createStringTable, type StringTable } from '../columns/stringTable';
import { foldName, slugOf } from '../nameVariants';
import { byNames, clusterOf, type Cluster, type NumberedEntity } from './cluster';
import { createClusters, type KeptClusters } from './clusters';
import type { LocalEntities } from './localEntities';
import { createOwners } from './owners';
import { groupPersons, surnameOf } from './persons';

/**
 * Says which actors of different articles are one, and gives each an id for the whole folder.
 *
 * Two are one where their names say so: ids of the registry and the gazetteer; persons with the same surname and given
 * name up to transliteration and initials (Emomali Rahmon, E. Rakhmon), a surname alone only if the folder knows a single
 * full name with it; other actors by their full name or an abbreviation that the folder explains in one way only.
 * Adam Smith and John Smith stay two, and so does a mere "Smith".
 *
 * Entities come and go one at a time. Only those are looked at again that could be the same as one that came or went, as all that
 * decides it is shared by them: an id, a surname, a name, an abbreviation. The outcome hangs on the entities alone, not on their order.
 */
export interface EntityResolver {
  /** @param entity its number. @param articles in how many articles it stands now; 0: in none any more. */
  set(entity: number, articles: number): void;
  articles(entity: number): number;
  /** Works out what follows from all that was set. @returns the entities whose actor may be another than before, or has another id. */
  settle(): ReadonlySet<number>;
  /** The actor an entity is, after `settle`; undefined for one that stands in no article. */
  actorOf(entity: number): Actor | undefined;
  /** To be asked once all is settled. */
  all(): KeptResolver;
}

export interface Actor {
  /** By its number among the ids. */
  readonly id: number;
  /** One number for all entities that are this one. */
  readonly cluster: number;
  /** All that are held to be this one. */
  entities(): Iterable<number>;
}

/** The memory of a resolver as it stands. */
export interface KeptResolver {
  readonly articles: KeptColumn;
  readonly keys: KeptBytes;
  readonly bucketOf: KeptColumn;
  readonly inBucket: KeptLists;
  readonly clusterOf: KeptColumn;
  readonly clustersOf: KeptLists;
  readonly clusters: KeptClusters;
  readonly slugs: KeptBytes;
  readonly fixedNames: KeptCounts;
  readonly otherNames: KeptCounts;
  readonly named: KeptLists;
  readonly fixedTypes: KeptCounts;
}

const COMPANY = /(?:[ ,]+(?:inc|corp|co|ltd|plc|llc|ag|sa|spa|nv|gmbh|group|holdings|company|corporation|limited))+\.?$/;
/** What a bucket's key begins with. */
const [FIXED, PERSON, OTHER] = ['=', 'p', 'o'];

/** @param locals the entities by number. @param ids gives the actors' ids their numbers. @param kept is changed from now on. */
export function createEntityResolver(locals: LocalEntities, ids: StringTable, kept?: KeptResolver): EntityResolver {
  /** By entity: in how many articles it stands, and its bucket and cluster plus one. */
  const articles = createColumn(kept?.articles);
  const bucketOf = createColumn(kept?.bucketOf);
  const clusterAt = createColumn(kept?.clusterOf);
  /** Buckets hold what may be the same: entities of one fixed id, one surname or one name. They go by the numbers of their keys. */
  const keys = createStringTable(kept?.keys);
  const inBucket = createLists(kept?.inBucket);
  const clustersIn = createLists(kept?.clustersOf);
  const clusters = createClusters(locals, ids, kept?.clusters);
  const slugs = createStringTable(kept?.slugs);
  /** Names of the registry's and the gazetteer's actors, and of others that are no mere abbreviations: the buckets that bear them. */
  const fixedNames = createOwners(kept?.fixedNames);
  const otherNames = createOwners(kept?.otherNames);
  /** Found entities by each of their names: where a name gets another owner, these are looked at again. */
  const named = createLists(kept?.named);
  /** How many fixed entities of a bucket are of each type. */
  const fixedTypes = createCounts(kept?.fixedTypes);

  const unplaced = new Set<number>();
  /** Fixed buckets whose type has changed: an entity joins one of its own type only. */
  const retyped = new Set<number>();
  const changedBuckets = new Set<number>();

  const numbered = (number: number): NumberedEntity => Object.assign(locals.at(number), { number });
  const slugsOf = ({ names }: LocalEntity): number[] => [...new Set(names.map(slugOf))].flatMap((slug) => (slug === '' ? [] : slugs.number(slug)));
  const fixedKey = ({ id }: LocalEntity): number => keys.number(FIXED + id);
  const keyIs = (key: number, kind: string): boolean => keys.text(key).startsWith(kind);
  const typeOf = (key: number): ActorType | undefined => {
    const [most] = [...fixedTypes.each(key)].map(([type, times]) => ({ type: ACTOR_TYPES[type], times })).sort((a, b) => b.times - a.times || ((a.type ?? '') < (b.type ?? '') ? -1 : 1));
    return most?.type;
  };

  const register = (entity: NumberedEntity, times: 1 | -1): void => {
    if (isFixed(entity)) {
      const key = fixedKey(entity);
      const type = typeOf(key);
      fixedTypes.count(key, ACTOR_TYPES.indexOf(entity.type), times);
      for (const slug of slugsOf(entity)) fixedNames.count(slug, key, times);
      if (typeOf(key) !== type) retyped.add(key);
    } else {
      for (const slug of slugsOf(entity)) {
        if (times > 0) named.add(slug, entity.number);
        else named.remove(slug, entity.number);
      }
    }
  };
  /** Counts the names of an entity as those of its bucket, where they tell what an abbreviation stands for. */
  const own = (entity: NumberedEntity, key: number, times: 1 | -1): void => {
    if (keyIs(key, OTHER) && !isShort(entity)) for (const slug of slugsOf(entity)) otherNames.count(slug, key, times);
  };
  const leave = (entity: NumberedEntity): void => {
    const key = bucketOf.at(entity.number) - 1;
    if (key < 0) return;
    inBucket.remove(key, entity.number);
    bucketOf.set(entity.number, 0);
    changedBuckets.add(key);
    own(entity, key, -1);
  };
  const enter = (entity: NumberedEntity, key: number): void => {
    inBucket.add(key, entity.number);
    bucketOf.set(entity.number, key + 1);
    changedBuckets.add(key);
    own(entity, key, 1);
  };
  const keyOf = (entity: LocalEntity): number => {
    if (isFixed(entity)) return fixedKey(entity);
    const owners = slugsOf(entity).flatMap((slug) => fixedNames.ownerOf(slug) ?? []);
    if (entity.type === 'person') return owners[0] ?? keys.number(PERSON + surnameOf(entity));
    const known = owners.find((key) => typeOf(key) === entity.type);
    if (known !== undefined) return known;
    const [name = ''] = entity.names;
    if (isShort(entity)) return otherNames.ownerOf(slugs.number(slugOf(name))) ?? keys.number(OTHER + slugOf(name));
    return keys.number(OTHER + slugOf(foldName(entity.names[0] ?? entity.id).replace(COMPANY, '')));
  };
  const place = (entities: Iterable<NumberedEntity>): void => {
    for (const entity of entities) {
      const key = articles.at(entity.number) > 0 ? keyOf(entity) : -1;
      if (key === bucketOf.at(entity.number) - 1) continue;
      leave(entity);
      if (key >= 0) enter(entity, key);
    }
  };
  /** Those of the entities to be placed that are of a kind. */
  const unplacedOnes = (isOfKind: (entity: LocalEntity) => boolean): NumberedEntity[] => [...unplaced].map(numbered).filter(isOfKind);
  const bearing = (names: Iterable<number>): number[] => [...names].flatMap((slug) => [...named.of(slug)]);

  /** Forms the clusters of the buckets that changed anew. @returns the entities that were or are in them. */
  const recluster = (): Set<number> => {
    const touched = new Set<number>();
    for (const key of changedBuckets) {
      for (const cluster of clustersIn.of(key)) {
        for (const entity of clusters.entities(cluster)) {
          clusterAt.set(entity, 0);
          touched.add(entity);
        }
        clusters.remove(cluster);
      }
      clustersIn.clear(key);
    }
    for (const key of changedBuckets) {
      for (const cluster of clustersOf(keys.text(key), [...inBucket.of(key)].map(numbered), articles.at)) {
        const number = clusters.add(cluster);
        clustersIn.add(key, number);
        for (const entity of cluster.entities) clusterAt.set(entity.number, number);
      }
    }
    changedBuckets.clear();
    return touched;
  };

  return {
    articles: articles.at,
    set(entity, now) {
      const before = articles.at(entity);
      if (before === now) return;
      articles.set(entity, now);
      if (before === 0 || now === 0) {
        register(numbered(entity), before === 0 ? 1 : -1);
        unplaced.add(entity);
      } else {
        const key = bucketOf.at(entity) - 1;
        // how often an id is used decides between ids
        if (key >= 0 && !keyIs(key, FIXED)) changedBuckets.add(key);
      }
    },
    settle() {
      // fixed ones, then full names, then abbreviations: each hangs on those before
      place(unplacedOnes(isFixed));
      const retypedNames = [...retyped].flatMap((key) => [...inBucket.of(key)].flatMap((entity) => slugsOf(locals.at(entity))));
      retyped.clear();
      for (const entity of bearing([...fixedNames.takeChanged(), ...retypedNames])) unplaced.add(entity);
      place(unplacedOnes((entity) => !isFixed(entity) && !isShort(entity)));
      for (const entity of bearing(otherNames.takeChanged())) if (isShort(locals.at(entity))) unplaced.add(entity);
      place(unplacedOnes(isShort));
      unplaced.clear();

      const touched = recluster();
      for (const cluster of clusters.settle()) for (const entity of clusters.entities(cluster)) touched.add(entity);
      return touched;
    },
    actorOf(entity) {
      const cluster = clusterAt.at(entity);
      return cluster === 0 ? undefined : { id: clusters.idOf(cluster), cluster, entities: () => clusters.entities(cluster) };
    },
    all: () => ({
      ...{ articles: articles.all(), keys: keys.all(), bucketOf: bucketOf.all(), inBucket: inBucket.all(), clusterOf: clusterAt.all() },
      ...{ clustersOf: clustersIn.all(), clusters: clusters.all(), slugs: slugs.all(), fixedNames: fixedNames.all(), otherNames: otherNames.all() },
      ...{ named: named.all(), fixedTypes: fixedTypes.all() },
    }),
  };
}

/** @param key of the bucket. @param entities in it. */
function clustersOf(key: string, entities: readonly NumberedEntity[], countOf: (entity: number) => number): readonly Cluster[] {
  if (entities.length === 0) return [];
  if (key.startsWith(PERSON)) return groupPersons(entities).map((group) => clusterOf(group, countOf));
  const sorted = [...entities].sort((a, b) => Number(isFixed(b)) - Number(isFixed(a)) || Number(isShort(a)) - Number(isShort(b)) || byNames(a, b));
  return [clusterOf(sorted, countOf, key.startsWith(FIXED) ? key.slice(FIXED.length) : undefined)];
}

function isFixed({ origin }: LocalEntity): boolean {
  return origin !== 'text';
}

/** Nothing but an abbreviation is known of it. */
function isShort({ type, names, origin }: LocalEntity): boolean {
  const [name = ''] = names;
  return origin === 'text' && type !== 'person' && name.length <= 8 && name === name.toUpperCase() && !/\s/.test(name);
}
