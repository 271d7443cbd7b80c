import type { RangeFile } from '../../core/ports';
import type { Problem } from '../../core/sidecar/model';
import type { Answer, Envelope } from '../../worker/protocol';

/** A worker that answers questions, whatever kind of worker it is. */
export interface WorkerPort {
  post(envelope: Envelope): void;
  terminate(): void;
}

export interface WorkerListener {
  answered(answer: Answer): void;
  /** The worker is gone and will answer nothing more. */
  failed(error: unknown): void;
}

/** Changes a file on a local disk under a lock (lockedWrite). `change` gets the text of the moment, undefined where there is no file. */
export type WriteOnDisk = <T extends { readonly text: string }>(
  file: string,
  change: (text: string | undefined) => T | { readonly problem: Problem },
) => Promise<T | { readonly problem: Problem }>;

/** Reads files of the local disk, by their paths. */
export interface DiskReader {
  /** @returns undefined where there is no such file. */
  read(file: string): Promise<Uint8Array | undefined>;
  /** @returns milliseconds since 1970, and bytes. */
  stat(file: string): Promise<{ readonly mtime: number; readonly size: number }>;
}

/** Writes a file of the local disk part by part, each as it comes. */
export type WriteParts = (file: string, parts: Iterable<{ readonly at: number; readonly bytes: Uint8Array }>) => Promise<void>;

/** Opens a file of the local disk, to be read piece by piece. */
export type OpenRangeFile = (file: string) => Promise<RangeFile>;
