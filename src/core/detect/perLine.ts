import type { TaggedLine } from './model';

/**
 * Remembers what `make` derives from a line, on the line itself: both go together. (A WeakMap does not do: V8 keeps its values through every
 * small collection, so that all that was derived from texts long gone was copied to and fro until a full one.)
 */
export function perLine<T>(make: (line: TaggedLine) => T): (line: TaggedLine) => T {
  return (line) => {
    if (line.tokens.length === 0) return make(line); // cheap, and all empty lines are one object
    const derived = (line.derived ??= new Map<object, unknown>());
    const known = derived.get(make) as T | undefined; // only what is made here stands under this key
    if (known !== undefined) return known;
    const made = make(line);
    derived.set(make, made);
    return made;
  };
}
