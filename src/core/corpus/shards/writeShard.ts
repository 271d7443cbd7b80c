import {
  ARTICLES_PER_PAGE,
  HEADER_BYTES,
  KEYS_PER_BLOCK,
  listOfPointer,
  MAGIC,
  MENTION_BYTES,
  MENTIONS_PER_PAGE,
  POINTER_BYTES,
  pointerTo,
  putPointer,
  TRAILER_BYTES,
  VERSION,
  type EntityRecord,
  type Pointer,
  type ShardContents,
} from './format';
import { crc32 } from './crc32';
import { joinKeys } from './joinKeys';
import type { CollectedEntity, PlacedMention, ShardContent } from './shardBuilder';

const utf8 = new TextEncoder();

/**
 * A shard from its first byte to its last, piece by piece. What is pointed to comes before what points to it, so nothing is
 * written twice.
 */
export function* writeShard({ articles, entities }: ShardContent): Generator<Uint8Array> {
  let offset = 0;
  const piece = (bytes: Uint8Array): Uint8Array => {
    offset += bytes.length;
    return bytes;
  };
  const pointers = function* (list: readonly Pointer[]): Generator<Uint8Array> {
    const bytes = new Uint8Array(list.length * POINTER_BYTES);
    const view = new DataView(bytes.buffer);
    list.forEach((pointer, at) => putPointer(view, at * POINTER_BYTES, pointer));
    yield piece(bytes);
  };
  const block = function* (bytes: Uint8Array, into: Pointer[]): Generator<Uint8Array> {
    into.push(pointerTo(bytes, offset));
    yield piece(bytes);
  };

  yield piece(header());
  const articlePointers: Pointer[] = [];
  for (const page of pagesOf(articles, ARTICLES_PER_PAGE)) yield* block(json(page), articlePointers);
  const articlePages = offset;
  yield* pointers(articlePointers);

  const mentionPointers: Pointer[] = [];
  const records: EntityRecord[] = [];
  let mentionCount = 0;
  for (const entity of entities) {
    const { mentions } = entity;
    records.push(recordOf(entity, mentions, articles, mentionPointers.length));
    for (const page of pagesOf(mentions, MENTIONS_PER_PAGE)) yield* block(mentionPage(page), mentionPointers);
    mentionCount += mentions.length;
  }
  const mentionPages = offset;
  yield* pointers(mentionPointers);

  const keys: [key: string, entity: Pointer][] = [];
  for (const record of records) {
    const bytes = json(record);
    const pointer = pointerTo(bytes, offset);
    for (const key of joinKeys(record)) keys.push([key, pointer]);
    yield piece(bytes);
  }
  keys.sort(([a, one], [b, other]) => (a < b ? -1 : a > b ? 1 : one.offset - other.offset));
  const keyBlocks: Pointer[] = [];
  const firstKeys: string[] = [];
  for (const page of pagesOf(keys, KEYS_PER_BLOCK)) {
    firstKeys.push(page[0]?.[0] ?? '');
    yield* block(json(page.map(([key, pointer]) => [key, ...listOfPointer(pointer)])), keyBlocks);
  }
  const last: Pointer[] = [];
  yield* block(json(keyBlocks.map((pointer, at) => [firstKeys[at], ...listOfPointer(pointer)])), last);
  const [fence] = last;
  if (!fence) return;
  const contents: ShardContents = { createdBy: 'Source Annotator', mentions: mentionCount, articles: articles.length, entities: records.length, mentionPages, articlePages, keys: listOfPointer(fence) };
  yield* block(json(contents), last);
  yield trailer(last[1] ?? fence);
}

function header(): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(utf8.encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, VERSION, true);
  return bytes;
}

function trailer(contents: Pointer): Uint8Array {
  const bytes = new Uint8Array(TRAILER_BYTES);
  const view = new DataView(bytes.buffer);
  putPointer(view, 0, contents);
  view.setUint32(POINTER_BYTES, VERSION, true);
  view.setUint32(POINTER_BYTES + 4, crc32(bytes.subarray(0, POINTER_BYTES + 4)), true);
  bytes.set(utf8.encode(MAGIC), POINTER_BYTES + 8);
  return bytes;
}

function recordOf({ id, name, type, names }: CollectedEntity, mentions: readonly PlacedMention[], articles: ShardContent['articles'], page: number): EntityRecord {
  const own = new Set(mentions.map(({ article }) => article));
  // articles stand by date, undated ones last; a day without a year cannot be put among the others
  const dates = [...own].map((article) => articles[article]?.[2]).filter((date): date is string => typeof date === 'string' && !date.startsWith('-'));
  return { id, name, type, names, mentions: mentions.length, articles: own.size, first: dates[0] ?? null, last: dates.at(-1) ?? null, page };
}

function mentionPage(mentions: readonly PlacedMention[]): Uint8Array {
  const fixed = mentions.length * MENTION_BYTES;
  const bytes = new Uint8Array(fixed + mentions.reduce((sum, { text }) => sum + text.length, 0));
  const view = new DataView(bytes.buffer);
  let end = 0;
  mentions.forEach(({ article, start, end: to, text, matchStart, matchLength }, number) => {
    const at = number * MENTION_BYTES;
    bytes.set(text, fixed + end);
    end += text.length;
    view.setUint32(at, article, true);
    view.setUint32(at + 4, start, true);
    view.setUint32(at + 8, to, true);
    view.setUint32(at + 12, end, true);
    view.setUint16(at + 16, matchStart, true);
    view.setUint16(at + 18, matchLength, true);
  });
  return bytes;
}

function* pagesOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}

function json(value: unknown): Uint8Array {
  return utf8.encode(JSON.stringify(value));
}
