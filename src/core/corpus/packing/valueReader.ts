import type { Span } from '../../model';
import type { ByteReader } from './bytes';
import { detailOf } from './detailParts';
import type { Field } from './formFields';
import type { FormList } from './formList';
import { besides, ownerOf, type Owner, type PlainObject } from './plainObject';
import type { SymbolTexts } from './symbols';
import { readSpelled, type TextReader } from './textReader';

/** Reads what a value code wrote. */
export interface ValueReading {
  reader(reader: ByteReader, text: KnownText): ValueReader;
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
export const enum Tag { Quoted, Words, Spelled, Whole, Number, List, Object, Rest }
export const TAGS = 8;
/** Values of `Rest`. */
export const REST: readonly unknown[] = [null, true, false];

/** Ids of annotations are numbers to this base. */
export const ID_BASE = 36;

const NONE: readonly never[] = [];
const NOTHING: PlainObject = {};

/** @param forms that the writer knows. */
export function createValueReader(symbols: Pick<SymbolTexts, 'text'>, texts: TextReader, forms: Pick<FormList, 'at'>): ValueReading {
  const valueReader: ValueReading['reader'] = (reader, { packed, slice }) => {
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
            result[key] = owner && slice(besides(key, reader.whole(), owner));
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
            result[key] = [object(forms.at(Number(fixed)), owner, NOTHING)];
            break;
          case 'm':
            result[key] = result.min;
            break;
          case 'o':
            result[key] = object(forms.at(Number(fixed)), owner, NOTHING);
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
          return object(forms.at(payload), owner, NOTHING);
        case Tag.Rest:
          return REST[payload];
      }
    };
    return {
      any: () => any(undefined),
      object(given) {
        const form = forms.at(reader.whole());
        const isGiven = form.some(({ sign }) => sign === 'h');
        return object(form, undefined, isGiven ? given(form.find(({ key }) => key === 'kind')?.fixed) : NOTHING);
      },
    };
  };  return { reader: valueReader };
}
