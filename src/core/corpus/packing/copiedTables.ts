import { grown, SPARINGLY } from '../../grown';
import { createFormList, type FormList } from './formList';
import { createPhraseList, type PhraseList } from './phrases';
import { FIRST_SYMBOLS, type Symbols } from './symbols';
import type { ReadingTables, SentTables, TablesSize } from './tables';
import { createTextReader } from './textReader';
import { createValueReader } from './valueReader';

/**
 * The tables by which a worker packs, as far as it has told of them. Their strings are those of the index: of each of the worker's numbers
 * stands here the one that all articles share.
 */
export interface CopiedTables extends ReadingTables {
  readonly phrases: PhraseList;
  readonly forms: FormList;
  readonly size: TablesSize;
  /** @param more what is new in the worker's tables; from `size` on. */
  learn(more: SentTables): void;
  /** All of it, as the worker has it. */
  all(): SentTables;
  keep(): KeptCopy;
}

/** Copied tables as they are kept. */
export interface KeptCopy {
  /** By the number of a string, the one that all articles share. */
  readonly shared: Uint32Array<ArrayBuffer>;
  readonly phrases: Uint32Array<ArrayBuffer>;
  readonly forms: Uint8Array<ArrayBuffer>;
}

/** @param own strings of the index. @param kept is changed from now on. */
export function createCopiedTables(own: Symbols, kept?: KeptCopy): CopiedTables {
  const phrases = createPhraseList(kept?.phrases);
  const forms = createFormList(kept?.forms);
  let shared = kept?.shared ?? Uint32Array.from(FIRST_SYMBOLS, own.number);
  let size = shared.length;

  const sharedOf = (number: number): number => shared[number] ?? 0;
  const symbols = { text: (number: number) => own.text(sharedOf(number)), shared: sharedOf, number: own.number };
  const texts = createTextReader(symbols, phrases);
  return {
    symbols,
    texts,
    phrases,
    forms,
    values: createValueReader(symbols, texts, forms),
    get size() {
      return { symbols: size, phrases: phrases.size, forms: forms.size };
    },
    learn(more) {
      if (size + more.symbols.length > shared.length) shared = grown(shared, size + more.symbols.length, SPARINGLY);
      for (const text of more.symbols) shared[size++] = own.number(text);
      phrases.addAll(more.phrases);
      forms.addAll(more.forms);
    },
    all: () => ({ symbols: Array.from(shared.subarray(0, size), own.text), phrases: phrases.all(), forms: forms.all() }),
    keep: () => ({ shared: shared.slice(0, size), phrases: phrases.all(), forms: forms.keep() }),
  };
}
