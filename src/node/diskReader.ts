import * as fs from 'node:fs';
import { promisify } from 'node:util';

/** By callbacks: `fs.promises` opens an object for each file, and takes half as long again. */
const [readFile, stat] = [promisify(fs.readFile), promisify(fs.stat)];

/** Reads files of the local disk, by their paths. */
export const diskReader = {
  /** @returns undefined where there is no such file. */
  async read(file: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  },
  /** @returns milliseconds since 1970, and bytes. */
  async stat(file: string): Promise<{ readonly mtime: number; readonly size: number }> {
    const { mtime, size } = await stat(file);
    return { mtime: mtime.getTime(), size };
  },
};
