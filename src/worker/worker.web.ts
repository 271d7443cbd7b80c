import type { Answer, Envelope } from './protocol';
import { createServer } from './serve';

/** The part of a web worker's global scope that is used here (the project does not load the DOM's types). */
interface WorkerScope {
  onmessage: ((event: { data: Envelope }) => void) | null;
  postMessage(answer: Answer): void;
}

const scope = globalThis as unknown as WorkerScope;
const serve = createServer();
scope.onmessage = ({ data }) => scope.postMessage(serve(data));
