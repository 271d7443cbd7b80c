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
