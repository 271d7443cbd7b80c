import type * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { Answer, AnswerTo, Question } from '../worker/protocol';
import type { WorkerListener, WorkerPort } from './platform/platform';

/** Asks the worker. It is started at the first question, and again should it die. */
export interface PipelineClient extends vscode.Disposable {
  /** @throws Error when the worker could not answer. */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q['ask']>>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function createPipelineClient(start: (listener: WorkerListener) => Promise<WorkerPort>, log: Log): PipelineClient {
  const waiting = new Map<number, Waiting>();
  /** Replayed to a worker that takes a dead one's place. */
  const configurations = new Map<string, Question>();
  let port: Promise<WorkerPort> | undefined;
  let lastId = 0;
  let disposed = false;

  const listener: WorkerListener = {
    answered: (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    },
    failed: (error) => {
      port = undefined;
      if (disposed) return;
      log.error('The analysis worker stopped; it is started again when next needed.', error);
      for (const { reject } of waiting.values()) reject(new Error('The analysis worker stopped.'));
      waiting.clear();
    },
  };

  const send = (to: WorkerPort, question: Question): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      to.post({ id, question });
    });

  const started = (): Promise<WorkerPort> => {
    port ??= start(listener).then((fresh) => {
      for (const question of configurations.values()) void send(fresh, question).catch(() => undefined);
      return fresh;
    });
    return port;
  };

  return {
    async ask<Q extends Question>(question: Q) {
      const to = await started();
      if (question.ask === 'configure') configurations.set(question.corpus, question);
      return (await send(to, question)) as AnswerTo<Q['ask']>;
    },
    dispose() {
      disposed = true;
      void port?.then((to) => to.terminate());
    },
  };
}
