import type { Log } from '../core/ports';
import type { Question } from '../worker/protocol';
import type { WorkerListener, WorkerPort } from './platform/platform';

/** One worker: started at the first question, and again should it die. */
export interface WorkerLink {
  /** How many questions it has not answered. */
  readonly pending: number;
  /** @throws Error when the worker could not answer. */
  ask(question: Question): Promise<unknown>;
  /** Ends the worker, which is started again by the next question. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** @param first what a fresh worker is told before anything else. */
export function createWorkerLink(start: (listener: WorkerListener) => Promise<WorkerPort>, first: () => Iterable<Question>, log: Log): WorkerLink {
  const waiting = new Map<number, Waiting>();
  let running: Promise<WorkerPort> | undefined;
  let starting = 0;
  let lastId = 0;

  const send = (to: WorkerPort, question: Question, answer: Waiting): void => {
    const id = ++lastId;
    waiting.set(id, answer);
    to.post({ id, question });
  };

  /** @param next what is asked at once: it need not be said before. */
  const launch = (next: Question): Promise<WorkerPort> => {
    let port: Promise<WorkerPort> | undefined = undefined;
    const listener: WorkerListener = {
      answered: (answer) => {
        const asked = waiting.get(answer.id);
        waiting.delete(answer.id);
        if ('error' in answer) asked?.reject(new Error(answer.error));
        else asked?.resolve(answer.value);
      },
      failed: (error) => {
        if (running !== port) return; // it was stopped, or another has taken its place
        running = undefined;
        log.error('The analysis worker stopped; it is started again when next needed.', error);
        for (const { reject } of waiting.values()) reject(new Error('The analysis worker stopped.'));
        waiting.clear();
      },
    };
    port = start(listener).then((fresh) => {
      for (const question of first()) if (question !== next) send(fresh, question, { resolve: () => undefined, reject: () => undefined });
      return fresh;
    });
    port.catch(listener.failed);
    return port;
  };

  return {
    get pending() {
      return waiting.size + starting;
    },
    async ask(question) {
      starting++;
      let port: WorkerPort;
      try {
        port = await (running ??= launch(question));
      } finally {
        starting--;
      }
      return new Promise((resolve, reject) => send(port, question, { resolve, reject }));
    },
    stop() {
      void running?.then((port) => port.terminate());
      running = undefined;
      for (const { reject } of waiting.values()) reject(new Error('The analysis worker was stopped.'));
      waiting.clear();
    },
  };
}
