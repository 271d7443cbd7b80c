/** Which names belong to one owner only, kept while names come and go. */
export interface Owners {
  /** @param times how often more the owner bears the name; negative: less. */
  count(name: string, owner: string, times: number): void;
  /** The one owner of a name, or undefined where there is none or several. */
  ownerOf(name: string): string | undefined;
  /** The names whose owner has changed since the last time. */
  takeChanged(): ReadonlySet<string>;
}

export function createOwners(): Owners {
  const owners = new Map<string, Map<string, number>>();
  const before = new Map<string, string | undefined>();
  const ownerOf = (name: string): string | undefined => {
    const all = owners.get(name);
    return all?.size === 1 ? [...all.keys()][0] : undefined;
  };
  return {
    count(name, owner, times) {
      if (!before.has(name)) before.set(name, ownerOf(name));
      const all = owners.get(name) ?? new Map<string, number>();
      const left = (all.get(owner) ?? 0) + times;
      if (left > 0) all.set(owner, left);
      else all.delete(owner);
      if (all.size > 0) owners.set(name, all);
      else owners.delete(name);
    },
    ownerOf,
    takeChanged() {
      const changed = new Set([...before].filter(([name, owner]) => ownerOf(name) !== owner).map(([name]) => name));
      before.clear();
      return changed;
    },
  };
}
