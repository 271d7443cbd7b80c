import { fixedInDetail, wordsInDetail } from './detailParts';
import type { FormList } from './formList';
import { Read, Role, type Field, type KnownKey, type Sign } from './formFields';
import { besides, isWhole, ownerOf, type Holds, type Owner, type PlainObject } from './plainObject';
import { createSequences } from './sequences';

/** Gives objects the numbers of their forms: the side of a form list that writes. */
export interface Forms {
  /** The fields of a form that something is written of, and those that an owner begins with. */
  written(form: number): readonly Field[];
  /**
   * The number of an object's form, which is given one where it is new.
   * @param given keys whose values are known from elsewhere.
   */
  numberOf(value: PlainObject, holds: Holds, owner: Owner | undefined, given?: ReadonlySet<string>): number;
}

/** What may stand in a form. */
export const FORM_WORD = /^[\w-]{0,24}(?:\/[\w-]{0,24})?$/;
/**
 * With more forms than this, objects inside of others are written with forms of their own: each pair of forms would be one more. So many take two
 * to four megabytes for good, and a sixth to a third off what marks take.
 */
const MOST_NESTED = 8000;
/** Ids of annotations: numbers of ten digits to the base of 36. */
const ANNOTATION_ID = /^[a-z][a-z0-9]{9}$/;

/** Nothing is written of these. */
const UNWRITTEN: ReadonlySet<Sign> = new Set(['[', '+', '-', '=', '#', 'r', 'm', 'a', 'd']);

/**
 * A form is found by the numbers of its fields: no string is made for one that is known.
 * @param list is added to here alone from now on.
 */
export function createForms(list: FormList): Forms {
  const { fields } = list;
  /** By form, all of them: only who packs holds these, and each mark asks for some. */
  const written: (readonly Field[])[] = [];
  /** The forms by the numbers of their fields. */
  const known = createSequences();
  for (let form = 0; form < list.size; form++) {
    const opened = known.open();
    for (const { sign, key, fixed } of list.at(form)) known.add(fields.fixed(fields.keyOf(key), sign, fixed));
    if (known.value(opened) < 0) known.setValue(opened, form);
    known.close(opened);
  }

  const numberOf = (value: PlainObject, holds: Holds, outer: Owner | undefined, given?: ReadonlySet<string>): number => {
    let owner = outer;
    const opened = known.open();
    const isAnyGiven = given !== undefined && given.size > 0;
    let last: KnownKey | undefined;
    let read = Read.Nothing;
    // an eighth of the time of Object.keys; plain data inherits nothing
    for (const key in value) {
      const field = value[key];
      if (field === undefined || key === '__proto__') continue;
      const ofKey = last = fields.keyBehind(last, key);
      const number = isAnyGiven && given.has(key) ? fields.plain(ofKey, 'h') : next(ofKey, field, value, read, holds, owner);
      if (ofKey.role === Role.Quote && fields.at(number).sign === 'q') owner = ownerOf(value);
      read |= ofKey.read;
      known.add(number);
    }
    let form = known.value(opened);
    if (form < 0) known.setValue(opened, (form = list.add(known.numbers(opened))));
    known.close(opened);
    return form;
  };

  /** The number of one field of an object. */
  const next = (ofKey: KnownKey, field: unknown, value: PlainObject, read: Read, holds: Holds, owner: Owner | undefined): number => {
    if (ofKey.role === Role.Word && typeof field === 'string') {
      const number = fields.find(ofKey, '=', field);
      if (number !== undefined) return number;
      if (FORM_WORD.test(field)) return fields.fixed(ofKey, '=', field);
    } else if (ofKey.role === Role.Strength && typeof field === 'number' && !Object.is(field, -0)) {
      return fields.fixed(ofKey, '#', field);
    } else if (ofKey.role === Role.Detail && typeof field === 'string' && owner) {
      const from = wordsInDetail(field);
      const words = field.slice(from, -1);
      if (from > 0 && owner.quote.includes(words)) return fields.fixed(ofKey, owner.quote === words ? 'd' : 'p', fixedInDetail(field, from));
    }
    if (typeof field === 'object' && field !== null && list.size < MOST_NESTED) {
      const only: unknown = Array.isArray(field) ? (field.length === 1 ? field[0] : undefined) : field;
      if (isPlain(only)) return fields.fixed(ofKey, only === field ? 'o' : 'l', numberOf(only, holds, owner));
    }
    return fields.plain(ofKey, signOf(ofKey, field, value, read, holds, owner));
  };
  return {
    numberOf,
    written: (form) => (written[form] ??= list.at(form).filter(({ sign, key }) => !UNWRITTEN.has(sign) && (sign !== 'h' || key === 'start'))),
  };
}

function isPlain(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function signOf({ key, role }: KnownKey, field: unknown, value: PlainObject, read: Read, holds: Holds, owner: Owner | undefined): Sign {
  if (role === Role.Max && read & Read.Min && Object.is(field, value.min) && typeof field !== 'object') return 'm';
  if (typeof field === 'string') {
    if (read & Read.Annotation && isPlain(value.annotation) && Object.hasOwn(value.annotation, key) && value.annotation[key] === field) return 'a';
    if (role === Role.Quote) {
      const own = read & Read.Start && read & Read.End ? ownerOf(value) : undefined;
      return own && holds(own, field) ? 'q' : field === owner?.quote ? 'r' : 'v';
    }
    if (role === Role.Beside && owner && holds(besides(key, field.length, owner), field)) return 'b';
    return role === Role.Id && ANNOTATION_ID.test(field) ? 'i' : 'v';
  }
  if (Array.isArray(field)) return field.length === 0 ? '[' : 'v';
  if (typeof field === 'boolean') return field ? '+' : '-';
  if (!isWhole(field)) return 'v';
  return role === Role.Start ? 's' : role === Role.End ? 'e' : 'w';
}

