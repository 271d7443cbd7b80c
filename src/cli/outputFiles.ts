import fs from 'node:fs';
import path from 'node:path';
import type { ExportChunk } from '../core/exchange/model';

/**
 * Writes a stream of chunks below a folder, or all into one file. Each file appears under its name when it is complete;
 * what was there before is replaced.
 * @returns the number of files.
 */
export async function writeFiles(chunks: AsyncIterable<ExportChunk>, target: (file: string) => string): Promise<number> {
  let count = 0;
  let open: { readonly name: string; readonly path: string; readonly handle: number } | undefined;
  const finish = () => {
    if (!open) return;
    fs.closeSync(open.handle);
    fs.renameSync(partOf(open.path), open.path);
    open = undefined;
    count++;
  };
  try {
    for await (const { file, content } of chunks) {
      if (open?.name !== file) {
        finish();
        const full = target(file);
        fs.mkdirSync(path.dirname(full), { recursive: true });
        open = { name: file, path: full, handle: fs.openSync(partOf(full), 'w') };
      }
      writeAll(open.handle, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    }
    finish();
    return count;
  } catch (error) {
    if (open) {
      fs.closeSync(open.handle);
      fs.rmSync(partOf(open.path), { force: true });
    }
    throw error;
  }
}

function partOf(file: string): string {
  return `${file}.part`;
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at);
}
