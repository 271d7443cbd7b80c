import type * as vscode from 'vscode';
import type { ParcelReceiver, ReceivedArticle } from '../core/corpus/packing/parcelReceiver';
import type { ArticleRequest } from '../core/pipeline';
import type { Log } from '../core/ports';
import type { PackResult } from '../worker/packing';
import type { AnswerTo, Question } from '../worker/protocol';
import type { WorkerListener, WorkerPort } from './platform/platform';
import { createWorkerLink, type WorkerLink } from './workerLink';

/** Asks the workers. The first is started at the first question, or by `prepare`; a second one helps while a folder is read. */
export interface PipelineClient extends vscode.Disposable {
  /** Starts the first worker as soon as the editor has nothing else to do, and has it load the language model. */
  prepare(): void;
  /**
   * Asked at once, in the order of the calls.
   * @throws Error when the worker could not answer.
   */
  ask<Q extends Question>(question: Q): Promise<AnswerTo<Q['ask']>>;
  /**
   * Has an article read and packed for its index: at once where somebody has it open, else when a worker has time for it.
   * @param receiverOf the index's receiver of parcels at the moment.
   * @throws Error when the worker could not answer.
   */
  pack(request: ArticleRequest, receiverOf: () => ParcelReceiver): Promise<PackedAnswer>;
}

/** The seats of the two workers at an index's receiver of parcels. */
const [FIRST_SEAT, SECOND_SEAT] = [0, 1];

/** What a worker says of an article that it has packed. */
export interface PackedAnswer extends Omit<PackResult, 'parcel'> {
  readonly received: ReceivedArticle;
}

/** Has an article packed by the worker of a seat. Never rejects. */
type Job = (link: WorkerLink, seat: number) => Promise<void>;

/** So many articles in a row are a folder that is being read. A second worker takes 300 ms to start, and 100 MB. */
const WORTH_HELP = 100;
/** So long without an article to read, and the second worker is ended. */
const IDLE_MS = 20_000;
/** One article in work and one behind it; the worker that also answers for open articles gets no second one while the other helps. */
const AHEAD = 2;

export function createPipelineClient(start: (listener: WorkerListener) => Promise<WorkerPort>, log: Log): PipelineClient {
  /** What each corpus is read with; told to a worker before anything else. */
  const configurations = new Map<string, Question>();
  const link = (): WorkerLink => createWorkerLink(start, () => configurations.values(), log);
  /** Holds the open articles, and whatever else is remembered from question to question. */
  const first = link();
  const second = link();
  const background: Job[] = [];
  /** Articles asked for since the workers last had nothing to read. */
  let inARow = 0;
  let underWay = 0;
  let helping = false;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let preparing: ReturnType<typeof setTimeout> | undefined;

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
      void next(to, to === first ? FIRST_SEAT : SECOND_SEAT).then(done);
    }
  };

  return {
    prepare() {
      preparing ??= setTimeout(() => void first.ask({ ask: 'prepare' }).catch((error: unknown) => log.error('The language model could not be loaded.', error)), 0);
    },
    async ask<Q extends Question>(question: Q) {
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
    async pack(request, receiverOf) {
      if (request.live) return packedBy(first, FIRST_SEAT, request, receiverOf).finally(pump);
      clearTimeout(idle);
      idle = undefined;
      helping ||= ++inARow >= WORTH_HELP;
      const answer = new Promise<PackedAnswer>((resolve, reject) => {
        background.push((link, seat) => packedBy(link, seat, request, receiverOf).then(resolve, reject));
      });
      pump();
      return answer;
    },
    dispose() {
      clearTimeout(idle);
      clearTimeout(preparing);
      first.stop();
      second.stop();
    },
  };
}

async function packedBy(link: WorkerLink, seat: number, request: ArticleRequest, receiverOf: () => ParcelReceiver): Promise<PackedAnswer> {
  for (;;) {
    const receiver = receiverOf();
    const answer = (await link.ask({ ask: 'pack', session: receiver.sessionOf(seat), request })) as AnswerTo<'pack'>;
    if (answer) {
      const { parcel, ...rest } = answer;
      const received = receiver.receive(seat, parcel);
      if (received) return { ...rest, received };
    } else await link.ask({ ask: 'openPacking', corpus: request.corpus, opening: receiver.opening(seat) });
  }
}
