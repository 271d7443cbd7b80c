import { isObject, listOf, numberOf, stringOf } from '../../exchange/import/readJson';
import type { RangeFile } from '../../ports';
import type { ContextLine } from '../excerpts';
import { crc32 } from './crc32';
import {
  ARTICLES_PER_PAGE,
  getPointer,
  LONGEST_BLOCK,
  MAGIC,
  MENTION_BYTES,
  MENTIONS_PER_PAGE,
  POINTER_BYTES,
  TRAILER_BYTES,
  VERSION,
  type ArticleRow,
  type EntityRecord,
  type Pointer,
  type ShardContents,
} from './format';

/** A file that is no shard, or no longer whole; the message says what to do. */
export class ShardError extends Error {}

/** A mention of a shard, with the little that is known of its article. All of it is a stranger's text. */
export interface ShardPlace {
  readonly article: string;
  readonly title?: string;
  /** ISO 8601, at the precision known. */
  readonly date?: string;
  readonly outlet?: string;
  /** UTF-16 code units of the article's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly context: ContextLine;
}

export interface Shard {
  readonly name: string;
  readonly contents: Pick<ShardContents, 'mentions' | 'articles' | 'entities'>;
  /** The actors of any of these keys (joinKeys), each once. @throws ShardError */
  find(keys: readonly string[]): Promise<readonly EntityRecord[]>;
  /** An actor's first mentions, by the dates of their articles. @throws ShardError */
  places(entity: EntityRecord, most: number): Promise<readonly ShardPlace[]>;
}

/** More actors of one name than this nobody can tell apart. */
const MOST_FOUND = 16;
/** Blocks looked at for one key: far more than MOST_FOUND fill; a file made to waste time ends here. */
const MOST_BLOCKS = 4;

/**
 * Opens a shard: reads its end and the first key of each block of keys, some kilobytes. Every block is checked when it is read, and
 * nothing it says is believed: numbers are held against the file's size, and no block leads back to one read before.
 * @throws ShardError
 */
export async function openShard(file: RangeFile): Promise<Shard> {
  const damaged = (): ShardError => new ShardError(`${file.name} is damaged: copy it again, or build it again with “source-annotator index”.`);
  const blocks = checkedBlocks(file, damaged);
  const contents = contentsOf(await blocks.json(await readTrailer(file, damaged)), damaged);
  const fence = listOf(await blocks.json(contents.keys)).map((entry) => keyEntry(entry, damaged));

  const articleRow = async (number: number, pages: Map<number, Promise<readonly unknown[]>>): Promise<ArticleRow> => {
    if (number >= contents.articles) throw damaged();
    const page = Math.floor(number / ARTICLES_PER_PAGE);
    const reading = pages.get(page) ?? blocks.pointer(contents.articlePages, page).then(blocks.json).then(listOf);
    pages.set(page, reading);
    const [article, title, date, outlet] = listOf((await reading)[number % ARTICLES_PER_PAGE]);
    if (typeof article !== 'string') throw damaged();
    return [article, stringOf(title) ?? null, stringOf(date) ?? null, stringOf(outlet) ?? null];
  };

  return {
    name: file.name,
    contents,
    async find(keys) {
      const found = new Map<number, Pointer>();
      for (const key of keys) {
        for (const block of fence.slice(...blocksOf(fence, key)).slice(0, MOST_BLOCKS)) {
          for (const entry of listOf(await blocks.json(block.pointer))) {
            const { key: own, pointer } = keyEntry(entry, damaged);
            if (own === key && found.size < MOST_FOUND) found.set(pointer.offset, pointer);
          }
        }
      }
      return Promise.all([...found.values()].map(async (pointer) => entityRecord(await blocks.json(pointer), damaged)));
    },
    async places(entity, most) {
      const places: ShardPlace[] = [];
      const pages = new Map<number, Promise<readonly unknown[]>>();
      const wanted = Math.min(most, entity.mentions, contents.mentions);
      for (let first = 0; first < wanted; first += MENTIONS_PER_PAGE) {
        const page = await blocks.bytes(await blocks.pointer(contents.mentionPages, entity.page + first / MENTIONS_PER_PAGE));
        const mentions = mentionsOf(page, Math.min(MENTIONS_PER_PAGE, entity.mentions - first), damaged).slice(0, wanted - first);
        for (const { article: number, ...mention } of mentions) {
          const [article, title, date, outlet] = await articleRow(number, pages);
          places.push({ article, ...(title !== null && { title }), ...(date !== null && { date }), ...(outlet !== null && { outlet }), ...mention });
        }
      }
      return places;
    },
  };
}

type Damaged = () => ShardError;

