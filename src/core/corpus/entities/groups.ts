/** Values under keys, each once. Most keys of a folder have one value: that one stands alone, as a set of one takes two hundred bytes. */
export interface Groups<K, V> {
  add(key: K, value: V): void;
  delete(key: K, value: V): void;
  has(key: K): boolean;
  of(key: K): Iterable<V>;
  /** How many values a key has. */
  count(key: K): number;
  keys(): Iterable<K>;
}

/** @typeParam V anything but a set. */
export function createGroups<K, V extends object>(): Groups<K, V> {
  const groups = new Map<K, V | Set<V>>();
  return {
    add(key, value) {
      const known = groups.get(key);
      if (known instanceof Set) known.add(value);
      else if (known === undefined) groups.set(key, value);
      else if (known !== value) groups.set(key, new Set([known, value]));
    },
    delete(key, value) {
      const known = groups.get(key);
      if (known === value) groups.delete(key);
      if (!(known instanceof Set) || !known.delete(value) || known.size > 1) return;
      for (const last of known) groups.set(key, last);
    },
    has: (key) => groups.has(key),
    of(key) {
      const known = groups.get(key);
      return known instanceof Set ? known : known === undefined ? [] : [known];
    },
    count(key) {
      const known = groups.get(key);
      return known instanceof Set ? known.size : known === undefined ? 0 : 1;
    },
    keys: () => groups.keys(),
  };
}
