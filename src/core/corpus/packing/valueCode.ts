import type { Span } from '../../model';
import type { ByteWriter } from './bytes';
import { wordsInDetail } from './detailParts';
import type { Forms } from './forms';
import { isWhole, ownerOf, type Holds, type Owner, type PlainObject } from './plainObject';
import type { Symbols } from './symbols';
import { writeSpelled, type TextCode } from './textCode';
import { ID_BASE, REST, Tag, TAGS } from './valueReader';

/** Plain data of any form as bytes. What many values have in common (keys, names, places in the text) is written in few. */
export interface ValueCode {
  /** Values written by one writer one after the other are read by one reader in the same order. */
  writer(writer: ByteWriter, text: WrittenText): ValueWriter;
}

/** What is kept of an article's text, as values are held against it. */
export interface WrittenText {
  /** All of it as one string. */
  readonly packed: string;
  readonly holds: Holds;
}

export const NO_WRITTEN_TEXT: WrittenText = { packed: '', holds: () => false };

export interface ValueWriter {
  any(value: unknown): void;
  /** @param given keys of the object that are known when it is read. */
  object(value: object, given: ReadonlySet<string>): void;
  /** For who writes objects of forms known, field by field in their order. */
  readonly fields: FieldWriter;
}

export interface FieldWriter {
  /** An object whose start is known when it is read. */
  given(form: number, start: number): void;
  /** The head of a list. */
  list(length: number): void;
  /** The head of an object in a list. */
  item(form: number): void;
  span(span: Span): void;
  /** A string that is no text of the article. */
  word(value: string): void;
  /** Some words of a quote. @param from where they begin in it. */
  part(from: number, length: number): void;
}

/** Under these keys stand pieces of articles and what people wrote: they come up once. */
const TEXTS = new Set(['quote', 'before', 'after', 'note', 'text']);
/** A shorter one takes no less as a place in the excerpts. */
const SHORTEST_QUOTE = 5;
/** Characters of the excerpts that a string is looked for on either side. */
const NEAR = 4000;
/** Words of more than so many characters are not kept as symbols. */
const LONGEST_SYMBOL = 200;
export function createValueCode(symbols: Symbols, texts: TextCode, { written, numberOf }: Forms): ValueCode {
  const valueWriter = (writer: ByteWriter, { packed, holds }: WrittenText): ValueWriter => {
    let lastStart = 0;
    let lastQuoted = 0;
    const tagged = (tag: Tag, payload: number): void => writer.whole(2 * (payload * TAGS + tag) + 1);

    /** The words of one article come up again: a number of their own is shorter, and is found sooner than the symbol. */
    const known = new Map<string, number>();
    const word = (value: string): void => {
      const again = known.get(value);
      if (again !== undefined) return writer.whole(2 * again);
      if (value.length > LONGEST_SYMBOL) {
        tagged(Tag.Spelled, 0);
        writeSpelled(writer, value);
        return;
      }
      known.set(value, known.size + 1);
      writer.whole(0);
      writer.whole(symbols.number(value));
    };
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
      } else word(value);
    };
    const startAt = (start: number): void => {
      writer.signed(start - lastStart);
      lastStart = start;
    };
    const part = (from: number, length: number): void => {
      writer.whole(from);
      writer.whole(length);
    };
    const quoted = (detail: string, quote: string): void => {
      const words = detail.slice(wordsInDetail(detail), -1);
      part(quote.indexOf(words), words.length);
    };
    const object = (value: PlainObject, form: number, outer: Owner | undefined): void => {
      let start = 0;
      let owner = outer;
      for (const { key, sign, fixed } of written(form)) {
        const field = value[key];
        if (sign === 's') {
          start = field as number;
          startAt(start);
        } else if (sign === 'h' && key === 'start') lastStart = start = field as number;
        else if (sign === 'e') writer.signed((field as number) - start);
        else if (sign === 'q') owner = ownerOf(value);
        else if (sign === 'b') writer.whole((field as string).length);
        else if (sign === 'i') writer.whole(parseInt(field as string, ID_BASE));
        else if (sign === 'w') writer.whole(field as number);
        else if (sign === 'p') quoted(field as string, owner?.quote ?? '');
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
        const form = numberOf(value as PlainObject, holds, owner);
        tagged(Tag.Object, form);
        object(value as PlainObject, form, owner);
      } else tagged(Tag.Rest, Math.max(0, REST.indexOf(value)));
    };
    return {
      any: (value) => any('', value, undefined),
      object(value, given) {
        const form = numberOf(value as PlainObject, holds, undefined, given);
        writer.whole(form);
        object(value as PlainObject, form, undefined);
      },
      fields: {
        given(form, start) {
          writer.whole(form);
          lastStart = start;
        },
        list: (length) => tagged(Tag.List, length),
        item: (form) => tagged(Tag.Object, form),
        span({ start, end }) {
          startAt(start);
          writer.signed(end - start);
        },
        word,
        part,
      },
    };
  };

  return { writer: valueWriter };
}

/**
 * Where a string stands near the last one found: behind it, as things come in the order of the text, else before it (a claim's source). Not
 * farther, as then each would cost the length of the text.
 */
function find(text: string, value: string, from: number): number {
  const ahead = text.slice(from, from + NEAR + value.length).indexOf(value);
  if (ahead >= 0) return from + ahead;
  const first = Math.max(0, from - NEAR);
  const before = text.slice(first, from + value.length);
  // looking from behind takes ten times as long, and most of what is looked for here stands nowhere
  return before.includes(value) ? first + before.lastIndexOf(value) : -1;
}
