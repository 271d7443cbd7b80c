/** Which names belong to one owner only, kept while names come and go. */
export interface Owners {
  /** @param times how often more the owner bears the name; negative: less. */
  count(name: string, owner: string, times: number): void;
  /** The one owner of a name, or undefined where there is none or several. */
  ownerOf(name: string): string | undefined;
  /** The names whose owner has changed since the last time. */
  takeChanged(): ReadonlySet<string>;
}

/** The owner of a name that nobody else bears. A map of one takes two hundred bytes, and most names have one owner. */
interface Only {
  readonly owner: string;
  times: number;
}

export function createOwners(): Owners {
  const owners = new Map<string, Only | Map<string, number>>();
  const before = new Map<string, string | undefined>();
  const ownerOf = (name: string): string | undefined => {
    const all = owners.get(name);
    if (!(all instanceof Map)) return all?.owner;
    return all.size === 1 ? [...all.keys()][0] : undefined;
  };
  return {
    count(name, owner, times) {
      if (!before.has(name)) before.set(name, ownerOf(name));
      const known = owners.get(name);
      if (known === undefined) {
        if (times > 0) owners.set(name, { owner, times });
      } else if (!(known instanceof Map) && known.owner === owner) {
        known.times += times;
        if (known.times <= 0) owners.delete(name);
      } else {
        const all = known instanceof Map ? known : new Map([[known.owner, known.times]]);
        const left = (all.get(owner) ?? 0) + times;
        if (left > 0) all.set(owner, left);
        else all.delete(owner);
        if (all.size > 0) owners.set(name, all);
        else owners.delete(name);
      }
    },
    ownerOf,
    takeChanged() {
      const changed = new Set([...before].filter(([name, owner]) => ownerOf(name) !== owner).map(([name]) => name));
      before.clear();
      return changed;
    },
  };
}
