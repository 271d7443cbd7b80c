/** A real disk, as far as writing a sidecar needs it. Every operation may throw an error with a `code` as Node's do. */
export interface Disk {
  /** The bytes of a file; undefined: there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Creates a file that is not there yet (O_EXCL); false: it is there. */
  createExclusive(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Creates a file, writes it and flushes it to the disk; takes over the permissions of `like` where that exists. */
  writeFlushed(path: string, bytes: Uint8Array, like: string): Promise<void>;
  /** Replaces `to` in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; none there is no error. */
  remove(path: string): Promise<void>;
  /** The file a path stands for, symbolic links followed. */
  resolve(path: string): Promise<string>;
  /** Throws where the file is there but may not be written. */
  checkWritable(path: string): Promise<void>;
}

export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** The code of an error of the file system; '' for any other. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
