import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import * as vscode from 'vscode';
import { diskReader } from '../../node/diskReader';
import type { Answer } from '../../worker/protocol';
import { lazily } from '../lazily';
import type { DiskReader, OpenRangeFile, WorkerListener, WorkerPort, WriteOnDisk, WriteParts } from './platform';

/**
 * V8 lets a heap that may become large grow fourfold before it collects garbage, one below two gigabytes at most twofold: reading a folder takes
 * 300 MB less and no longer. An article of 45 MB fits, and VS Code gives extensions none above 50.
 */
const MEMORY: ResourceLimits = { maxOldGenerationSizeMb: 2000, maxYoungGenerationSizeMb: 16 };

/** Starts `dist/worker.js` in a thread of its own. */
export function startWorker(extension: vscode.Uri, listener: WorkerListener): Promise<WorkerPort> {
  const worker = new Worker(vscode.Uri.joinPath(extension, 'dist/worker.js').fsPath, { resourceLimits: MEMORY });
  worker.on('message', (answer: Answer) => listener.answered(answer));
  worker.on('error', (error) => listener.failed(error));
  worker.on('exit', (code) => listener.failed(new Error(`The worker ended with code ${code}.`)));
  worker.unref();
  return Promise.resolve({
    post: (envelope) => worker.postMessage(envelope),
    terminate: () => void worker.terminate(),
  });
}

/** How many threads the machine's processor runs at once. */
export const threads: number = os.availableParallelism();

export const disk: DiskReader | undefined = diskReader;

const writing = lazily(() => Promise.all([import('../../core/sidecar/lockedWrite'), import('../../node/writer')]));

export const writeOnDisk: WriteOnDisk | undefined = async (file, change) => {
  const [{ lockedWrite }, { diskWriter }] = await writing();
  return lockedWrite(diskWriter, file, change);
};

export const writeParts: WriteParts | undefined = async (file, parts) => {
  const handle = await fs.open(file, 'w');
  try {
    for (const { at, bytes } of parts) {
      let written = 0;
      while (written < bytes.length) written += (await handle.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
    }
  } finally {
    await handle.close();
  }
};

const opening = lazily(() => import('../../node/rangeFile'));

export const openRangeFile: OpenRangeFile | undefined = async (file) => (await opening()).openRangeFile(file);
