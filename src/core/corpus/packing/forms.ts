import { getOrMake } from '../../getOrMake';
import type { Span } from '../../model';

/**
 * What is known of all values of a field beforehand. Without a byte: `[` always empty, `+` true, `-` false, `=` always the same word, `#` number,
 * `q` the words of the object's own span, `r` those of the mark it belongs to, `m` the same as `min`, `a` the same as in the annotation, `d` a
 * detail that ends with all words of the mark, `h` known from elsewhere. In few: `s` a start (written as the distance from the last), `e` an end
 * (from its own start), `w` a whole number, `b` what stands beside the mark (its length), `p` a detail that ends with some words of the mark,
 * `i` an annotation's id, `o` an object of one form, `l` a list of one such. `v`: nothing is known.
 */
type Sign = '[' | '+' | '-' | '=' | '#' | 'q' | 'r' | 'm' | 'a' | 'd' | 'h' | 's' | 'e' | 'w' | 'b' | 'p' | 'i' | 'o' | 'l' | 'v';

export interface Field {
  readonly key: string;
  readonly sign: Sign;
  readonly fixed: string;
}

/** A mark: what objects inside of it are held against. */
export interface Owner {
  readonly span: Span;
  readonly quote: string;
}

/** Where an object stands. */
interface Around {
  /** The text of the article, where it is kept. */
  readonly slice: (span: Span) => string | undefined;
  readonly owner: Owner | undefined;
  /** Keys whose values are known from elsewhere. */
  readonly given?: ReadonlySet<string>;
}

/** The forms of plain objects by number: their keys in order, and what is the same in all values of such a form. */
export interface Forms {
  /** As JSON, to be kept: of each field its sign, its key, and what is always there. @param from the number of the first wanted. */
  all(from?: number): readonly string[];
  /** Adds what `all` gave. @throws SyntaxError for anything else. */
  addAll(known: readonly string[]): void;
  /** The fields of each. */
  readonly fields: readonly (readonly Field[])[];
  /** The number of an object's form, which is given one where it is new. */
  numberOf(value: PlainObject, around: Around): number;
}

export type PlainObject = Readonly<Record<string, unknown>>;

/** The forms that begin alike: an object walks from the root, a step for each of its fields. No string has to be made for a form known. */
interface Step {
  readonly field: Field;
  form: number | undefined;
  /** Few: a list takes a third of what a map does. */
  next: Step[] | undefined;
}

