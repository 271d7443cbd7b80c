import { decodeSidecarBytes } from './decodeSidecar';
import { codeOf, type Clock, type Disk } from './disk';
import { takeLock, type Lock } from './lock';
import { refusal, type Problem } from './model';

export interface LockedWriter {
  readonly disk: Disk;
  readonly clock: Clock;
  /** [a-z0-9], never the same twice in any program (`newId`). */
  readonly token: () => string;
}

/** Somebody who does not ask for the lock (an editor, git) changed the file while it was written so often. */
const MOST_ROUNDS = 5;
/** Virus scanners and search indexes hold files open for a moment on Windows. */
const BUSY = new Set(['EBUSY', 'EPERM', 'EACCES']);
const BUSY_TRIES = 5;

/**
 * Changes a text file on a disk so that at every moment, whatever is killed or fails, either the old or the new text is there as a whole:
 * lock, read again, change, temporary file beside it, flush, rename over it, read back.
 * @param change gets the text of this moment (undefined: no file) and must give the same result if it is asked twice; a text equal to the
 *   old one is not written.
 * @returns what `change` gave, once it has been read back from the disk; or a problem, and then what is on the disk may be old or new.
 */
export async function lockedWrite<T extends { readonly text: string }>(
  writer: LockedWriter,
  file: string,
  change: (text: string | undefined) => T | { readonly problem: Problem },
): Promise<T | { readonly problem: Problem }> {
  const { disk, clock } = writer;
  const token = writer.token();
  let lock: Lock | undefined;
  try {
    const path = await disk.resolve(file);
    lock = await takeLock(disk, clock, path, token);
    if (!lock) return refuse('Another program is writing this file and does not finish: close it, or delete the file ending in “.lock” beside it.');
    for (const dead of lock.tookOver) await disk.remove(temporaryName(path, dead));
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const outcome = await attempt(writer, lock, path, temporaryName(path, token), change);
      if (outcome !== 'again') return outcome;
    }
    return refuse('This file is being changed by another program all the time: try again when it has finished.');
  } catch (error) {
    return refuse(reasonOf(error));
  } finally {
    // A lock that cannot be released is found dead by the next one
    await lock?.release().catch(() => undefined);
  }
}

async function attempt<T extends { readonly text: string }>(
  { disk, clock }: LockedWriter,
  lock: Lock,
  path: string,
  temporary: string,
  change: (text: string | undefined) => T | { readonly problem: Problem },
): Promise<T | { readonly problem: Problem } | 'again'> {
  const before = await disk.read(path);
  const decoded = before ? decodeSidecarBytes(before) : undefined;
  if (decoded && 'problem' in decoded) return decoded;
  const result = change(decoded?.text);
  if ('problem' in result || result.text === (decoded?.text ?? '')) return result;

  const bytes = new TextEncoder().encode(result.text);
  await disk.checkWritable(path);
  try {
    await disk.writeFlushed(temporary, bytes, path);
    const held = await lock.held();
    if (!held || !sameBytes(await disk.read(path), before)) {
      await disk.remove(temporary);
      return held ? 'again' : refuse('The file was not written: this took so long that another program took over. Try again.');
    }
    await renameWhenFree(disk, clock, temporary, path);
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  return sameBytes(await disk.read(path), bytes) ? result : 'again';
}

/** A dead program's temporary file is known by the token of its lock. */
function temporaryName(path: string, token: string): string {
  return `${path}.${token.replace(/[^a-z0-9]/gi, '').slice(0, 40)}.tmp`;
}

async function renameWhenFree(disk: Disk, clock: Clock, from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      if (tries === BUSY_TRIES || !BUSY.has(codeOf(error))) throw error;
      await clock.sleep(20 * 2 ** tries);
    }
  }
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function refuse(message: string): { readonly problem: Problem } {
  return { problem: refusal(message) };
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The file was not written: the disk is full. Free some space and try again.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'The file was not written: you may not write in this folder. Ask for permission, or copy the folder elsewhere.';
    case 'EBUSY':
      return 'The file was not written: another program keeps the file open. Close it and try again.';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'The file was not written: its folder is gone. Open the folder again.';
    default:
      return `The file was not written: the disk failed (${code || String(error)}). Try again, and check the disk if it happens again.`;
  }
}
