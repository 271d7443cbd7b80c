import { getOrMake } from '../../getOrMake';
import type { ActorType, LocalEntity } from '../../model';
import { foldName, slugOf } from '../nameVariants';
import { byNames, clusterOf, type Cluster } from './cluster';
import { createClusterIds } from './clusterIds';
import { createGroups } from './groups';
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
  /** @param entity equal ones have to be one object. @param articles in how many articles it stands now; 0: in none any more. */
  set(entity: LocalEntity, articles: number): void;
  /** Works out what follows from all that was set. @returns the entities whose actor may be another than before, or has another id. */
  settle(): ReadonlySet<LocalEntity>;
  /** The actor an entity is, after `settle`; undefined for one that was never set. */
  actorOf(entity: LocalEntity): Actor | undefined;
}

export interface Actor {
  readonly id: string;
  /** All that are held to be this one. */
  readonly entities: readonly LocalEntity[];
}

/** Entities that may be the same: of one fixed id, one surname or one name. */
interface Bucket {
  readonly key: string;
  readonly entities: Set<LocalEntity>;
  clusters: readonly Cluster[];
}

const COMPANY = /(?:[ ,]+(?:inc|corp|co|ltd|plc|llc|ag|sa|spa|nv|gmbh|group|holdings|company|corporation|limited))+\.?$/;
/** What a bucket's key begins with. */
const [FIXED, PERSON, OTHER] = ['=', 'p', 'o'];

