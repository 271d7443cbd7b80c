import type { PackedExcerpts } from '../excerpts';
import type { ByteReader, ByteWriter } from './bytes';
import type { TextCode, TextReader, Tokens } from './textCode';

/** @returns the tokens of their text. */
export function writeExcerpts(writer: ByteWriter, texts: TextCode, { packed, starts, ends, length }: PackedExcerpts): Tokens {
  const tokens = texts.write(writer, packed);
  writer.whole(length);
  writer.whole(starts.length);
  let last = 0;
  starts.forEach((start, index) => {
    const end = ends[index] ?? start;
    writer.whole(start - last);
    writer.whole(end - start);
    last = end;
  });
  return tokens;
}

/** @param lineStarts of the article: they are asked for alone and stand elsewhere. */
export function readExcerptsCode(reader: ByteReader, texts: TextReader, lineStarts: Uint32Array): PackedExcerpts {
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

/** Numbers that grow, as their distances. */
export function writeRising(writer: ByteWriter, values: Uint32Array): void {
  writer.whole(values.length);
  let last = 0;
  for (const value of values) {
    writer.whole(value - last);
    last = value;
  }
}

export function readRising(reader: ByteReader): Uint32Array {
  const values = new Uint32Array(reader.whole());
  let last = 0;
  for (let index = 0; index < values.length; index++) values[index] = last += reader.whole();
  return values;
}
