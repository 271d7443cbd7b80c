import type { Span } from '../../model';
import type { ByteReader, ByteWriter } from './bytes';
import { besides, createForms, detailOf, detailWords, isWhole, ownerOf, type Field, type Owner, type PlainObject } from './forms';
import type { Symbols } from './symbols';
import { readSpelled, writeSpelled, type TextCode } from './textCode';

/** Plain data of any form as bytes. What many values have in common (keys, names, places in the text) is written in few. */
export interface ValueCode {
  /** Values written by one writer one after the other are read by one reader in the same order. */
  writer(writer: ByteWriter, text: KnownText): ValueWriter;
  reader(reader: ByteReader, text: KnownText): ValueReader;
  /** The forms of the objects met, to be kept with what was written. */
  readonly forms: readonly string[];
}

export interface ValueWriter {
  any(value: unknown): void;
  /** @param given keys of the object that are known when it is read. */
  object(value: object, given: ReadonlySet<string>): void;
}

export interface ValueReader {
  any(): unknown;
  /** @param given is asked for the values of the keys that were known, if there were any; `kind` where the object's form knows it. */
  object(given: (kind: string | undefined) => PlainObject): object;
}

/** What is kept of an article's text: strings are looked up in it. */
export interface KnownText {
  /** All of it as one string. */
  readonly packed: string;
  readonly slice: (span: Span) => string | undefined;
}

export const NO_TEXT: KnownText = { packed: '', slice: () => undefined };

/** What begins with an even number is a symbol; an odd one holds one of these and a length or the like. */
const enum Tag { Quoted, Words, Spelled, Whole, Number, List, Object, Rest }
const TAGS = 8;
/** Values of `Rest`. */
const REST: readonly unknown[] = [null, true, false];

/** Under these keys stand pieces of articles and what people wrote: they come up once. */
const TEXTS = new Set(['quote', 'before', 'after', 'note', 'text']);
/** A shorter one takes no less as a place in the excerpts. */
const SHORTEST_QUOTE = 5;
/** Characters of the excerpts that a string is looked for on either side. */
const NEAR = 4000;
/** Words of more than so many characters are not kept as symbols. */
const LONGEST_SYMBOL = 200;
/** Ids of annotations are numbers to this base. */
const ID_BASE = 36;

