import type { KeptBytes } from '../columns/byteTable';
import { createStringTable, type StringTable } from '../columns/stringTable';
import { FIRST_SYMBOLS, MOST_WORDS, type Symbols } from './symbols';

/** The symbols of an index, as bytes: a string takes a quarter of what it does in a map, which finds it in half the time. */
export interface SymbolTable extends Symbols {
  keep(): KeptBytes;
}

/** Texts are put together of words: a few thousand are most of each. */
const KEPT_WORDS = 4096;

/** @param kept is changed from now on. */
export function createSymbolTable(kept?: KeptBytes): SymbolTable {
  const table: StringTable = createStringTable(kept, KEPT_WORDS);
  if (!kept) FIRST_SYMBOLS.forEach(table.number);
  return {
    get size() {
      return table.size;
    },
    number: table.number,
    find: table.find,
    wordNumber: (word) => (table.size < MOST_WORDS ? table.number(word) : table.find(word)),
    text: table.text,
    shared: (at) => at,
    keep: table.all,
  };
}
