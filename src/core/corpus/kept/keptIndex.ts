import { finished } from '../../finished';
import type { KeptBytes } from '../columns/byteTable';
import { createStringTable } from '../columns/stringTable';
import type { KeptEntities } from '../entityTable';
import type { KeptCopy } from '../packing/copiedTables';
import type { KeptForms } from '../packing/formList';
import type { KeptPostings } from '../postings';
import type { KeptSlots } from '../slots';
import { assembled, readingKeptFile, writingKeptFile, type FilePart } from './keptFile';
import { joinTree, splitTree } from './keptTree';
import { readStamps, type ArticleStamp } from './stamps';

/** What an index needs to go on where another one ended: its memory as it was, so that nothing has to be decoded. An index takes it over: it is of use once. */
export interface KeptIndex {
  readonly tables: KeptTables;
  /** Of the workers that packed for it. */
  readonly copies: readonly KeptCopy[];
  readonly locals: KeptBytes;
  readonly slots: KeptSlots;
  readonly entities: KeptEntities;
  readonly postings: KeptPostings;
  /** Of the living articles, by the numbers of their names. */
  readonly stamps: Uint8Array<ArrayBuffer>;
}

/** The tables by which the index itself packs. */
export interface KeptTables {
  readonly symbols: KeptBytes;
  readonly phrases: Uint32Array<ArrayBuffer>;
  readonly forms: KeptForms;
}

export interface KeptArticle {
  readonly article: string;
  /** Undefined: it was made of something else than files as they stood, and has to be read again. */
  readonly stamp: ArticleStamp | undefined;
}

/**
 * The file in parts, with pauses at will between them. The index may change meanwhile: what `keep` gave does not.
 * @param fingerprint of all but the files themselves that marks hang on: detectors, lexicons, settings, `actors.yaml`.
 */
export function* writingKeptIndex(fingerprint: string, index: KeptIndex): Generator<FilePart, void> {
  const { shape, leaves } = splitTree({ fingerprint, index });
  yield* writingKeptFile([new TextEncoder().encode(shape), ...leaves]);
}

export function writeKeptIndex(fingerprint: string, index: KeptIndex): Uint8Array {
  return finished(assembled(writingKeptIndex(fingerprint, index)));
}

/** In steps, with pauses at will. @returns undefined for anything but what `writeKeptIndex` wrote under the same fingerprint; never throws. */
export function* readingKeptIndex(fingerprint: string, file: Uint8Array): Generator<undefined, KeptIndex | undefined> {
  const [shape, ...leaves] = (yield* readingKeptFile(file)) ?? [];
  if (!shape) return undefined;
  try {
    const kept = joinTree(new TextDecoder().decode(shape), leaves) as { readonly fingerprint: string; readonly index: KeptIndex };
    return kept.fingerprint === fingerprint ? kept.index : undefined;
  } catch {
    return undefined; // written by something else, and as good as none
  }
}

export function readKeptIndex(fingerprint: string, file: Uint8Array): KeptIndex | undefined {
  return finished(readingKeptIndex(fingerprint, file));
}

/** The articles of a kept index, with the files that they were made of. To be asked before an index takes it over. */
export function keptArticles({ slots, stamps }: KeptIndex): KeptArticle[] {
  const living = createStringTable(slots.names).texts().filter((_, name) => (slots.slotOf[name] ?? 0) > 0);
  const read = readStamps(stamps, living.length);
  return living.map((article, at) => ({ article, stamp: read[at] }));
}
