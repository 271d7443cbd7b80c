import { finished } from '../../finished';
import type { LocalEntity } from '../../model';
import type { KeptChains } from '../chains';
import { byteReader, byteWriter, type ByteReader, type ByteWriter } from '../packing/bytes';
import type { KeptCopy } from '../packing/copiedTables';
import type { StoredArticle } from '../packing/storedArticle';
import type { KeptTables } from '../packing/tables';
import type { KeptPostings } from '../postings';
import { readKeptFile, writingKeptFile } from './keptFile';

/** By what a file is known to be the one that was read: when it was last written (ms since 1970) and its bytes. */
export interface FileStamp {
  readonly mtime: number;
  readonly size: number;
}

/** The files that an article's marks were made of. */
export interface ArticleStamp {
  readonly article: FileStamp;
  readonly sidecar?: FileStamp;
}

/** What an index needs to go on where another one ended: its memory as it was. */
export interface KeptIndex {
  readonly tables: KeptTables;
  /** Of the workers that packed for it. */
  readonly copies: readonly KeptCopy[];
  readonly postings: KeptPostings;
  /** One more than the highest number that an article ever had. */
  readonly end: number;
  readonly articles: readonly KeptArticle[];
}

export interface KeptArticle {
  readonly stored: StoredArticle;
  /** Its number in the tables. */
  readonly slot: number;
  /** Undefined: it was made of something else than files as they stood, and has to be read again. */
  readonly stamp: ArticleStamp | undefined;
}

interface Heads {
  readonly fingerprint: string;
  readonly forms: readonly string[];
  /** The forms of each worker. */
  readonly copies: readonly (readonly string[])[];
}

type KeptEntity = readonly [id: string, type: LocalEntity['type'], origin: LocalEntity['origin'], ...names: string[]];

/** What is kept of an article as whole numbers. */
const COUNTS = ['tables', 'actors', 'figures', 'claims', 'orphans', 'linked', 'annotations', 'mentionsAt', 'figuresAt', 'figureKeysAt', 'claimKeysAt', 'metadataAt', 'excerptsAt', 'comparedAt', 'marksAt'] as const;

/** Three chains of postings, of four sections each. */
const CHAIN_SECTIONS = 12;
const NO_BYTES = new Uint8Array();
/** So many articles, names or entities are written in a step: a millisecond or two. */
const IN_A_STEP = 500;

/**
 * In steps, with pauses at will. The index may change meanwhile: what `keep` gave does not.
 * @param fingerprint of all but the files themselves that marks hang on: detectors, lexicons, settings, `actors.yaml`.
 * @returns the file.
 */
export function* writingKeptIndex(fingerprint: string, { tables, copies, postings, end, articles }: KeptIndex): Generator<undefined, Uint8Array> {
  const numbers = new Map<LocalEntity, number>();
  for (const { stored } of articles) for (const entity of stored.entities) if (!numbers.has(entity)) numbers.set(entity, numbers.size);
  yield;
  const writer = byteWriter();
  const heads: Heads = { fingerprint, forms: tables.forms, copies: copies.map(({ forms }) => forms) };
  writer.text(JSON.stringify(heads));
  yield* writeList(writer, tables.symbols, (text) => text);
  yield* writeList(writer, [...numbers.keys()], ({ id, type, origin, names }): KeptEntity => [id, type, origin, ...names]);
  yield* writeList(writer, articles, ({ stored }) => stored.article);
  writer.whole(end);
  for (const [at, { stored, slot, stamp }] of articles.entries()) {
    writer.whole(slot);
    writer.text(stored.iso ?? '');
    writer.whole(stored.entities.length);
    for (const entity of stored.entities) writer.whole(numbers.get(entity) ?? 0);
    for (const count of COUNTS) writer.whole(stored[count]);
    writer.whole(stored.bytes.length);
    writeStamp(writer, stamp?.article);
    writeStamp(writer, stamp?.sidecar);
    if (at % IN_A_STEP === 0) yield;
  }
  const { figures, sources, words, claims } = postings;
  const bytes = joined(articles.map(({ stored }) => stored.bytes));
  yield;
  return yield* writingKeptFile([writer.take(), bytes, bytesOf(tables.phrases), bytesOf(claims), ...[figures, sources, words].flatMap(chainSections), ...copies.flatMap(({ shared, phrases }) => [bytesOf(shared), bytesOf(phrases)])]);
}

export function writeKeptIndex(fingerprint: string, index: KeptIndex): Uint8Array {
  return finished(writingKeptIndex(fingerprint, index));
}

