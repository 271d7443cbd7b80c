import { Session } from 'node:inspector';
import { parentPort } from 'node:worker_threads';
import type { Envelope } from './protocol';
import { createServer } from './serve';

/** V8 leaves the heap of a thread that has nothing to do as it is: after a folder was read, more than half of it is garbage. */
function collectGarbage(): void {
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.enable');
  session.post('HeapProfiler.collectGarbage', () => session.disconnect());
}

const serve = createServer(collectGarbage);
parentPort?.on('message', (envelope: Envelope) => parentPort?.postMessage(serve(envelope)));
