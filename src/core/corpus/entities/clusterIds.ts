import type { Cluster } from './cluster';
import { createGroups } from './groups';

/** Readable ids of clusters: the local one where a single cluster wants it, else the full name, else with a number. */
export interface ClusterIds {
  add(cluster: Cluster): void;
  remove(cluster: Cluster): void;
  /** @returns the clusters whose id is another than at the last call, or that had none. */
  settle(): ReadonlySet<Cluster>;
  idOf(cluster: Cluster): string;
}

export function createClusterIds(): ClusterIds {
  const ids = new Map<Cluster, string>();
  const fixed = new Map<string, number>();
  const wishing = createGroups<string, Cluster>();
  /** Clusters whose wish is not theirs alone. */
  const refused = new Set<Cluster>();
  const dirty = new Set<string>();
  let changed = new Set<Cluster>();

  const give = (cluster: Cluster, id: string): void => {
    if (ids.get(cluster) === id) return;
    ids.set(cluster, id);
    changed.add(cluster);
  };
  const isGranted = (wish: string): boolean => !fixed.has(wish) && wishing.count(wish) === 1;

  return {
    add(cluster) {
      if (cluster.fixed !== undefined) {
        fixed.set(cluster.fixed, (fixed.get(cluster.fixed) ?? 0) + 1);
        give(cluster, cluster.fixed);
      } else wishing.add(cluster.wish, cluster);
      dirty.add(cluster.wish);
    },
    remove(cluster) {
      ids.delete(cluster);
      changed.delete(cluster);
      refused.delete(cluster);
      if (cluster.fixed !== undefined) {
        const left = (fixed.get(cluster.fixed) ?? 0) - 1;
        if (left > 0) fixed.set(cluster.fixed, left);
        else fixed.delete(cluster.fixed);
      } else wishing.delete(cluster.wish, cluster);
      dirty.add(cluster.wish);
    },
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
        for (const cluster of [...refused].sort(byFullName)) {
          let id = cluster.full;
          for (let number = 2; taken.has(id) || fixed.has(id) || isGranted(id); number++) id = `${cluster.full}-${number}`;
          taken.add(id);
          give(cluster, id);
        }
      }
      dirty.clear();
      const result = changed;
      changed = new Set();
      return result;
    },
    idOf: (cluster) => ids.get(cluster) ?? cluster.wish,
  };
}

function byFullName(a: Cluster, b: Cluster): number {
  return compare(a.full, b.full) || compare(a.entities[0]?.id ?? '', b.entities[0]?.id ?? '') || compare(JSON.stringify(a.entities[0]), JSON.stringify(b.entities[0]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
