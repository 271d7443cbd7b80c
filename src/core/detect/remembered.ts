import { detach } from '../detach';

/**
 * Remembers what was made of the keys that came last, at most twice `most` of them: when a generation is full the one before it is forgotten,
 * and what is asked for again passes into the new one. One look-up for a key that recurs, and no order to keep.
 */
export function remembered<T>(most: number, make: (key: string) => T): (key: string) => T {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (key) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const own = detach(key); // it is remembered for longer than its text
    const made = old.get(key) ?? make(own);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(own, made);
    return made;
  };
}
