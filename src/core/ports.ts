/** What the core needs from its surroundings; the editor, the worker and the command line each bring their own. */

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

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
