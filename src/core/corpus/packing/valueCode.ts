import type { ByteReader, ByteWriter } from './bytes';
import { createForms, isWhole, type Field } from './forms';
import type { Symbols } from './symbols';
import { readSpelled, readText, writeSpelled, writeText } from './textCode';

/** Plain data of any form as bytes. What many values have in common (keys, names, places in the text) is written in few. */
export interface ValueCode {
  /** @param excerpt the text that long strings are looked up in. */
  write(writer: ByteWriter, value: unknown, excerpt: string): void;
  read(reader: ByteReader, excerpt: string): unknown;
  /** The forms of the objects met, to be kept with what was written. */
  readonly forms: readonly string[];
}

/** What begins with an even number is a symbol; an odd one holds one of these and a length or the like. */
const enum Tag { Quoted, Words, Spelled, Whole, Number, List, Object, Rest }
const TAGS = 8;
/** Values of `Rest`. */
const REST: readonly unknown[] = [null, true, false];

/** Under these keys stand pieces of articles and what people wrote: they come up once. */
const TEXTS = new Set(['quote', 'before', 'after', 'note', 'text']);
/** Ids of annotations come up once as well. */
const ANNOTATION_ID = /^[a-z][a-z0-9]{9}$/;
/** A shorter one takes no less as a place in the excerpts. */
const SHORTEST_QUOTE = 5;
/** Characters of the excerpts that a string is looked for on either side. */
const NEAR = 4000;

/** @param known forms of a code that was kept. */
export function createValueCode(symbols: Symbols, known: readonly string[] = []): ValueCode {
  const { forms, fields: read, numberOf } = createForms(known);

  const writeInto = (writer: ByteWriter, excerpt: string) => {
    let lastStart = 0;
    let lastQuoted = 0;
    const tagged = (tag: Tag, payload: number): void => writer.whole(2 * (payload * TAGS + tag) + 1);

    const text = (key: string, value: string): void => {
      if (value.length >= SHORTEST_QUOTE && TEXTS.has(key)) {
        const at = find(excerpt, value, lastQuoted);
        if (at < 0) {
          tagged(Tag.Words, 0);
          writeText(writer, symbols, value);
          return;
        }
        tagged(Tag.Quoted, value.length);
        writer.signed(at - lastQuoted);
        lastQuoted = at;
      } else if ((key === 'id' || key === 'to') && ANNOTATION_ID.test(value)) {
        tagged(Tag.Spelled, 0);
        writeSpelled(writer, value);
      } else writer.whole(2 * symbols.number(value));
    };
    const object = (value: object): void => {
      const fields = value as Readonly<Record<string, unknown>>;
      const number = numberOf(fields);
      tagged(Tag.Object, number);
      let start = 0;
      for (const { key, sign } of read[number] ?? []) {
        if (sign === 's') {
          start = fields[key] as number;
          writer.signed(start - lastStart);
          lastStart = start;
        } else if (sign === 'e') writer.signed((fields[key] as number) - start);
        else if (sign === 'v') any(key, fields[key]);
      }
    };
    const any = (key: string, value: unknown): void => {
      if (typeof value === 'string') text(key, value);
      else if (typeof value === 'number') {
        if (isWhole(value)) tagged(Tag.Whole, value);
        else tagged(Tag.Number, symbols.number(Object.is(value, -0) ? '-0' : String(value)));
      } else if (Array.isArray(value)) {
        tagged(Tag.List, value.length);
        for (const item of value) any(key, item);
      } else if (typeof value === 'object' && value !== null) object(value);
      else tagged(Tag.Rest, Math.max(0, REST.indexOf(value)));
    };
    return any;
  };

  const readFrom = (reader: ByteReader, excerpt: string) => {
    let lastStart = 0;
    let lastQuoted = 0;
    const object = (fields: readonly Field[]): object => {
      const result: Record<string, unknown> = {};
      let start = 0;
      for (const { key, sign, fixed } of fields) {
        if (sign === 's') result[key] = lastStart = start = lastStart + reader.signed();
        else if (sign === 'e') result[key] = start + reader.signed();
        else result[key] = sign === 'v' ? any() : sign === '[' ? NONE : sign === '=' ? fixed : sign === '+';
      }
      return result;
    };
    const any = (): unknown => {
      const head = reader.whole();
      if (head % 2 === 0) return symbols.text(head / 2);
      const tagged = (head - 1) / 2;
      const payload = Math.floor(tagged / TAGS);
      switch ((tagged % TAGS) as Tag) {
        case Tag.Quoted:
          lastQuoted += reader.signed();
          return excerpt.slice(lastQuoted, lastQuoted + payload);
        case Tag.Words:
          return readText(reader, symbols);
        case Tag.Spelled:
          return readSpelled(reader);
        case Tag.Whole:
          return payload;
        case Tag.Number:
          return Number(symbols.text(payload));
        case Tag.List:
          return Array.from({ length: payload }, any);
        case Tag.Object:
          return object(read[payload] ?? []);
        case Tag.Rest:
          return REST[payload];
      }
    };
    return any;
  };

  return {
    write: (writer, value, excerpt) => writeInto(writer, excerpt)('', value),
    read: (reader, excerpt) => readFrom(reader, excerpt)(),
    forms,
  };
}

const NONE: readonly never[] = [];

/**
 * Where a string stands near the last one found: behind it, as things come in the order of the text, else before it (a claim's source). Not
 * farther, as then each would cost the length of the text.
 */
function find(text: string, value: string, from: number): number {
  const ahead = text.slice(from, from + NEAR + value.length).indexOf(value);
  if (ahead >= 0) return from + ahead;
  const first = Math.max(0, from - NEAR);
  const behind = text.slice(first, from + value.length).lastIndexOf(value);
  return behind < 0 ? behind : first + behind;
}
