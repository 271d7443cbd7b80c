import { createIntern, type Intern } from '../intern';
import { createSymbols, type Symbols } from './symbols';
import { createTextCode, type TextCode } from './textCode';
import { createValueCode, type ValueCode } from './valueCode';

/** What the packed articles of a folder have in common. */
export interface PackingTables {
  readonly symbols: Symbols;
  readonly texts: TextCode;
  readonly values: ValueCode;
  readonly intern: Intern;
}

/** The tables as they were kept. */
export interface KeptTables {
  readonly symbols: readonly string[];
  readonly phrases: Uint32Array;
  readonly forms: readonly string[];
}

export function createPackingTables(kept?: KeptTables): PackingTables {
  const symbols = createSymbols(kept?.symbols);
  const texts = createTextCode(symbols, kept?.phrases);
  return { symbols, texts, values: createValueCode(symbols, texts, kept?.forms), intern: createIntern(symbols) };
}
