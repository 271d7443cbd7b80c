import { createFields, type Field, type FormFields, type Sign } from './formFields';

/** The forms of plain objects by number: their keys in order, and what is the same in all values of such a form. */
export interface FormList {
  readonly size: number;
  /** Nothing for a number that was never given. */
  at(form: number): readonly Field[];
  /** @param form its fields, by their numbers. @returns its own. */
  add(form: readonly number[]): number;
  /** As JSON, to be kept: of each field its sign, its key, and what is always there. @param from the number of the first wanted. */
  all(from?: number): readonly string[];
  /** Adds what `all` gave. */
  addAll(known: readonly string[]): void;
  /** All of them, to be kept. */
  keep(): Uint8Array<ArrayBuffer>;
  /** What the forms are made of. */
  readonly fields: FormFields;
}

/** JSON holds none. */
const LINE_END = '\n';
const NO_FORM: readonly Field[] = [];

/** A form that came as JSON is read when it is first asked for. @param known what `all` or `keep` gave. */
export function createFormList(known: readonly string[] | Uint8Array = []): FormList {
  const fields = createFields();
  const forms: (readonly Field[] | string)[] = known instanceof Uint8Array ? linesOf(new TextDecoder().decode(known)) : [...known];
  const all = (from = 0): string[] => forms.slice(from).map((form) => (typeof form === 'string' ? form : JSON.stringify(form.map(({ sign, key, fixed }) => (fixed === '' ? [sign, key] : [sign, key, fixed])))));
  return {
    get size() {
      return forms.length;
    },
    at(number) {
      const form = forms[number] ?? NO_FORM;
      return typeof form === 'string' ? (forms[number] = fieldsOf(form).map(({ sign, key, fixed }) => fields.at(fields.fixed(fields.keyOf(key), sign, fixed)))) : form;
    },
    add: (form) => forms.push(form.map(fields.at)) - 1,
    all,
    addAll(more) {
      for (const form of more) forms.push(form);
    },
    keep: () => new TextEncoder().encode(all().join(LINE_END)),
    fields,
  };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(LINE_END);
}

/** @throws SyntaxError for a text that is no form. */
function fieldsOf(form: string): readonly Field[] {
  return (JSON.parse(form) as readonly (readonly [Sign, string, string?])[]).map(([sign, key, fixed = '']) => ({ key, sign, fixed }));
}
