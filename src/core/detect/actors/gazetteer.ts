import { foldName, idOfName, slugOf } from '../../corpus/nameVariants';
import type { ActorType } from '../../model';
import type { KnownActor } from '../../sidecar/registryModel';
import armedGroupsData from './lexicon/armedGroups.yaml';
import citiesData from './lexicon/cities.yaml';
import organizationsData from './lexicon/organizations.yaml';
import peoplesData from './lexicon/peoples.yaml';
import placesData from './lexicon/places.yaml';
import statesData from './lexicon/states.yaml';
import thingsData from './lexicon/things.yaml';
import { createNameTable, ROOT } from './nameTable';
import { Shape, type Word } from './words';

/** What is known of a name; a name may be several things (French: an adjective and a people). */
export interface Entry {
  /** The name as the lexicon or the user writes it. */
  readonly name: string;
  /** The user's own: wins over everything. */
  registry?: { readonly id: string; readonly type: ActorType };
  actor?: { readonly id: string; readonly type: ActorType };
  /** A capital: the id of the state whose government it may stand for. */
  capital?: string;
  /** An adjective of nationality: the id of its state. */
  adjective?: string;
  /** An adjective of a region (Central Asian) or a people without a state (Kurdish), made into an id. */
  region?: string;
  peopleAdjective?: string;
  people?: string;
  /** A region whose states have a name together (Central Asia): their id. */
  area?: string;
  place?: boolean;
  /** An event, a prize, an index: no actor although its words look like one. */
  thing?: boolean;
  /** Matches only where the text has capitals throughout (IS, WHO). */
  readonly capsOnly: boolean;
  /** Has a word with a small first letter, and so may have one in the text. */
  readonly small: boolean;
}

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

type Strings = readonly string[];
interface StateData {
  readonly names: Strings;
  readonly adjectives: Strings;
  readonly people: Strings;
  readonly capitals?: Strings;
  readonly seats?: Strings;
}
interface PeoplesData {
  readonly regions: Readonly<Record<string, Strings>>;
  readonly areas: Readonly<Record<string, string>>;
  readonly peoples: Readonly<Record<string, { readonly adjectives: Strings; readonly plurals: Strings }>>;
}
interface OrganizationsData {
  readonly byId: Readonly<Record<string, Strings>>;
  readonly named: Readonly<Record<string, Strings>>;
}

const BREAKS = /['’ʼ](?=s\b)|[^\p{L}\p{M}\p{N}'’ʼ&.]+/u;
const JOINED = new Set([' ', '-', '&', '/', '.']);
const SMALL_WORD = /(?:^|[\s-])\p{Ll}/u;
const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const LONGEST = 12;
/** With more persons of one surname in the registry only their full names tell which is meant. */
const MOST_NAMESAKES = 50;

/** The keys of a name's words, cut as the text's words are. */
function keysOf(name: string): string[] {
  const folded = foldName(name);
  if (PLAIN_NAME.test(folded)) return folded.split(' ');
  const keys: string[] = [];
  for (const part of folded.split(BREAKS)) {
    const key = part.replace(/\./g, '').replace(/^['&]+|['&]+$/g, '');
    if (key !== '' && key !== 's') keys.push(key);
  }
  return keys;
}

export function createGazetteer(registry: readonly KnownActor[]): Gazetteer {
  const entries: Entry[] = [];
  const table = createNameTable();
  const smallStarts = new Set<string>();

  function entryOf(name: string): Entry | undefined {
    const keys = keysOf(name);
    if (keys.length === 0 || keys.length > LONGEST) return undefined;
    const value = table.add(keys, entries.length);
    const known = entries[value];
    if (known) return known;
    const bare = name.replace(/[.\-\s]/g, '');
    const entry: Entry = {
      name,
      capsOnly: keys.length === 1 && bare.length <= 5 && bare === bare.toUpperCase() && bare !== bare.toLowerCase(),
      small: SMALL_WORD.test(name),
    };
    entries.push(entry);
    return entry;
  }
  /** The persons of the registry by the last word of their names. */
  const ends = new Map<string, { readonly id: string; readonly keys: readonly string[] }[]>();
  const noteEnd = (form: string, id: string) => {
    const keys = keysOf(form);
    const list = ends.get(keys.at(-1) ?? '');
    if (list) list.push({ id, keys });
    else ends.set(keys.at(-1) ?? '', [{ id, keys }]);
  };
  const each = (names: Strings | undefined, set: (entry: Entry, name: string) => void) => {
    for (const name of names ?? []) {
      const entry = entryOf(name);
      if (entry) set(entry, name);
    }
  };

  for (const { id, name, type, aliases } of registry) {
    each([name, ...aliases], (entry, form) => {
      entry.registry ??= { id, type: type ?? 'organization' };
      if (type === 'person') noteEnd(form, id);
      if (/^\p{Ll}/u.test(form)) smallStarts.add(keysOf(form)[0] ?? '');
    });
  }
  for (const [id, state] of Object.entries(statesData as Record<string, StateData>)) {
    each([...state.names, ...(state.seats ?? [])], (entry) => (entry.actor ??= { id, type: 'state' }));
    each(state.adjectives, (entry) => (entry.adjective ??= id));
    each(state.people, (entry, name) => (entry.people ??= slugOf(name)));
    each(state.capitals, (entry) => {
      entry.capital ??= id;
      entry.place = true;
    });
  }
  for (const [id, names] of Object.entries(armedGroupsData as Record<string, Strings>)) {
    each(names, (entry) => (entry.actor ??= { id, type: 'armed-group' }));
  }
  const { byId, named } = organizationsData as OrganizationsData;
  for (const [id, names] of Object.entries(byId)) each(names, (entry) => (entry.actor ??= { id, type: 'organization' }));
  for (const names of Object.values(named)) {
    each(names, (entry, name) => (entry.actor ??= { id: idOfName(name.startsWith('The ') ? name.slice(4) : name), type: 'organization' }));
  }
  const { regions, areas, peoples } = peoplesData as PeoplesData;
  for (const [id, names] of Object.entries(regions)) each(names, (entry) => (entry.region ??= id));
  for (const [name, id] of Object.entries(areas)) each([name], (entry) => (entry.area ??= id));
  for (const [id, { adjectives, plurals }] of Object.entries(peoples)) {
    each(adjectives, (entry) => (entry.peopleAdjective ??= id));
    each(plurals, (entry) => (entry.people ??= id));
  }
  const { regions: places, cities: towns } = placesData as { regions: Strings; cities: Strings };
  each([...places, ...towns], (entry) => (entry.place = true));
  each((thingsData as { things: Strings }).things, (entry) => (entry.thing = true));
  each((citiesData as { cities: string }).cities.split('\n'), (entry) => (entry.place = true));

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
      const entry = entries[table.valueAt(state)];
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
