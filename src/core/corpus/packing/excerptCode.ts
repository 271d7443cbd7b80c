import type { PackedExcerpts } from '../excerpts';
import type { ByteReader } from './bytes';
import type { TextReader } from './textReader';

/** @param lineStarts of the article: they are asked for alone and stand elsewhere. */
export function readExcerptsCode(reader: ByteReader, texts: TextReader, lineStarts: PackedExcerpts['lineStarts']): PackedExcerpts {
  const packed = texts.read(reader);
  return { packed, lineStarts, ...readWindows(reader) };
}

/** What stands behind the text of excerpts. */
export function readWindows(reader: ByteReader): Pick<PackedExcerpts, 'starts' | 'ends' | 'offsets' | 'length'> {
  const length = reader.whole();
  const count = reader.whole();
  const [starts, ends, offsets] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  let last = 0;
  let offset = 0;
  for (let index = 0; index < count; index++) {
    const start = last + reader.whole();
    const size = reader.whole();
    starts[index] = start;
    ends[index] = last = start + size;
    offsets[index] = offset;
    offset += size + 1; // a line end stands between two windows
  }
  return { starts, ends, offsets, length };
}

/** Numbers that grow, from their distances. As short as they are, a typed array would take longer to be made than to be read. */
export function readRising(reader: ByteReader): readonly number[] {
  const values: number[] = [];
  let last = 0;
  for (let left = reader.whole(); left > 0; left--) values.push((last += reader.whole()));
  return values;
}
