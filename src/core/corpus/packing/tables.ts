import { createFormList, type FormList } from './formList';
import { createPhraseList, type PhraseList } from './phrases';
import { createSymbols, FIRST_SYMBOLS, type SymbolTexts, type Symbols } from './symbols';
import { createTextReader, type TextReader } from './textReader';
import { createValueReader, type ValueReading } from './valueReader';

/** What reading packed articles takes. */
export interface ReadingTables {
  readonly symbols: SymbolTexts;
  readonly texts: TextReader;
  readonly values: ValueReading;
}

/** What the articles that one packer packs have in common. Only ever grows. */
export interface PackingTables extends ReadingTables {
  readonly symbols: Symbols;
  readonly phrases: PhraseList;
  readonly forms: FormList;
}

/** The tables as a message, or what is new in them. */
export interface SentTables {
  readonly symbols: readonly string[];
  readonly phrases: Uint32Array;
  readonly forms: readonly string[];
}

/** Those of who has packed nothing so far. */
export const NO_TABLES: SentTables = { symbols: FIRST_SYMBOLS, phrases: new Uint32Array(), forms: [] };

/** How much tables hold. */
export interface TablesSize {
  readonly symbols: number;
  readonly phrases: number;
  readonly forms: number;
}

/** @param symbols of the packer's own. @param phrases and `forms`: of tables that were kept; changed from now on. */
export function createPackingTables(symbols: Symbols = createSymbols(), phrases: PhraseList = createPhraseList(), forms: FormList = createFormList()): PackingTables {
  const texts = createTextReader(symbols, phrases);
  return { symbols, phrases, forms, texts, values: createValueReader(symbols, texts, forms) };
}

export function sizeOf({ symbols, phrases, forms }: Pick<PackingTables, 'symbols' | 'phrases' | 'forms'>): TablesSize {
  return { symbols: symbols.size, phrases: phrases.size, forms: forms.size };
}