/** Values of these are few: they belong to the form of an object. */
const FIXED = new Set(['kind', 'state', 'type', 'rule', 'category', 'how', 'status', 'origin', 'annotator']);
/** Numbers that hang on the words of a lexicon. */
const FIXED_NUMBER = 'strength';
/** What may stand in a form. */
const FORM_WORD = /^[\w-]{0,24}(?:\/[\w-]{0,24})?$/;
/** What a reason says in words: what was seen, quoted from the text. */
const DETAIL = 'detail';
const DETAIL_PARTS = /^([\w :’-]{0,24}["“]?)([^"“”]+)(["”]?)$/u;
const SPLIT = '\n';
/** With more forms than this, objects inside of others are written with forms of their own: each pair of forms would be one more. */
const MOST_NESTED = 1500;
/** Ids of annotations: numbers of ten digits to the base of 36. */
const ANNOTATION_ID = /^[a-z][a-z0-9]{9}$/;

/** @param known forms that were kept, in the order of their numbers. */
export function createForms(known: readonly string[]): Forms {
  const fields: (readonly Field[])[] = [];
  const stepTo = createSteps();
  const root: Step = { field: { key: '', sign: 'v', fixed: '' }, form: undefined, next: undefined };
  const addAll = (more: readonly string[]): void => {
    for (const form of more) {
      let step = root;
      const signs = fieldsOf(form).map(({ sign, key, fixed }) => (step = stepTo(step, sign, key, fixed)).field);
      step.form ??= fields.length;
      fields.push(signs);
    }
  };
  addAll(known);

  const numberOf = (value: PlainObject, around: Around): number => {
    const signs: Field[] = [];
    let { owner } = around;
    let step = root;
    for (const key of Object.keys(value)) {
      if (value[key] === undefined || key === '__proto__') continue;
      step = next(step, key, value, around, owner, signs);
      if (step.field.sign === 'q') owner = ownerOf(value);
      signs.push(step.field);
    }
    return (step.form ??= fields.push(signs) - 1);
  };

  /** The step from an object's fields up to here, `before`, to the next. */
  const next = (step: Step, key: string, value: PlainObject, { slice, given }: Around, owner: Owner | undefined, before: readonly Field[]): Step => {
    const field = value[key];
    if (given?.has(key)) return stepTo(step, 'h', key);
    if (typeof field === 'string' && FIXED.has(key) && FORM_WORD.test(field)) return stepTo(step, '=', key, field);
    if (key === FIXED_NUMBER && typeof field === 'number' && Object.is(Number(String(field)), field)) return stepTo(step, '#', key, String(field));
    if (key === DETAIL && typeof field === 'string' && owner) {
      const parts = DETAIL_PARTS.exec(field);
      const [, lead = '', words = '', close = ''] = parts ?? [];
      if (parts && owner.quote.includes(words)) return stepTo(step, owner.quote === words ? 'd' : 'p', key, lead + SPLIT + close);
    }
    if (typeof field === 'object' && field !== null && fields.length < MOST_NESTED) {
      const only: unknown = Array.isArray(field) ? (field.length === 1 ? field[0] : undefined) : field;
      if (isPlain(only)) return stepTo(step, only === field ? 'o' : 'l', key, String(numberOf(only, { slice, owner })));
    }
    return stepTo(step, signOf(key, value, slice, owner, before), key);
  };
  return {
    all: (from = 0) => fields.slice(from).map((form) => JSON.stringify(form.map(({ sign, key, fixed }) => (fixed === '' ? [sign, key] : [sign, key, fixed])))),
    addAll,
    fields,
    numberOf,
  };
}

function isPlain(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Goes from a step to the one for a field behind it, which is made where there is none: fields alike are one object. */
function createSteps(): (step: Step, sign: Sign, key: string, fixed?: string) => Step {
  const fields = new Map<string, Field>();
  return (step, sign, key, fixed = '') => {
    for (const known of step.next ?? []) if (known.field.key === key && known.field.sign === sign && known.field.fixed === fixed) return known;
    const field = getOrMake(fields, JSON.stringify([sign, key, fixed]), () => ({ key, sign, fixed }));
    const made: Step = { field, form: undefined, next: undefined };
    if (step.next) step.next.push(made);
    else step.next = [made];
    return made;
  };
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
export function ownerOf({ start, end, quote }: PlainObject): Owner | undefined {
  return isWhole(start) && isWhole(end) && typeof quote === 'string' ? { span: { start, end }, quote } : undefined;
}

export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 45 && !Object.is(value, -0);
}

/** Where the words beside a mark stand. */
export function besides(key: string, length: number, { start, end }: Span): Span {
  return key === 'before' ? { start: start - length, end: start } : { start: end, end: end + length };
}

/** @param before the fields of the object that are read before this one. */
function signOf(key: string, value: PlainObject, slice: Around['slice'], owner: Owner | undefined, before: readonly Field[]): Sign {
  const field = value[key];
  const isRead = (other: string): boolean => before.some((each) => each.key === other);
  if (key === 'max' && Object.is(field, value.min) && typeof field !== 'object' && isRead('min')) return 'm';
  if (typeof field === 'string' && isRead('annotation') && isPlain(value.annotation) && Object.hasOwn(value.annotation, key) && value.annotation[key] === field) return 'a';
  if (typeof field === 'string') {
    if (key === 'quote') {
      const own = isRead('start') && isRead('end') ? ownerOf(value) : undefined;
      return own && slice(own.span) === field ? 'q' : field === owner?.quote ? 'r' : 'v';
    }
    if ((key === 'before' || key === 'after') && owner && slice(besides(key, field.length, owner.span)) === field) return 'b';
    return (key === 'id' || key === 'to') && ANNOTATION_ID.test(field) ? 'i' : 'v';
  }
  if (Array.isArray(field)) return field.length === 0 ? '[' : 'v';
  if (typeof field === 'boolean') return field ? '+' : '-';
  if (!isWhole(field)) return 'v';
  return key === 'start' ? 's' : key === 'end' ? 'e' : 'w';
}

/** @throws SyntaxError for a text that is no form. */
function fieldsOf(form: string): readonly Field[] {
  return (JSON.parse(form) as readonly (readonly [Sign, string, string?])[]).map(([sign, key, fixed = '']) => ({ key, sign, fixed }));
}
