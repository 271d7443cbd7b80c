import { createColumn, type KeptColumn } from '../columns/column';
import { createFormList, type FormList, type KeptForms } from './formList';
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
  readonly shared: KeptColumn;
  readonly phrases: Uint32Array<ArrayBuffer>;
  readonly forms: KeptForms;
}

/** @param own strings of the index. @param kept is changed from now on. */
export function createCopiedTables(own: Symbols, kept?: KeptCopy): CopiedTables {
  const phrases = createPhraseList(kept?.phrases);
  const forms = createFormList(kept?.forms);
  const shared = createColumn(kept?.shared);
  let size = kept?.shared.length ?? 0;
  const addSymbol = (text: string): void => shared.set(size++, own.number(text));
  if (!kept) FIRST_SYMBOLS.forEach(addSymbol);

  const symbols = { text: (number: number) => own.text(shared.at(number)), shared: shared.at, number: own.number };
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
      more.symbols.forEach(addSymbol);
      phrases.addAll(more.phrases);
      forms.addAll(more.forms);
    },
    all: () => ({ symbols: Array.from({ length: size }, (_, number) => symbols.text(number)), phrases: phrases.all(), forms: forms.all() }),
    keep: () => ({ shared: shared.all(), phrases: phrases.all(), forms: forms.keep() }),
  };
}
