import type * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { AnswerTo, Question } from '../worker/protocol';
import type { WorkerListener, WorkerPort } from './platform/platform';
import { createWorkerLink, type WorkerLink } from './workerLink';

/** Asks the workers. The first is started at the first question; a second one helps while a folder is read. */
export interface PipelineClient extends vscode.Disposable {
  /**
   * Articles that nobody has open wait until a worker has time for them; all else is asked at once, in the order of the calls.
   * @throws Error when the worker could not answer.
   */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q['ask']>>;
}

interface Waiting {
  readonly question: Question;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** So many articles in a row are a folder that is being read. A second worker takes 300 ms to start, and 100 MB. */
const WORTH_HELP = 100;
/** So long without an article to read, and the second worker is ended. */
const IDLE_MS = 20_000;
/** One article in work and one behind it; the worker that also answers for open articles gets no second one while the other helps. */
const AHEAD = 2;

/** Whether the question is about an article that nobody looks at: any worker may answer it, in any order. */
const isInBackground = (question: Question): boolean => question.ask === 'process' && !question.request.live;

export function createPipelineClient(start: (listener: WorkerListener) => Promise<WorkerPort>, log: Log): PipelineClient {
  /** What each corpus is read with; told to a worker before anything else. */
  const configurations = new Map<string, Question>();
  const link = (): WorkerLink => createWorkerLink(start, () => configurations.values(), log);
  /** Holds the open articles, and whatever else is remembered from question to question. */
  const first = link();
  const second = link();
  const background: Waiting[] = [];
  /** Articles asked for since the workers last had nothing to read. */
  let inARow = 0;
  let underWay = 0;
  let helping = false;
  let idle: ReturnType<typeof setTimeout> | undefined;

  const freeLink = (): WorkerLink | undefined => {
    if (helping && second.pending < AHEAD) return second;
    return first.pending < (helping ? AHEAD - 1 : AHEAD) ? first : undefined;
  };

  const rest = (): void => {
    inARow = 0;
    if (helping) idle ??= setTimeout(() => ((helping = false), second.stop()), IDLE_MS);
  };

  const pump = (): void => {
    for (let to = freeLink(); to && background.length > 0; to = freeLink()) {
      const next = background.shift();
      if (!next) return;
      underWay++;
      const done = (): void => {
        underWay--;
        pump();
        if (underWay === 0) rest();
      };
      void to.ask(next.question).then(next.resolve, next.reject).finally(done);
    }
  };

  return {
    async ask<Q extends Question>(question: Q) {
      if (isInBackground(question)) {
        clearTimeout(idle);
        idle = undefined;
        helping ||= ++inARow >= WORTH_HELP;
        const answer = new Promise((resolve, reject) => background.push({ question, resolve, reject }));
        pump();
        return (await answer) as AnswerTo<Q['ask']>;
      }
      if (question.ask === 'configure') {
        configurations.set(question.corpus, question);
        if (helping) void second.ask(question).catch(() => undefined);
      }
      try {
        return (await first.ask(question)) as AnswerTo<Q['ask']>;
      } finally {
        pump();
      }
    },
    dispose() {
      clearTimeout(idle);
      first.stop();
      second.stop();
    },
  };
}
