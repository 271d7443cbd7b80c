import { parentPort } from 'node:worker_threads';
import { readNow } from '../node/readNow';
import type { Envelope } from './protocol';
import { createServer } from './serve';

const serve = createServer(readNow);
parentPort?.on('message', (envelope: Envelope) => parentPort?.postMessage(serve(envelope)));
