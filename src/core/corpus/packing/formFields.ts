import { getOrMake } from '../../getOrMake';

/**
 * What is known of all values of a field beforehand. Without a byte: `[` always empty, `+` true, `-` false, `=` always the same word, `#` number,
 * `q` the words of the object's own span, `r` those of the mark it belongs to, `m` the same as `min`, `a` the same as in the annotation, `d` a
 * detail that ends with all words of the mark, `h` known from elsewhere. In few: `s` a start (written as the distance from the last), `e` an end
 * (from its own start), `w` a whole number, `b` what stands beside the mark (its length), `p` a detail that ends with some words of the mark,
 * `i` an annotation's id, `o` an object of one form, `l` a list of one such. `v`: nothing is known.
 */
export type Sign = '[' | '+' | '-' | '=' | '#' | 'q' | 'r' | 'm' | 'a' | 'd' | 'h' | 's' | 'e' | 'w' | 'b' | 'p' | 'i' | 'o' | 'l' | 'v';

export interface Field {
  readonly key: string;
  readonly sign: Sign;
  readonly fixed: string;
}

/** All fields that forms are made of with one key. */
export interface KnownKey {
  readonly key: string;
  readonly role: Role;
  /** What has been read once this key is, of that which others hang on. */
  readonly read: Read;
  /** The numbers plus one of those of which nothing is fixed, by the code of their sign; 0: none. */
  readonly plain: Uint32Array;
  /** The numbers of the others, by the code of their sign and by what is fixed of them. */
  readonly fixed: (Map<string | number, number> | undefined)[];
  /** The key that stood behind it last: mostly the next one that does, found without looking it up. */
  behind: KnownKey | undefined;
}

/** What a key says of its values. */
export const enum Role { Word, Strength, Detail, Quote, Beside, Id, Max, Start, End, Other }
/** Keys that the reader has to have read before others can be told by them. */
export const enum Read { Nothing = 0, Start = 1, End = 2, Min = 4, Annotation = 8 }

const ROLES: ReadonlyMap<string, Role> = new Map([
  // values of these are few: they belong to the form of an object
  ...['kind', 'state', 'type', 'rule', 'category', 'how', 'status', 'origin', 'annotator'].map((key) => [key, Role.Word] as const),
  // a number that hangs on the words of a lexicon
  ['strength', Role.Strength],
  // what a reason says in words: what was seen, quoted from the text
  ['detail', Role.Detail],
  ...[['quote', Role.Quote], ['before', Role.Beside], ['after', Role.Beside], ['id', Role.Id], ['to', Role.Id], ['max', Role.Max], ['start', Role.Start], ['end', Role.End]] as const,
]);
const READ: ReadonlyMap<string, Read> = new Map([['start', Read.Start], ['end', Read.End], ['min', Read.Min], ['annotation', Read.Annotation]]);
/** What is fixed of these is a number. */
const NUMBERED: ReadonlySet<Sign> = new Set(['#', 'o', 'l']);
/** Signs are of ASCII. */
const SIGN_CODES = 128;
const NO_FIELD: Field = { key: '', sign: 'v', fixed: '' };

/** The fields of all forms: those alike are one object, and have one number. */
export interface FormFields {
  at(number: number): Field;
  /** By number. */
  all(): readonly Field[];
  keyOf(key: string): KnownKey;
  /** The same, of a key that stands behind another in an object. */
  keyBehind(before: KnownKey | undefined, key: string): KnownKey;
  /** The number of a field of which nothing is fixed. */
  plain(known: KnownKey, sign: Sign): number;
  /** The number of a field that there is already. */
  find(known: KnownKey, sign: Sign, fixed: string | number): number | undefined;
  /** @param fixed as text where it was kept as text: it is a number in fields of numbers and of objects. */
  fixed(known: KnownKey, sign: Sign, fixed: string | number): number;
}

export function createFields(): FormFields {
  const keys = new Map<string, KnownKey>();
  const all: Field[] = [];
  const newKey = (key: string): KnownKey => ({ key, role: ROLES.get(key) ?? Role.Other, read: READ.get(key) ?? Read.Nothing, plain: new Uint32Array(SIGN_CODES), fixed: [], behind: undefined });
  const keyOf = (key: string): KnownKey => keys.get(key) ?? getOrMake(keys, key, () => newKey(key));
  const find = ({ fixed: known }: KnownKey, sign: Sign, fixed: string | number): number | undefined => known[sign.charCodeAt(0)]?.get(fixed);
  const add = (key: string, sign: Sign, fixed: string | number): number => all.push({ key, sign, fixed: String(fixed) }) - 1;
  const plain = (known: KnownKey, sign: Sign): number => {
    const code = sign.charCodeAt(0);
    return (known.plain[code] ||= add(known.key, sign, '') + 1) - 1;
  };
  return {
    at: (number: number): Field => all[number] ?? NO_FIELD,
    all: () => all,
    keyOf,
    keyBehind(before, key) {
      if (before?.behind?.key === key) return before.behind;
      const known = keyOf(key);
      if (before) before.behind = known;
      return known;
    },
    plain,
    find,
    fixed(known: KnownKey, sign: Sign, fixed: string | number): number {
      const same = typeof fixed === 'string' && NUMBERED.has(sign) ? Number(fixed) : fixed;
      if (same === '') return plain(known, sign);
      const ofSign = (known.fixed[sign.charCodeAt(0)] ??= new Map<string | number, number>());
      return ofSign.get(same) ?? getOrMake(ofSign, same, () => add(known.key, sign, same));
    },
  };
}