/** @param known forms of a code that was kept. */
export function createValueCode(symbols: Symbols, texts: TextCode, known: readonly string[] = []): ValueCode {
  const forms = createForms(known);
  const { fields, numberOf } = forms;

  const valueWriter = (writer: ByteWriter, { packed, slice }: KnownText): ValueWriter => {
    let lastStart = 0;
    let lastQuoted = 0;
    const tagged = (tag: Tag, payload: number): void => writer.whole(2 * (payload * TAGS + tag) + 1);

    const text = (key: string, value: string): void => {
      if (value.length >= SHORTEST_QUOTE && TEXTS.has(key)) {
        const at = find(packed, value, lastQuoted);
        if (at < 0) {
          tagged(Tag.Words, 0);
          texts.write(writer, value);
          return;
        }
        tagged(Tag.Quoted, value.length);
        writer.signed(at - lastQuoted);
        lastQuoted = at;
      } else if (value.length > LONGEST_SYMBOL) {
        tagged(Tag.Spelled, 0);
        writeSpelled(writer, value);
      } else writeSymbol(symbols.number(value));
    };
    const known = new Map<number, number>();
    /** The symbols of one article come up again: a number of their own is shorter. */
    const writeSymbol = (symbol: number): void => {
      const again = known.get(symbol);
      writer.whole(2 * (again ?? 0));
      if (again !== undefined) return;
      known.set(symbol, known.size + 1);
      writer.whole(symbol);
    };
    const writePart = (words: string, quote: string): void => {
      writer.whole(quote.indexOf(words));
      writer.whole(words.length);
    };
    const object = (value: PlainObject, form: number, outer: Owner | undefined): void => {
      let start = 0;
      let owner = outer;
      for (const { key, sign, fixed } of fields[form] ?? []) {
        const field = value[key];
        if (sign === 's') {
          start = field as number;
          writer.signed(start - lastStart);
          lastStart = start;
        } else if (sign === 'h' && key === 'start') lastStart = start = field as number;
        else if (sign === 'e') writer.signed((field as number) - start);
        else if (sign === 'q') owner = ownerOf(value);
        else if (sign === 'b') writer.whole((field as string).length);
        else if (sign === 'i') writer.whole(parseInt(field as string, ID_BASE));
        else if (sign === 'w') writer.whole(field as number);
        else if (sign === 'p') writePart(detailWords(field as string, fixed), owner?.quote ?? '');
        else if (sign === 'o') object(field as PlainObject, Number(fixed), owner);
        else if (sign === 'l') for (const item of field as readonly PlainObject[]) object(item, Number(fixed), owner);
        else if (sign === 'v') any(key, field, owner);
      }
    };
    const any = (key: string, value: unknown, owner: Owner | undefined): void => {
      if (typeof value === 'string') text(key, value);
      else if (typeof value === 'number') {
        if (isWhole(value)) tagged(Tag.Whole, value);
        else tagged(Tag.Number, symbols.number(Object.is(value, -0) ? '-0' : String(value)));
      } else if (Array.isArray(value)) {
        tagged(Tag.List, value.length);
        for (const item of value) any(key, item, owner);
      } else if (typeof value === 'object' && value !== null) {
        const form = numberOf(value as PlainObject, { slice, owner });
        tagged(Tag.Object, form);
        object(value as PlainObject, form, owner);
      } else tagged(Tag.Rest, Math.max(0, REST.indexOf(value)));
    };
    return {
      any: (value) => any('', value, undefined),
      object(value, given) {
        const form = numberOf(value as PlainObject, { slice, owner: undefined, given });
        writer.whole(form);
        object(value as PlainObject, form, undefined);
      },
    };
  };

  const valueReader = (reader: ByteReader, { packed, slice }: KnownText): ValueReader => {
    let lastStart = 0;
    let lastQuoted = 0;
    const known: number[] = [];
    const object = (form: readonly Field[], outer: Owner | undefined, given: PlainObject): object => {
      const result: Record<string, unknown> = {};
      let start = 0;
      let owner = outer;
      for (const { key, sign, fixed } of form) {
        switch (sign) {
          case 's':
            result[key] = lastStart = start = lastStart + reader.signed();
            break;
          case 'e':
            result[key] = start + reader.signed();
            break;
          case 'h':
            result[key] = given[key];
            if (key === 'start') lastStart = start = given[key] as number;
            break;
          case 'q':
            result[key] = slice(result as unknown as Span);
            owner = ownerOf(result);
            break;
          case 'r':
            result[key] = owner?.quote;
            break;
          case 'b':
            result[key] = owner && slice(besides(key, reader.whole(), owner.span));
            break;
          case 'i':
            result[key] = reader.whole().toString(ID_BASE);
            break;
          case 'w':
            result[key] = reader.whole();
            break;
          case 'd':
            result[key] = detailOf(fixed, owner?.quote ?? '');
            break;
          case 'p': {
            const first = reader.whole();
            result[key] = detailOf(fixed, owner?.quote.slice(first, first + reader.whole()) ?? '');
            break;
          }
          case 'a':
            result[key] = (result.annotation as PlainObject | undefined)?.[key];
            break;
          case 'l':
            result[key] = [object(fields[Number(fixed)] ?? [], owner, NOTHING)];
            break;
          case 'm':
            result[key] = result.min;
            break;
          case 'o':
            result[key] = object(fields[Number(fixed)] ?? [], owner, NOTHING);
            break;
          case 'v':
            result[key] = any(owner);
            break;
          default:
            result[key] = sign === '[' ? NONE : sign === '=' ? fixed : sign === '#' ? Number(fixed) : sign === '+';
        }
      }
      return result;
    };
    const any = (owner: Owner | undefined): unknown => {
      const head = reader.whole();
      if (head === 0) {
        known.push(reader.whole());
        return symbols.text(known.at(-1) ?? 0);
      }
      if (head % 2 === 0) return symbols.text(known[head / 2 - 1] ?? 0);
      const tagged = (head - 1) / 2;
      const payload = Math.floor(tagged / TAGS);
      switch ((tagged % TAGS) as Tag) {
        case Tag.Quoted:
          lastQuoted += reader.signed();
          return packed.slice(lastQuoted, lastQuoted + payload);
        case Tag.Words:
          return texts.read(reader);
        case Tag.Spelled:
          return readSpelled(reader);
        case Tag.Whole:
          return payload;
        case Tag.Number:
          return Number(symbols.text(payload));
        case Tag.List:
          return Array.from({ length: payload }, () => any(owner));
        case Tag.Object:
          return object(fields[payload] ?? [], owner, NOTHING);
        case Tag.Rest:
          return REST[payload];
      }
    };
    return {
      any: () => any(undefined),
      object(given) {
        const form = fields[reader.whole()] ?? [];
        const isGiven = form.some(({ sign }) => sign === 'h');
        return object(form, undefined, isGiven ? given(form.find(({ key }) => key === 'kind')?.fixed) : NOTHING);
      },
    };
  };

  return {
    writer: valueWriter,
    reader: valueReader,
    get forms() {
      return forms.forms;
    },
  };
}

const NONE: readonly never[] = [];
const NOTHING: PlainObject = {};

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
