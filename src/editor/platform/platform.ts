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

/** Opens a file of the local disk, to be read piece by piece. */
export type OpenRangeFile = (file: string) => Promise<RangeFile>;
