import { parentPort } from 'node:worker_threads';
import type { Envelope } from './protocol';
import { createServer } from './serve';

const serve = createServer();
parentPort?.on('message', (envelope: Envelope) => parentPort?.postMessage(serve(envelope)));
