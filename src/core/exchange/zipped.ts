import type { ExportChunk } from './model';
import { createZip } from './zip';

/** Packs an export of several files into one archive, file by file as they come. */
export async function* zipped(chunks: AsyncIterable<ExportChunk>): AsyncIterable<Uint8Array> {
  const zip = createZip();
  let file: string | undefined;
  let pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    if (file !== undefined && chunk.file !== file) {
      yield* zip.add(file, joined(pieces));
      pieces = [];
    }
    file = chunk.file;
    pieces.push(typeof chunk.content === 'string' ? encoder.encode(chunk.content) : chunk.content);
  }
  if (file !== undefined) yield* zip.add(file, joined(pieces));
  yield* zip.end();
}

/** One array of bytes made of many. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
