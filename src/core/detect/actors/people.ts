import type { LineMention } from './lineMentions';
import type { NameForms } from './nameForms';

/** One person as an article shows him or her. */
export interface Person {
  readonly keys: readonly string[];
  readonly surname: string;
  id: string;
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const PARTICLES = new Set(['van', 'von', 'der', 'den', 'de', 'del', 'della', 'di', 'da', 'dos', 'du', 'la', 'le', 'bin', 'ibn', 'al', 'el', 'ben', 'abu', 'ter', 'ten', 'st']);

/** The words of the surname: the last one with its particles (`van`, `der`, `bellen`), without `Jr`. */
function surnameOf(keys: readonly string[]): readonly string[] {
  let to = keys.length;
  while (to > 1 && SUFFIXES.has(keys[to - 1] ?? '')) to--;
  let from = to - 1;
  while (from > 0 && PARTICLES.has(keys[from - 1] ?? '')) from--;
  return keys.slice(from, to);
}

/** All persons with a full name in the article, found again by surname, by given name or by a variant spelling. */
export interface People {
  /** The person of a full name; made on first sight. */
  ofFullName(keys: readonly string[]): Person;
  /** The person with this surname (or, failing that, the only one with this given name) seen last. */
  ofShortName(keys: readonly string[]): Person | undefined;
  ofSurname(keys: readonly string[]): Person | undefined;
}

export function createPeople({ registered, idOf, soundOf }: NameForms): People {
  const bySurname = new Map<string, Person[]>();
  const byGiven = new Map<string, Person[]>();
  const ids = new Set<string>();
  const compatible = (one: readonly string[], other: readonly string[]): boolean => {
    const [a, b] = [one[0] ?? '', other[0] ?? ''];
    if (one.length === 1 || other.length === 1) return true;
    return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b)) || soundOf(a) === soundOf(b) || (a.length >= 3 && b.startsWith(a)) || (b.length >= 3 && a.startsWith(b));
  };
  const put = (map: Map<string, Person[]>, key: string, person: Person) => {
    const list = map.get(key);
    if (list) list.push(person);
    else map.set(key, [person]);
  };
  return {
    ofFullName(keys) {
      const surname = surnameOf(keys);
      const sound = soundOf(surname.join(''));
      const known = keys.length === surname.length ? bySurname.get(sound)?.at(-1) : bySurname.get(sound)?.find((person) => compatible(person.keys, keys));
      if (known) return known;
      const own = registered(keys);
      let id = own ?? idOf(surname.join(' '));
      // courts and the press call a suspect Karim B.: another may be Thomas B.
      if (own === undefined && (ids.has(id) || id.length < 2)) id = idOf(keys.join(' '));
      ids.add(id);
      const person: Person = { keys, surname: sound, id };
      put(bySurname, sound, person);
      const last = soundOf(surname.at(-1) ?? '');
      if (last !== sound) put(bySurname, last, person);
      put(byGiven, keys[0] ?? '', person);
      return person;
    },
    ofSurname: (keys) => bySurname.get(soundOf(keys.join('')))?.at(-1),
    ofShortName(keys) {
      const found = bySurname.get(soundOf(keys.join('')))?.at(-1);
      if (found || keys.length > 1) return found;
      const given = byGiven.get(keys[0] ?? '');
      return given?.length === 1 ? given[0] : undefined;
    },
  };
}

export function isFullName({ kind, keys }: LineMention): boolean {
  return kind === 'person' && keys.length > 1;
}
