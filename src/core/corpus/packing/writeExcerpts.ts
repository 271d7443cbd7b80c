import type { PackedExcerpts } from '../excerpts';
import type { ByteWriter } from './bytes';
import type { TextCode, Tokens } from './textCode';

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

/** Numbers that grow, as their distances. */
export function writeRising(writer: ByteWriter, values: PackedExcerpts['lineStarts']): void {
  writer.whole(values.length);
  let last = 0;
  for (const value of values) {
    writer.whole(value - last);
    last = value;
  }
}
