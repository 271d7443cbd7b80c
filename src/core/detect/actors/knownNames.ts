import { foldName, idOfName, slugOf } from '../../corpus/nameVariants';
import type { ActorType } from '../../model';
import armedGroupsData from './lexicon/armedGroups.yaml';
import citiesData from './lexicon/cities.yaml';
import organizationsData from './lexicon/organizations.yaml';
import peoplesData from './lexicon/peoples.yaml';
import placesData from './lexicon/places.yaml';
import statesData from './lexicon/states.yaml';
import thingsData from './lexicon/things.yaml';
import { createNameTable, type NameTable } from './nameTable';

type Strings = readonly string[];

/** The powers that may be meant by a city, the likelier ones first, and what speaks for each: the ids that the article names. */
export type Seat = readonly { readonly id: string; readonly type: ActorType; readonly named: Strings }[];

/** What is known of a name; a name may be several things (French: an adjective and a people). */
export interface Entry {
  /** The name as the lexicon or the user writes it. */
  readonly name: string;
  /** The user's own: wins over everything. */
  registry?: { readonly id: string; readonly type: ActorType };
  actor?: { readonly id: string; readonly type: ActorType };
  /** A capital: the id of the state whose government it may stand for. */
  capital?: string;
  /** A city that more than one power speaks from. */
  seat?: Seat;
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

/** Names by their words, and what is known of each by its number in the table. */
export interface KnownNames {
  readonly table: NameTable;
  /** A name that stands there alone is a city's that no text has named so far: there are twenty thousand of them. */
  readonly entries: (Entry | string)[];
}

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
  readonly seats: Readonly<Record<string, Seat>>;
}

const BREAKS = /['’ʼ](?=s\b)|[^\p{L}\p{M}\p{N}'’ʼ&.]+/u;
const SMALL_WORD = /(?:^|[\s-])\p{Ll}/u;
const PLAIN_NAME = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const LONGEST = 12;

/** The keys of a name's words, cut as the text's words are. */
export function keysOf(name: string): string[] {
  if (PLAIN_NAME.test(name)) return name.split(' ');
  const folded = foldName(name);
  if (PLAIN_NAME.test(folded)) return folded.split(' ');
  const keys: string[] = [];
  for (const part of folded.split(BREAKS)) {
    const key = part.replace(/\./g, '').replace(/^['&]+|['&]+$/g, '');
    if (key !== '' && key !== 's') keys.push(key);
  }
  return keys;
}

/** Looks a name up, or adds it with nothing known of it. @returns its number; undefined for one of no word or of too many. */
export function numberOf({ table, entries }: KnownNames, name: string): number | undefined {
  const keys = keysOf(name);
  if (keys.length === 0 || keys.length > LONGEST) return undefined;
  const number = table.add(keys, entries.length);
  if (number === entries.length) entries.push(newEntry(name));
  return number;
}

/** A name of which nothing else is known so far. */
export function newEntry(name: string): Entry {
  const bare = name.replace(/[.\-\s]/g, '');
  return {
    name,
    capsOnly: bare.length <= 5 && bare === bare.toUpperCase() && bare !== bare.toLowerCase() && keysOf(name).length === 1,
    small: SMALL_WORD.test(name),
  };
}

/** What is known of the name of a number. */
export function entryAt(entries: (Entry | string)[], number: number): Entry | undefined {
  const entry = entries[number];
  return typeof entry === 'string' ? (entries[number] = { ...newEntry(entry), place: true }) : entry;
}

let read: KnownNames | undefined;

/** The names of the lexicons: read once, for whoever does not change them. */
export function knownNames(): KnownNames {
  return (read ??= readLexicons());
}

function readLexicons(): KnownNames {
  const names: KnownNames = { table: createNameTable(), entries: [] };
  const { table, entries } = names;
  const each = (forms: Strings | undefined, set: (entry: Entry, name: string) => void) => {
    for (const name of forms ?? []) {
      const number = numberOf(names, name);
      const entry = number === undefined ? undefined : entryAt(entries, number);
      if (entry) set(entry, name);
    }
  };
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
  const { byId, named, seats } = organizationsData as OrganizationsData;
  for (const [id, names] of Object.entries(byId)) each(names, (entry) => (entry.actor ??= { id, type: 'organization' }));
  for (const names of Object.values(named)) {
    each(names, (entry, name) => (entry.actor ??= { id: idOfName(name.startsWith('The ') ? name.slice(4) : name), type: 'organization' }));
  }
  for (const [city, seat] of Object.entries(seats)) {
    each([city], (entry) => {
      entry.seat = seat;
      entry.place = true;
    });
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
  for (const name of (citiesData as { cities: string }).cities.split('\n')) {
    const number = table.add(keysOf(name), entries.length);
    const entry = entries[number];
    if (entry === undefined) entries.push(name);
    else if (typeof entry === 'object') entry.place = true;
  }
  return names;
}
