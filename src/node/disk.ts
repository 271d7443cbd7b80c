import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { codeOf, type Clock, type Disk } from '../core/sidecar/disk';

/** The local disk through Node. */
export const nodeDisk: Disk = {
  async read(file) {
    try {
      return new Uint8Array(await fs.readFile(file));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  async createExclusive(file, bytes) {
    try {
      await fs.writeFile(file, bytes, { flag: 'wx' });
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  },
  async writeFlushed(file, bytes, like) {
    const mode = await fs.stat(like).then((stat) => stat.mode & 0o777, () => undefined);
    const handle = await fs.open(file, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      // The process's umask may have taken permissions away that the file had
      if (mode !== undefined) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  async rename(from, to) {
    await fs.rename(from, to);
    await flushFolder(path.dirname(to));
  },
  remove: (file) => fs.rm(file, { force: true }),
  async resolve(file) {
    try {
      return await fs.realpath(file);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return path.resolve(file);
      throw error;
    }
  },
  async checkWritable(file) {
    try {
      await fs.access(file, fs.constants.W_OK);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  },
};

export const nodeClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Makes the new name last through a power cut; Windows has no such thing, and some network drives refuse it. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await fs.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The content itself is flushed already
  }
}
