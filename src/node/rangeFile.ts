import * as fs from 'node:fs/promises';
import type { RangeFile } from '../core/ports';

/** A file of the local disk that stays open until it is closed: what replaces it meanwhile is not seen. */
export async function openRangeFile(file: string, name = file): Promise<RangeFile> {
  const handle = await fs.open(file, 'r');
  const { size } = await handle.stat();
  return {
    name,
    size,
    async readRange(offset, length) {
      const bytes = new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return bytes.subarray(0, done);
    },
    close: () => handle.close(),
  };
}
