import { grown, SPARINGLY } from '../../grown';
import { createForms } from './forms';
import { createPhrases } from './phrases';
import { FIRST_SYMBOLS, type Symbols } from './symbols';
import type { KeptTables, ReadingTables, TablesSize } from './tables';
import { createTextReader } from './textCode';
import { createValueReader } from './valueReader';

/**
 * The tables by which a worker packs, as far as it has told of them. Their strings are those of the index: of each of the worker's numbers
 * stands here the one that all articles share.
 */
export interface CopiedTables extends ReadingTables {
  readonly size: TablesSize;
  /** @param more what is new in the worker's tables; from `size` on. */
  learn(more: KeptTables): void;
  /** All of it, as the worker has it. */
  all(): KeptTables;
  keep(): KeptCopy;
}

/** Copied tables as they are kept. */
export interface KeptCopy extends Pick<KeptTables, 'phrases' | 'forms'> {
  /** By the number of a string, the one that all articles share. */
  readonly shared: Uint32Array;
}

/** @param own strings of the index. */
export function createCopiedTables(own: Symbols, kept?: KeptCopy): CopiedTables {
  const phrases = createPhrases(kept?.phrases);
  const forms = createForms(kept?.forms ?? []);
  let shared = kept?.shared.slice() ?? Uint32Array.from(FIRST_SYMBOLS, own.number);
  let size = shared.length;

  const sharedOf = (number: number): number => shared[number] ?? 0;
  const symbols = { text: (number: number) => own.text(sharedOf(number)), shared: sharedOf, number: own.number };
  const texts = createTextReader(symbols, phrases);
  return {
    symbols,
    texts,
    values: { reader: createValueReader(symbols, texts, forms.fields) },
    get size() {
      return { symbols: size, phrases: phrases.size, forms: forms.fields.length };
    },
    learn(more) {
      if (size + more.symbols.length > shared.length) shared = grown(shared, size + more.symbols.length, SPARINGLY);
      for (const text of more.symbols) shared[size++] = own.number(text);
      phrases.addAll(more.phrases);
      forms.addAll(more.forms);
    },
    all: () => ({ symbols: Array.from(shared.subarray(0, size), own.text), phrases: phrases.all(), forms: forms.all() }),
    keep: () => ({ shared: shared.slice(0, size), phrases: phrases.all(), forms: forms.all() }),
  };
}
