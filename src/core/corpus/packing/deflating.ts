import { deflateSync, inflateSync } from 'fflate';

/** Makes bytes shorter, and gives them back. */
export interface Deflating {
  deflate(bytes: Uint8Array): Uint8Array;
  inflate(deflated: Uint8Array): Uint8Array;
}

export const DEFLATING: Deflating = { deflate: (bytes) => deflateSync(bytes), inflate: (deflated) => inflateSync(deflated) };