export function createEntityResolver(): EntityResolver {
  const counts = new Map<LocalEntity, number>();
  const buckets = new Map<string, Bucket>();
  const bucketOf = new Map<LocalEntity, Bucket>();
  const clusterAt = new Map<LocalEntity, Cluster>();
  const ids = createClusterIds();
  /** Names of the registry's and the gazetteer's actors, and of others that are no mere abbreviations. */
  const fixedNames = createOwners();
  const otherNames = createOwners();
  /** Found entities by a hash of each of their names: where a name gets another owner, these are looked at again. */
  const named = createGroups<number, LocalEntity>();
  const unplaced = new Set<LocalEntity>();
  /** Fixed buckets whose type has changed: an entity joins one of its own type only. */
  const retyped = new Set<string>();
  const changedBuckets = new Set<Bucket>();

  const countOf = (entity: LocalEntity): number => counts.get(entity) ?? 0;
  /** How many fixed entities of a bucket are of each type. */
  const fixedTypes = new Map<string, Map<ActorType, number>>();
  const typeOf = (key: string): ActorType | undefined => [...(fixedTypes.get(key) ?? [])].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];

  const register = (entity: LocalEntity, times: 1 | -1): void => {
    if (isFixed(entity)) {
      const types = fixedTypes.get(FIXED + entity.id) ?? new Map<ActorType, number>();
      fixedTypes.set(FIXED + entity.id, types.set(entity.type, (types.get(entity.type) ?? 0) + times));
    }
    for (const slug of slugsOf(entity)) {
      if (isFixed(entity)) fixedNames.count(slug, FIXED + entity.id, times);
      else if (times > 0) named.add(hashOf(slug), entity);
      else named.delete(hashOf(slug), entity);
    }
  };
  const leave = (entity: LocalEntity): void => {
    const bucket = bucketOf.get(entity);
    if (!bucket) return;
    bucket.entities.delete(entity);
    bucketOf.delete(entity);
    changedBuckets.add(bucket);
    if (bucket.key.startsWith(OTHER) && !isShort(entity)) for (const slug of slugsOf(entity)) otherNames.count(slug, bucket.key, -1);
  };
  const enter = (entity: LocalEntity, key: string): void => {
    const bucket = getOrMake(buckets, key, (): Bucket => ({ key, entities: new Set(), clusters: [] }));
    bucket.entities.add(entity);
    bucketOf.set(entity, bucket);
    changedBuckets.add(bucket);
    if (key.startsWith(OTHER) && !isShort(entity)) for (const slug of slugsOf(entity)) otherNames.count(slug, key, 1);
  };
  const keyOf = (entity: LocalEntity): string => {
    if (isFixed(entity)) return FIXED + entity.id;
    const owners = slugsOf(entity).flatMap((slug) => fixedNames.ownerOf(slug) ?? []);
    if (entity.type === 'person') return owners[0] ?? PERSON + surnameOf(entity);
    const known = owners.find((key) => typeOf(key) === entity.type);
    if (known !== undefined) return known;
    const [name = ''] = entity.names;
    if (isShort(entity)) return otherNames.ownerOf(slugOf(name)) ?? OTHER + slugOf(name);
    return OTHER + slugOf(foldName(entity.names[0] ?? entity.id).replace(COMPANY, ''));
  };
  const place = (entities: Iterable<LocalEntity>): void => {
    for (const entity of entities) {
      const key = countOf(entity) > 0 ? keyOf(entity) : undefined;
      if (key === bucketOf.get(entity)?.key) continue;
      leave(entity);
      if (key !== undefined) enter(entity, key);
    }
  };
  const bearing = (slugs: Iterable<string>): LocalEntity[] => [...slugs].flatMap((slug) => [...named.of(hashOf(slug))]);

  return {
    set(entity, articles) {
      const before = countOf(entity);
      if (before === articles) return;
      if (articles > 0) counts.set(entity, articles);
      else counts.delete(entity);
      if (before === 0 || articles === 0) {
        const type = typeOf(FIXED + entity.id);
        register(entity, before === 0 ? 1 : -1);
        unplaced.add(entity);
        if (isFixed(entity) && typeOf(FIXED + entity.id) !== type) retyped.add(FIXED + entity.id);
      } else {
        const bucket = bucketOf.get(entity);
        // how often an id is used decides between ids
        if (bucket && !bucket.key.startsWith(FIXED)) changedBuckets.add(bucket);
      }
    },
    settle() {
      // fixed ones, then full names, then abbreviations: each hangs on those before
      const kinds = (of: (entity: LocalEntity) => boolean) => [...unplaced].filter(of);
      place(kinds(isFixed));
      const retypedNames = [...retyped].flatMap((key) => [...(buckets.get(key)?.entities ?? [])].flatMap(slugsOf));
      retyped.clear();
      for (const entity of bearing([...fixedNames.takeChanged(), ...retypedNames])) unplaced.add(entity);
      place(kinds((entity) => !isFixed(entity) && !isShort(entity)));
      for (const entity of bearing(otherNames.takeChanged())) if (isShort(entity)) unplaced.add(entity);
      place(kinds(isShort));
      unplaced.clear();

      const touchedEntities = new Set<LocalEntity>();
      for (const bucket of changedBuckets) {
        for (const cluster of bucket.clusters) {
          ids.remove(cluster);
          for (const entity of cluster.entities) {
            clusterAt.delete(entity);
            touchedEntities.add(entity);
          }
        }
        bucket.clusters = clustersOf(bucket, countOf);
        if (bucket.entities.size === 0) buckets.delete(bucket.key);
      }
      for (const { clusters } of changedBuckets) {
        for (const cluster of clusters) {
          ids.add(cluster);
          for (const entity of cluster.entities) clusterAt.set(entity, cluster);
        }
      }
      changedBuckets.clear();
      for (const cluster of ids.settle()) for (const entity of cluster.entities) touchedEntities.add(entity);
      return touchedEntities;
    },
    actorOf(entity) {
      const cluster = clusterAt.get(entity);
      return cluster && { id: ids.idOf(cluster), entities: cluster.entities };
    },
  };
}

function clustersOf({ key, entities }: Bucket, countOf: (entity: LocalEntity) => number): readonly Cluster[] {
  if (entities.size === 0) return [];
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

function slugsOf({ names }: LocalEntity): string[] {
  return [...new Set(names.map(slugOf))].filter((slug) => slug !== '');
}

/** FNV-1a, 30 bits: two names of one hash only cost a second look. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 2;
}
