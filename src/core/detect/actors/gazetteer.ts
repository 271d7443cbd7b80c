import type { KnownActor } from '../../sidecar/registryModel';
import { entryAt, keysOf, knownNames, newEntry, numberOf, type Entry, type KnownNames } from './knownNames';
import { ROOT } from './nameTable';
import { Shape, type Word } from './words';

export interface Match {
  /** Number of words. */
  readonly length: number;
  readonly entry: Entry;
}

export interface Gazetteer {
  /** The longest known name that starts at this word. */
  match(words: readonly Word[], from: number): Match | undefined;
  /** The one person of the registry whose name ends so and does not speak against this full name: the id. */
  registeredPerson(keys: readonly string[]): string | undefined;
  /** The number of words of a name that starts here in small letters, as the user wrote it; else 0. */
  smallMatch(words: readonly Word[], from: number): number;
}

const JOINED = new Set([' ', '-', '&', '/', '.']);
/** With more persons of one surname in the registry only their full names tell which is meant. */
const MOST_NAMESAKES = 50;

/** The names of the lexicons and, before them, the user's own. */
export function createGazetteer(registry: readonly KnownActor[]): Gazetteer {
  const lexicons = knownNames();
  const names: KnownNames = registry.length === 0 ? lexicons : { table: lexicons.table.copy(), entries: [...lexicons.entries] };
  const { table, entries } = names;
  const smallStarts = new Set<string>();
  /** The persons of the registry by the last word of their names. */
  const ends = new Map<string, { readonly id: string; readonly keys: readonly string[] }[]>();
  const noteEnd = (form: string, id: string) => {
    const keys = keysOf(form);
    const list = ends.get(keys.at(-1) ?? '');
    if (list) list.push({ id, keys });
    else ends.set(keys.at(-1) ?? '', [{ id, keys }]);
  };

  for (const { id, name, type, aliases } of registry) {
    for (const form of [name, ...aliases]) {
      const number = numberOf(names, form);
      const known = number === undefined ? undefined : entryAt(entries, number);
      if (number === undefined || !known) continue;
      // the lexicons' own stays as it is: other folders look it up too
      if (!known.registry) entries[number] = { ...known, ...newEntry(form), registry: { id, type: type ?? 'organization' } };
      if (type === 'person') noteEnd(form, id);
      if (/^\p{Ll}/u.test(form)) smallStarts.add(keysOf(form)[0] ?? '');
    }
  }

  function match(words: readonly Word[], from: number): Match | undefined {
    let best: Match | undefined;
    let state = ROOT;
    let small = false;
    let possessive = false;
    for (let at = from; at < words.length; at++) {
      const word = words[at];
      if (!word || (at > from && !JOINED.has(word.gap))) break;
      state = table.step(state, word.key);
      if (state === 0) break;
      possessive ||= at > from && words[at - 1]?.possessive === true;
      small ||= word.shape === Shape.Lower && word.gap !== '-';
      const number = table.valueAt(state);
      const entry = number < 0 ? undefined : entryAt(entries, number);
      if (!entry) continue;
      if (entry.capsOnly && word.shape === Shape.Title) continue;
      if (small && !entry.small && !(entry.registry && words[from]?.shape !== Shape.Lower)) continue;
      if (possessive && !entry.name.includes("'")) continue;
      best = { length: at - from + 1, entry };
    }
    return best;
  }
  return {
    match,
    registeredPerson(keys) {
      const namesakes = ends.get(keys.at(-1) ?? '');
      if (!namesakes || namesakes.length > MOST_NAMESAKES) return undefined;
      const fitting = namesakes.filter((known) => known.keys.length === 1 || known.keys[0] === keys[0]);
      const [first] = fitting;
      return first && fitting.every(({ id }) => id === first.id) ? first.id : undefined;
    },
    smallMatch(words, from) {
      if (smallStarts.size === 0 || !smallStarts.has(words[from]?.key ?? '')) return 0;
      const found = match(words, from);
      return found?.entry.registry ? found.length : 0;
    },
  };
}
