import { crc32 } from './crc32';

/**
 * What writer and reader of a shard agree on. docs/corpus-index.md describes the format for other programs; whoever changes
 * something here raises VERSION and changes it there.
 */

/** Files of a corpus index are called so. */
export const SHARD_ENDING = '.corpus-shard';

/** The first and the last eight bytes of a shard. */
export const MAGIC = 'SACORPUS';
export const VERSION = 1;

/** Magic, version, four bytes of zero. */
export const HEADER_BYTES = 16;
/** Pointer to the contents, version, CRC-32 of these 20 bytes, magic. */
export const TRAILER_BYTES = 32;
/** Offset (64 bits), length and CRC-32 of what it leads to (32 bits each), little endian. */
export const POINTER_BYTES = 16;

/** Enough for the places of a card in one read of two or three kilobytes. */
export const MENTIONS_PER_PAGE = 32;
export const ARTICLES_PER_PAGE = 16;
/** Keys of a block: about four kilobytes. */
export const KEYS_PER_BLOCK = 64;

/** Article, start, end, end of its text in the page (32 bits each), start and length of the name in that text (16 bits each). */
export const MENTION_BYTES = 20;

/** No block is longer: what says so is damaged. */
export const LONGEST_BLOCK = 16 * 1024 * 1024;

/** Where a block stands in the file, and what its bytes add up to: whatever is read is checked. */
export interface Pointer {
  readonly offset: number;
  readonly length: number;
  readonly crc: number;
}

export function pointerTo(bytes: Uint8Array, offset: number): Pointer {
  return { offset, length: bytes.length, crc: crc32(bytes) };
}

export function putPointer(view: DataView, at: number, { offset, length, crc }: Pointer): void {
  view.setBigUint64(at, BigInt(offset), true);
  view.setUint32(at + 8, length, true);
  view.setUint32(at + 12, crc, true);
}

export function getPointer(view: DataView, at: number): Pointer {
  return { offset: Number(view.getBigUint64(at, true)), length: view.getUint32(at + 8, true), crc: view.getUint32(at + 12, true) };
}

/** A pointer inside JSON: three numbers. */
export type PointerList = readonly [offset: number, length: number, crc: number];

export function listOfPointer({ offset, length, crc }: Pointer): PointerList {
  return [offset, length, crc];
}

/** The block that is read first. */
export interface ShardContents {
  readonly createdBy: string;
  readonly mentions: number;
  readonly articles: number;
  readonly entities: number;
  /** Where the tables of pointers begin, each one `POINTER_BYTES` long: to pages of mentions, and of articles. */
  readonly mentionPages: number;
  readonly articlePages: number;
  /** Leads to the list of key blocks, each with its first key. */
  readonly keys: PointerList;
}

/** An actor's block. */
export interface EntityRecord {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Forms of the name, the most frequent first. */
  readonly names: readonly string[];
  readonly mentions: number;
  readonly articles: number;
  /** ISO 8601, of the first and the last dated article; null: none is dated. */
  readonly first: string | null;
  readonly last: string | null;
  /** Number of its first page of mentions; the others follow. */
  readonly page: number;
}

/** A row of a page of articles. */
export type ArticleRow = readonly [article: string, title: string | null, date: string | null, outlet: string | null];