function* writeList<T>(writer: ByteWriter, items: readonly T[], plain: (item: T) => string | readonly string[]): Generator<undefined, void> {
  writer.whole(items.length);
  for (let from = 0; from < items.length; from += IN_A_STEP) {
    writer.text(JSON.stringify(items.slice(from, from + IN_A_STEP).map(plain)));
    yield;
  }
}

function readList<T>(reader: ByteReader): T[] {
  const items: T[] = [];
  for (const length = reader.whole(); items.length < length; ) {
    const more = JSON.parse(reader.text()) as T[];
    if (more.length === 0) throw new RangeError('A list ends too early.');
    for (const item of more) items.push(item);
  }
  return items;
}

/** @returns undefined for anything but what `writeKeptIndex` wrote under the same fingerprint; never throws. */
export function readKeptIndex(fingerprint: string, file: Uint8Array): KeptIndex | undefined {
  try {
    const [meta, bytes, phrases, claims, ...rest] = readKeptFile(file) ?? [];
    if (!meta || !bytes || !phrases || !claims) return undefined;
    const reader = byteReader(meta);
    const heads = JSON.parse(reader.text()) as Heads;
    if (heads.fingerprint !== fingerprint) return undefined;
    const [chains, copies] = [rest.slice(0, CHAIN_SECTIONS), rest.slice(CHAIN_SECTIONS)];
    if (chains.length !== CHAIN_SECTIONS || copies.length !== 2 * heads.copies.length) return undefined;
    const symbols = readList<string>(reader);
    const entities = readList<KeptEntity>(reader).map(([id, type, origin, ...names]): LocalEntity => ({ id, type, names, origin }));
    const names = readList<string>(reader);
    const end = reader.whole();
    const cut = cutter(bytes.slice()); // the rest of the file need not stay in memory
    return {
      tables: { symbols, phrases: numbersOf(phrases), forms: heads.forms },
      copies: heads.copies.map((forms, at) => ({ forms, shared: numbersOf(copies[2 * at] ?? NO_BYTES), phrases: numbersOf(copies[2 * at + 1] ?? NO_BYTES) })),
      postings: { claims: numbersOf(claims), figures: chainsOf(chains.slice(0, 4)), sources: chainsOf(chains.slice(4, 8)), words: chainsOf(chains.slice(8)) },
      end,
      articles: names.map((article) => readArticle(reader, article, entities, cut)),
    };
  } catch {
    return undefined; // written by something else, and as good as none
  }
}

function readArticle(reader: ByteReader, article: string, entities: readonly LocalEntity[], cut: (length: number) => Uint8Array): KeptArticle {
  const slot = reader.whole();
  const iso = reader.text();
  const own = Array.from({ length: reader.whole() }, () => entities[reader.whole()]).filter((entity) => entity !== undefined);
  const counts = Object.fromEntries(COUNTS.map((count) => [count, reader.whole()])) as Pick<StoredArticle, (typeof COUNTS)[number]>;
  const stored = { article, iso: iso === '' ? undefined : iso, entities: own, ...counts, bytes: cut(reader.whole()) };
  const [of, beside] = [readStamp(reader), readStamp(reader)];
  return { stored, slot, stamp: of && { article: of, ...(beside && { sidecar: beside }) } };
}

/** One number more, so that 0 says that there is none. */
function writeStamp(writer: ByteWriter, stamp: FileStamp | undefined): void {
  writer.whole(stamp ? Math.max(0, Math.floor(stamp.mtime)) + 1 : 0);
  if (stamp) writer.whole(stamp.size);
}

function readStamp(reader: ByteReader): FileStamp | undefined {
  const mtime = reader.whole();
  return mtime === 0 ? undefined : { mtime: mtime - 1, size: reader.whole() };
}

function chainSections({ bytes, firsts, ends, lasts }: KeptChains): Uint8Array[] {
  return [bytes, ...[firsts, ends, lasts].map(bytesOf)];
}

function chainsOf([bytes = new Uint8Array(), ...rest]: readonly Uint8Array[]): KeptChains {
  const [firsts = new Uint32Array(), ends = new Uint32Array(), lasts = new Uint32Array()] = rest.map(numbersOf);
  return { bytes: bytes.slice(), firsts, ends, lasts };
}

/** As the machine has them: all that run VS Code have the low byte first. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function numbersOf(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  return new Uint32Array(bytes.slice().buffer);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Cuts one piece after the other. */
function cutter(whole: Uint8Array): (length: number) => Uint8Array {
  let at = 0;
  return (length) => whole.subarray(at, (at += length));
}