/** Reads what pointers lead to, and holds it against their checksums. */
function checkedBlocks(file: RangeFile, damaged: Damaged) {
  const range = async (offset: number, length: number): Promise<Uint8Array> => {
    if (!Number.isSafeInteger(offset) || offset < 0 || offset + length > file.size || length > LONGEST_BLOCK) throw damaged();
    const bytes = await file.readRange(offset, length);
    if (bytes.length !== length) throw damaged();
    return bytes;
  };
  const bytes = async ({ offset, length, crc }: Pointer): Promise<Uint8Array> => {
    const read = await range(offset, length);
    if (crc32(read) !== crc) throw damaged();
    return read;
  };
  return {
    bytes,
    async json(pointer: Pointer): Promise<unknown> {
      const read = await bytes(pointer);
      try {
        return JSON.parse(new TextDecoder().decode(read)) as unknown;
      } catch {
        throw damaged();
      }
    },
    /** The pointer of that number in a table that begins at an offset. */
    async pointer(table: number, number: number): Promise<Pointer> {
      return getPointer(viewOf(await range(table + number * POINTER_BYTES, POINTER_BYTES)), 0);
    },
  };
}

async function readTrailer(file: RangeFile, damaged: Damaged): Promise<Pointer> {
  if (file.size < TRAILER_BYTES) throw damaged();
  const trailer = await file.readRange(file.size - TRAILER_BYTES, TRAILER_BYTES);
  if (trailer.length !== TRAILER_BYTES || new TextDecoder().decode(trailer.subarray(POINTER_BYTES + 8)) !== MAGIC) throw damaged();
  const view = viewOf(trailer);
  if (view.getUint32(POINTER_BYTES + 4, true) !== crc32(trailer.subarray(0, POINTER_BYTES + 4))) throw damaged();
  const version = view.getUint32(POINTER_BYTES, true);
  if (version !== VERSION) throw new ShardError(`${file.name} has version ${version} of the format, which this version of Source Annotator cannot read: update it, or build the index again.`);
  return getPointer(view, 0);
}

function contentsOf(value: unknown, damaged: Damaged): Omit<ShardContents, 'keys' | 'createdBy'> & { readonly keys: Pointer } {
  if (!isObject(value)) throw damaged();
  const [mentions, articles, entities, mentionPages, articlePages] = ['mentions', 'articles', 'entities', 'mentionPages', 'articlePages'].map((key) => wholeOf(value[key]));
  const keys = pointerOf(listOf(value.keys));
  if (mentions === undefined || articles === undefined || entities === undefined || mentionPages === undefined || articlePages === undefined || !keys) throw damaged();
  return { mentions, articles, entities, mentionPages, articlePages, keys };
}

/** `[key, offset, length, crc]` */
function keyEntry(value: unknown, damaged: Damaged): { readonly key: string; readonly pointer: Pointer } {
  const [key, ...rest] = listOf(value);
  const pointer = pointerOf(rest);
  if (typeof key !== 'string' || !pointer) throw damaged();
  return { key, pointer };
}

function pointerOf([offset, length, crc]: readonly unknown[]): Pointer | undefined {
  const numbers = { offset: wholeOf(offset), length: wholeOf(length), crc: wholeOf(crc) };
  return numbers.offset === undefined || numbers.length === undefined || numbers.crc === undefined ? undefined : { offset: numbers.offset, length: numbers.length, crc: numbers.crc };
}

function entityRecord(value: unknown, damaged: Damaged): EntityRecord {
  if (!isObject(value)) throw damaged();
  const [id, name, type] = ['id', 'name', 'type'].map((key) => stringOf(value[key]));
  const [mentions, articles, page] = ['mentions', 'articles', 'page'].map((key) => wholeOf(value[key]));
  if (id === undefined || name === undefined || type === undefined || mentions === undefined || articles === undefined || page === undefined) throw damaged();
  const names = listOf(value.names).flatMap((form) => stringOf(form) ?? []);
  return { id, name, type, names, mentions, articles, first: stringOf(value.first) ?? null, last: stringOf(value.last) ?? null, page };
}

/** The blocks that may hold a key, as the ends of a slice: one, or several where many actors share the key. */
function blocksOf(fence: readonly { readonly key: string }[], key: string): [from: number, to: number] {
  const below = (wanted: (first: string) => boolean): number => {
    let low = 0;
    for (let high = fence.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (wanted(fence[middle]?.key ?? '')) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [Math.max(0, below((first) => first < key) - 1), below((first) => first <= key)];
}

function mentionsOf(page: Uint8Array, count: number, damaged: Damaged) {
  const fixed = count * MENTION_BYTES;
  if (page.length < fixed) throw damaged();
  const view = viewOf(page);
  let from = 0;
  return Array.from({ length: count }, (_, number) => {
    const at = number * MENTION_BYTES;
    const to = view.getUint32(at + 12, true);
    if (to < from || fixed + to > page.length) throw damaged();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(page.subarray(fixed + from, fixed + to));
    from = to;
    const start = Math.min(view.getUint16(at + 16, true), text.length);
    const match = { start, end: Math.min(start + view.getUint16(at + 18, true), text.length) };
    return { article: view.getUint32(at, true), start: view.getUint32(at + 4, true), end: view.getUint32(at + 8, true), context: { text, match } };
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function wholeOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
