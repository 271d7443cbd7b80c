import { createIntern, type Intern } from '../intern';
import { createSymbols, type SymbolTexts, type Symbols } from './symbols';
import { createTextCode, type NumberOfWord, type TextCode, type TextReader } from './textCode';
import { createValueCode, type ValueCode } from './valueCode';
import type { ValueReading } from './valueReader';

/** What reading packed articles takes. */
export interface ReadingTables {
  readonly symbols: SymbolTexts;
  readonly texts: TextReader;
  readonly values: ValueReading;
}

/** What the articles that one packer packs have in common. */
export interface PackingTables extends ReadingTables {
  readonly symbols: Symbols;
  readonly texts: TextCode;
  readonly values: ValueCode;
  readonly intern: Intern;
}

/** The tables as they were kept, or what is new in them. */
export interface KeptTables {
  readonly symbols: readonly string[];
  readonly phrases: Uint32Array;
  readonly forms: readonly string[];
}

/** How much tables hold: they only ever grow. */
export interface TablesSize {
  readonly symbols: number;
  readonly phrases: number;
  readonly forms: number;
}

/** @param wordNumbers a quicker way to the numbers of words than by their strings. */
export function createPackingTables(kept?: KeptTables, wordNumbers?: (symbols: Symbols) => NumberOfWord): PackingTables {
  const symbols = createSymbols(kept?.symbols);
  const texts = createTextCode(symbols, kept?.phrases, wordNumbers?.(symbols));
  return { symbols, texts, values: createValueCode(symbols, texts, kept?.forms), intern: createIntern(symbols) };
}

export function sizeOf({ symbols, texts, values }: PackingTables): TablesSize {
  return { symbols: symbols.size, phrases: texts.phrases.size, forms: values.forms.fields.length };
}

/** @param from what is known already: all behind it is given. */
export function keepTables({ symbols, texts, values }: PackingTables, from?: TablesSize): KeptTables {
  return { symbols: symbols.all(from?.symbols), phrases: texts.phrases.all(from?.phrases), forms: values.forms.all(from?.forms) };
}
