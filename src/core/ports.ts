import type { FileStamp } from './corpus/kept/stamps';

/** What the core needs from its surroundings; the editor, the worker and the command line each bring their own. */

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/**
 * Reads a file of the local disk at once, which in a worker keeps nobody waiting: a third of the time of asking for it and being told.
 * @returns undefined where there is no such file.
 * @throws any other error.
 */
export type ReadNow = (file: string) => { readonly bytes: Uint8Array; readonly stamp: FileStamp } | undefined;

/** A file that is read in pieces and never as a whole. */
export interface RangeFile {
  /** For messages: a path or the last part of one. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** @returns the bytes from `offset` on; fewer than `length` only where the file ends (it was cut since). */
  readRange(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}
