import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Calls `use` with a fresh copy of a folder that it may change; the copy goes away afterwards, also when the process ends early.
 * @template T
 * @param {string} from
 * @param {(copy: string) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withCopyOf(from, use) {
  const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'sa-ws-'));
  const remove = () => fs.rmSync(temp, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  process.once('exit', remove);
  try {
    const copy = path.join(temp, path.basename(from));
    fs.cpSync(from, copy, { recursive: true });
    return await use(copy);
  } finally {
    remove();
    process.off('exit', remove);
  }
}
