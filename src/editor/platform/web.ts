import * as vscode from 'vscode';
import type { Answer, Envelope } from '../../worker/protocol';
import type { DiskReader, OpenRangeFile, WorkerListener, WorkerPort, WriteOnDisk, WriteParts } from './platform';

/** The part of the web worker API that is used here (the project does not load the DOM's types). */
declare class Worker {
  constructor(url: string);
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  postMessage(envelope: Envelope): void;
  terminate(): void;
}

declare const navigator: { readonly hardwareConcurrency: number };

/**
 * Starts `dist/web/worker.js` in a nested web worker. Its code is read through `workspace.fs` and started from a blob: the
 * extension's own address is not always one that a worker may be loaded from.
 */
export async function startWorker(extension: vscode.Uri, listener: WorkerListener): Promise<WorkerPort> {
  const code = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist/web/worker.js'));
  const url = URL.createObjectURL(new Blob([Uint8Array.from(code)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => listener.answered(data);
  worker.onerror = ({ message }) => listener.failed(new Error(message ?? 'The web worker stopped.'));
  return {
    post: (envelope) => worker.postMessage(envelope),
    terminate: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}

/** How many threads the machine's processor runs at once. */
export const threads: number = navigator.hardwareConcurrency;

/** In the browser there is no disk. */
export const disk: DiskReader | undefined = undefined;

/** Sidecars are written through `workspace.fs`. */
export const writeOnDisk: WriteOnDisk | undefined = undefined;

/** Files can only be written whole. */
export const writeParts: WriteParts | undefined = undefined;

/** Files can only be read whole. */
export const openRangeFile: OpenRangeFile | undefined = undefined;
