import type { TaggedLine } from './model';

/**
 * Remembers what `make` derives from a line, on the line itself: both go together. (A WeakMap does not do: V8 keeps its values through every
 * small collection, so that all that was derived from texts long gone was copied to and fro until a full one.)
 */
export function perLine<T>(make: (line: TaggedLine) => T): (line: TaggedLine) => T {
  return (line) => {
    if (line.tokens.length === 0) return make(line); // cheap, and all empty lines are one object
    const derived = (line.derived ??= []);
    for (let at = 0; at < derived.length; at += 2) if (derived[at] === make) return derived[at + 1] as T; // only what is made here stands behind it
    const made = make(line);
    derived.push(make, made);
    return made;
  };
}
