import { byteReader, byteWriter, type ByteReader, type ByteWriter } from '../packing/bytes';

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

/** @param stamps undefined: made of something else than files as they stood, and has to be read again. */
export function writeStamps(stamps: readonly (ArticleStamp | undefined)[]): Uint8Array<ArrayBuffer> {
  const writer = byteWriter();
  for (const stamp of stamps) {
    writeStamp(writer, stamp?.article);
    writeStamp(writer, stamp?.sidecar);
  }
  return writer.take();
}

/** @throws RangeError where the bytes hold fewer than `count`. */
export function readStamps(bytes: Uint8Array, count: number): (ArticleStamp | undefined)[] {
  const reader = byteReader(bytes);
  return Array.from({ length: count }, () => {
    const [article, sidecar] = [readStamp(reader), readStamp(reader)];
    return article && { article, ...(sidecar && { sidecar }) };
  });
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
