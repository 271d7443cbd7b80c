import type { QuotedSpan, Span } from '../../model';
import { createFields, Read, Role, type Field, type KnownKey, type Sign } from './formFields';
import { createPairs } from './pairs';

/** A mark: what objects inside of it are held against. */
export type Owner = QuotedSpan;

/** Whether these words stand there in the article, where that text is kept. */
export type Holds = (span: Span, words: string) => boolean;

/** The forms of plain objects by number: their keys in order, and what is the same in all values of such a form. */
export interface Forms {
  /** As JSON, to be kept: of each field its sign, its key, and what is always there. @param from the number of the first wanted. */
  all(from?: number): readonly string[];
  /** Adds what `all` gave. @throws SyntaxError for anything else. */
  addAll(known: readonly string[]): void;
  /** The fields of each. */
  readonly fields: readonly (readonly Field[])[];
  /** By the number of a form those of its fields that something is written of, and those that an owner begins with. */
  readonly written: readonly (readonly Field[])[];
  /**
   * The number of an object's form, which is given one where it is new.
   * @param given keys whose values are known from elsewhere.
   */
  numberOf(value: PlainObject, holds: Holds, owner: Owner | undefined, given?: ReadonlySet<string>): number;
}

export type PlainObject = Readonly<Record<string, unknown>>;

/** What may stand in a form. */
const FORM_WORD = /^[\w-]{0,24}(?:\/[\w-]{0,24})?$/;
const DETAIL_PARTS = /^([\w :’-]{0,24}["“]?)([^"“”]+)(["”]?)$/u;
const SPLIT = '\n';
/** With more forms than this, objects inside of others are written with forms of their own: each pair of forms would be one more. */
const MOST_NESTED = 1500;
/** Ids of annotations: numbers of ten digits to the base of 36. */
const ANNOTATION_ID = /^[a-z][a-z0-9]{9}$/;

/** Nothing is written of these. */
const UNWRITTEN: ReadonlySet<Sign> = new Set(['[', '+', '-', '=', '#', 'r', 'm', 'a', 'd']);

/**
 * Forms that begin alike share their beginning: an object goes from one step to the next with each of its fields, and no string is made for a
 * form known. A step is the pair of the step before and a field; 0 is the beginning.
 * @param known forms that were kept, in the order of their numbers.
 */
export function createForms(known: readonly string[]): Forms {
  const forms: (readonly Field[])[] = [];
  const written: (readonly Field[])[] = [];
  const fields = createFields();
  const steps = createPairs();
  /** Of each step the form that ends there. */
  const formAt: (number | undefined)[] = [undefined];
  const stepTo = (step: number, field: number): number => {
    const there = steps.find(step, field);
    return there === undefined ? steps.add(step, field) + 1 : there + 1;
  };
  const add = (form: readonly Field[]): number => {
    written.push(form.filter(({ sign, key }) => !UNWRITTEN.has(sign) && (sign !== 'h' || key === 'start')));
    return forms.push(form) - 1;
  };
  /** The fields on the way to a step. */
  const fieldsUpTo = (last: number): readonly Field[] => {
    const all: Field[] = [];
    for (let step = last; step > 0; step = steps.head(step - 1)) all.push(fields.at(steps.tail(step - 1)));
    return all.reverse();
  };
  const addAll = (more: readonly string[]): void => {
    for (const form of more) {
      const numbers = fieldsOf(form).map(({ sign, key, fixed }) => fields.fixed(fields.keyOf(key), sign, fixed));
      const number = add(numbers.map(fields.at));
      formAt[numbers.reduce(stepTo, 0)] ??= number;
    }
  };
  addAll(known);

  const numberOf = (value: PlainObject, holds: Holds, outer: Owner | undefined, given?: ReadonlySet<string>): number => {
    let owner = outer;
    let step = 0;
    let read = Read.Nothing;
    // an eighth of the time of Object.keys; plain data inherits nothing
    for (const key in value) {
      const field = value[key];
      if (field === undefined || key === '__proto__') continue;
      const known = fields.keyOf(key);
      const number = next(known, field, value, read, holds, owner, given);
      if (known.role === Role.Quote && fields.at(number).sign === 'q') owner = ownerOf(value);
      read |= known.read;
      step = stepTo(step, number);
    }
    return (formAt[step] ??= add(fieldsUpTo(step)));
  };

  /** The number of one field of an object. */
  const next = (known: KnownKey, field: unknown, value: PlainObject, read: Read, holds: Holds, owner: Owner | undefined, given: ReadonlySet<string> | undefined): number => {
    if (given?.has(known.key)) return fields.plain(known, 'h');
    if (known.role === Role.Word && typeof field === 'string') {
      const number = fields.find(known, '=', field);
      if (number !== undefined) return number;
      if (FORM_WORD.test(field)) return fields.fixed(known, '=', field);
    } else if (known.role === Role.Strength && typeof field === 'number' && Object.is(Number(String(field)), field)) {
      return fields.fixed(known, '#', field);
    } else if (known.role === Role.Detail && typeof field === 'string' && owner) {
      const parts = DETAIL_PARTS.exec(field);
      const [, lead = '', words = '', close = ''] = parts ?? [];
      if (parts && owner.quote.includes(words)) return fields.fixed(known, owner.quote === words ? 'd' : 'p', lead + SPLIT + close);
    }
    if (typeof field === 'object' && field !== null && forms.length < MOST_NESTED) {
      const only: unknown = Array.isArray(field) ? (field.length === 1 ? field[0] : undefined) : field;
      if (isPlain(only)) return fields.fixed(known, only === field ? 'o' : 'l', numberOf(only, holds, owner));
    }
    return fields.plain(known, signOf(known, field, value, read, holds, owner));
  };
  return {
    all: (from = 0) => forms.slice(from).map((form) => JSON.stringify(form.map(({ sign, key, fixed }) => (fixed === '' ? [sign, key] : [sign, key, fixed])))),
    addAll,
    fields: forms,
    written,
    numberOf,
  };
}

function isPlain(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A detail of a reason with words of the mark left out. */
export function detailOf(fixed: string, words: string): string {
  const [lead = '', close = ''] = fixed.split(SPLIT);
  return lead + words + close;
}

/** The words of the mark in such a detail. */
export function detailWords(detail: string, fixed: string): string {
  const [lead = '', close = ''] = fixed.split(SPLIT);
  return detail.slice(lead.length, detail.length - close.length);
}

/** What the objects inside of a mark are held against; undefined: the object is no span with its words. */
export function ownerOf(value: PlainObject): Owner | undefined {
  return isWhole(value.start) && isWhole(value.end) && typeof value.quote === 'string' ? (value as unknown as Owner) : undefined;
}

export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 45 && !Object.is(value, -0);
}

/** Where the words beside a mark stand. */
export function besides(key: string, length: number, { start, end }: Span): Span {
  return key === 'before' ? { start: start - length, end: start } : { start: end, end: end + length };
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

/** @throws SyntaxError for a text that is no form. */
function fieldsOf(form: string): readonly Field[] {
  return (JSON.parse(form) as readonly (readonly [Sign, string, string?])[]).map(([sign, key, fixed = '']) => ({ key, sign, fixed }));
}
