import * as fs from 'node:fs';
import type { ReadNow } from '../core/ports';

/** For workers: whoever else asks waits for the disk. */
export const readNow: ReadNow = (file) => {
  const found = fs.statSync(file, { throwIfNoEntry: false }); // before it is read: what changes in between is read again
  return found && { stamp: { mtime: Math.max(0, found.mtime.getTime()), size: found.size }, bytes: fs.readFileSync(file) };
};
