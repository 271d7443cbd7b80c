import { createColumn, type KeptColumn } from '../columns/column';
import { createLists, type KeptLists } from '../columns/lists';
import type { StringTable } from '../columns/stringTable';
import { fullIdOf, type Cluster } from './cluster';
import type { LocalEntities } from './localEntities';

/** The clusters of a folder by number, and their readable ids: the local one where a single cluster wants it, else the full name, else with a number. */
export interface Clusters {
  /** @returns its number, until it is removed. */
  add(cluster: Cluster): number;
  remove(cluster: number): void;
  /** In their order. */
  entities(cluster: number): Generator<number>;
  /** @returns the clusters whose id is another than at the last call, or that had none. */
  settle(): ReadonlySet<number>;
  /** By its number among the ids. */
  idOf(cluster: number): number;
  /** To be asked once all is settled. */
  all(): KeptClusters;
}

/** The memory of clusters as it stands. */
export interface KeptClusters {
  readonly members: KeptLists;
  readonly wishes: KeptColumn;
  readonly given: KeptColumn;
  readonly fixed: KeptColumn;
  readonly wishing: KeptLists;
}

/** A cluster that is refused its wish. */
interface Refused {
  readonly cluster: number;
  readonly full: string;
}

/** @param kept is changed from now on. */
export function createClusters(locals: LocalEntities, ids: StringTable, kept?: KeptClusters): Clusters {
  const members = createLists(kept?.members);
  /** By cluster, the id it wishes and the one it was given, each plus one: 0 is none. */
  const wishes = createColumn(kept?.wishes);
  const given = createColumn(kept?.given);
  /** By id, how many clusters have it from the registry or the gazetteer; the others by the id they wish. */
  const fixed = createColumn(kept?.fixed);
  const wishing = createLists(kept?.wishing);
  let end = Math.max(1, kept?.wishes.length ?? 0);
  const free: number[] = [];
  /** Clusters whose wish is not theirs alone. */
  const refused = new Set<number>();
  const dirty = new Set<number>();
  let changed = new Set<number>();

  const wishOf = (cluster: number): number => wishes.at(cluster) - 1;
  const give = (cluster: number, id: number): void => {
    if (given.at(cluster) === id + 1) return;
    given.set(cluster, id + 1);
    changed.add(cluster);
  };
  const isGranted = (wish: number): boolean => fixed.at(wish) === 0 && wishing.count(wish, 2) === 1;
  const isTaken = (id: string): boolean => {
    const number = ids.find(id);
    return number !== undefined && (fixed.at(number) > 0 || isGranted(number));
  };
  const firstOf = (cluster: number) => {
    for (const entity of members.of(cluster)) return locals.at(entity);
    throw new Error('A cluster is of one entity at least.');
  };
  const refusedOnes = (): Refused[] =>
    [...refused].map((cluster) => ({ cluster, full: fullIdOf(firstOf(cluster), ids.text(wishOf(cluster))) })).sort(byFullName);
  const byFullName = (a: Refused, b: Refused): number => {
    if (a.full !== b.full) return compare(a.full, b.full);
    const [one, other] = [firstOf(a.cluster), firstOf(b.cluster)];
    return compare(one.id, other.id) || compare(JSON.stringify(one), JSON.stringify(other));
  };

  for (let cluster = 1; cluster < end; cluster++) {
    if (wishes.at(cluster) === 0) free.push(cluster);
    else if (wishing.find(wishOf(cluster), cluster) !== undefined && !isGranted(wishOf(cluster))) refused.add(cluster);
  }

  return {
    add({ entities, isFixed, wish }) {
      const cluster = free.pop() ?? end++;
      for (let at = entities.length - 1; at >= 0; at--) members.add(cluster, entities[at]?.number ?? 0);
      const id = ids.number(wish);
      wishes.set(cluster, id + 1);
      if (isFixed) {
        fixed.set(id, fixed.at(id) + 1);
        give(cluster, id);
      } else wishing.add(id, cluster);
      dirty.add(id);
      return cluster;
    },
    remove(cluster) {
      const wish = wishOf(cluster);
      if (wishing.remove(wish, cluster) === undefined) fixed.set(wish, fixed.at(wish) - 1);
      members.clear(cluster);
      wishes.set(cluster, 0);
      given.set(cluster, 0);
      changed.delete(cluster);
      refused.delete(cluster);
      free.push(cluster);
      dirty.add(wish);
    },
    entities: members.of,
    settle() {
      for (const wish of dirty) {
        for (const cluster of wishing.of(wish)) {
          if (isGranted(wish)) {
            refused.delete(cluster);
            give(cluster, wish);
          } else refused.add(cluster);
        }
      }
      if (dirty.size > 0) {
        const taken = new Set<string>();
        for (const { cluster, full } of refusedOnes()) {
          let id = full;
          for (let number = 2; taken.has(id) || isTaken(id); number++) id = `${full}-${number}`;
          taken.add(id);
          give(cluster, ids.number(id));
        }
      }
      dirty.clear();
      const result = changed;
      changed = new Set();
      return result;
    },
    idOf: (cluster) => (given.at(cluster) || wishes.at(cluster)) - 1,
    all: () => ({ members: members.all(), wishes: wishes.all(), given: given.all(), fixed: fixed.all(), wishing: wishing.all() }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
