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

/** A file written so shortly ago may be written again with the same time and length. */
const TOO_YOUNG_MS = 2000;

/**
 * @param stamp of files, from before they are read. @param now ms since 1970, then.
 * @returns undefined where they may change within the same moment.
 */
export function settledStamp(stamp: ArticleStamp, now: number): ArticleStamp | undefined {
  const isOld = (file: FileStamp): boolean => file.mtime > 0 && now - file.mtime > TOO_YOUNG_MS;
  return isOld(stamp.article) && (!stamp.sidecar || isOld(stamp.sidecar)) ? stamp : undefined;
}

/** So many are written in a step: about a millisecond with what it takes to look them up. */
const IN_A_STEP = 200;

/** In steps, with pauses at will. @param stampOf undefined: made of something else than files as they stood, and has to be read again. */
export function* writingStamps(articles: Iterable<string>, stampOf: (article: string) => ArticleStamp | undefined): Generator<undefined, Uint8Array<ArrayBuffer>> {
  const writer = byteWriter();
  let count = 0;
  for (const article of articles) {
    const stamp = stampOf(article);
    writeStamp(writer, stamp?.article);
    writeStamp(writer, stamp?.sidecar);
    if (++count % IN_A_STEP === 0) yield;
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
