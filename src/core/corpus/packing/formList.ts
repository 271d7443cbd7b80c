import { createColumn, type KeptColumn } from '../columns/column';
import { remembered } from '../columns/remembered';
import { createFields, type Field, type FormFields, type Sign } from './formFields';

/** The forms of plain objects by number: their keys in order, and what is the same in all values of such a form. Two bytes a key. */
export interface FormList {
  readonly size: number;
  /** Nothing for a number that was never given. */
  at(form: number): readonly Field[];
  /** @param form its fields, by their numbers. @returns its own. */
  add(form: readonly number[]): number;
  /** As JSON, to be sent: of each field its sign, its key, and what is always there. @param from the number of the first wanted. */
  all(from?: number): readonly string[];
  /** Adds what `all` gave. @throws SyntaxError for a text that is no form. */
  addAll(known: readonly string[]): void;
  /** All of them, to be kept. */
  keep(): KeptForms;
  /** What the forms are made of. */
  readonly fields: FormFields;
}

/** The memory of a form list as it stands. */
export interface KeptForms {
  /** As JSON, by number. */
  readonly fields: Uint8Array<ArrayBuffer>;
  /** The numbers of the fields of all forms, one form behind the other, and by form where it ends. */
  readonly parts: KeptColumn;
  readonly ends: KeptColumn;
}

type SentField = readonly [sign: Sign, key: string, fixed?: string];

/** Few of them are those of most objects. */
const KEPT_FORMS = 1024;

/** @param kept is changed from now on. */
export function createFormList(kept?: KeptForms): FormList {
  const parts = createColumn(kept?.parts);
  const ends = createColumn(kept?.ends);
  let size = kept?.ends.length ?? 0;
  let end = kept?.parts.length ?? 0;
  /** Read when a form is asked for: an index that was kept may never be. */
  let read: FormFields | undefined;
  const fieldsOf = (): FormFields => (read ??= readFields(kept?.fields));

  const at = remembered(KEPT_FORMS, (form): readonly Field[] => {
    const start = form === 0 ? 0 : ends.at(form - 1);
    return Array.from({ length: ends.at(form) - start }, (_, place) => fieldsOf().at(parts.at(start + place)));
  });
  const add = (form: readonly number[]): number => {
    for (const field of form) parts.set(end++, field);
    ends.set(size, end);
    return size++;
  };
  return {
    get size() {
      return size;
    },
    at: (form) => (form < size ? at(form) : NO_FORM),
    add,
    all: (from = 0) => Array.from({ length: size - from }, (_, place) => JSON.stringify(at(from + place).map(sent))),
    addAll(more) {
      for (const form of more) add((JSON.parse(form) as readonly SentField[]).map((field) => received(fieldsOf(), field)));
    },
    keep: () => ({ fields: read ? new TextEncoder().encode(JSON.stringify(read.all().map(sent))) : (kept?.fields ?? NO_FIELDS), parts: parts.all(), ends: ends.all() }),
    get fields() {
      return fieldsOf();
    },
  };
}

const NO_FORM: readonly Field[] = [];
const NO_FIELDS = new Uint8Array();

function sent({ sign, key, fixed }: Field): SentField {
  return fixed === '' ? [sign, key] : [sign, key, fixed];
}

/** @returns the field's number. */
function received(fields: FormFields, [sign, key, fixed = '']: SentField): number {
  return fields.fixed(fields.keyOf(key), sign, fixed);
}

/** They get the numbers that they had. */
function readFields(kept: Uint8Array = NO_FIELDS): FormFields {
  const fields = createFields();
  if (kept.length > 0) for (const field of JSON.parse(new TextDecoder().decode(kept)) as readonly SentField[]) received(fields, field);
  return fields;
}
