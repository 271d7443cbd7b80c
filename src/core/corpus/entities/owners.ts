import { createCounts, type KeptCounts } from '../columns/counts';

/** Which names belong to one owner only, kept while names come and go. Names and owners are numbers. */
export interface Owners {
  /** @param times how often more the owner bears the name; negative: less. */
  count(name: number, owner: number, times: number): void;
  /** The one owner of a name, or undefined where there is none or several. */
  ownerOf(name: number): number | undefined;
  /** The names whose owner has changed since the last time. */
  takeChanged(): ReadonlySet<number>;
  all(): KeptCounts;
}

/** @param kept is changed from now on. */
export function createOwners(kept?: KeptCounts): Owners {
  const owners = createCounts(kept);
  const before = new Map<number, number | undefined>();
  return {
    count(name, owner, times) {
      if (!before.has(name)) before.set(name, owners.only(name));
      owners.count(name, owner, times);
    },
    ownerOf: owners.only,
    takeChanged() {
      const changed = new Set([...before].filter(([name, owner]) => owners.only(name) !== owner).map(([name]) => name));
      before.clear();
      return changed;
    },
    all: owners.all,
  };
}
