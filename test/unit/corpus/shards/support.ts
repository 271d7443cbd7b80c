import type { RangeFile } from '../../../../src/core/ports';
import type { Mention } from '../../../../src/core/corpus/shards/mention';
import { createShardBuilder } from '../../../../src/core/corpus/shards/shardBuilder';
import { writeShard } from '../../../../src/core/corpus/shards/writeShard';

/** A mention with what a test does not care about filled in. */
export function mention(some: Partial<Mention>): Mention {
  return { article: 'a.txt', entity: 'grey-falcons', scope: 'corpus', name: 'Grey Falcons', type: 'armed-group', start: 0, end: 12, before: '', quote: 'Grey Falcons', after: '', ...some };
}

export function shardOf(mentions: Iterable<Mention>): Uint8Array {
  const builder = createShardBuilder();
  for (const each of mentions) builder.add(each);
  return Uint8Array.from(Buffer.concat([...writeShard(builder.content())]));
}

/** Bytes in memory as a file, and how much was read of them. */
export function memoryFile(bytes: Uint8Array, name = 'a.corpus-shard'): RangeFile & { read(): number } {
  let read = 0;
  return {
    name,
    size: bytes.length,
    readRange(offset, length) {
      read += length;
      return Promise.resolve(bytes.slice(offset, offset + length));
    },
    close: () => Promise.resolve(),
    read: () => read,
  };
}
