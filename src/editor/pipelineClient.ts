import type * as vscode from 'vscode';
import { SEATS, type ParcelReceiver, type ReceivedArticle } from '../core/corpus/packing/parcelReceiver';
import type { ArticleRequest } from '../core/pipeline';
import type { Log } from '../core/ports';
import type { FilesRequest, FilesResult, PackResult } from '../worker/packing';
import type { AnswerTo, ParquetStep, Question } from '../worker/protocol';
import type { WorkerListener, WorkerPort } from './platform/platform';
import { createWorkerLink, type WorkerLink } from './workerLink';

/**
 * Asks the workers. The first is started at the first question, or by `prepare`; others help while a folder is read. Behind that the
 * helpers are ended, and a fresh worker takes the place of the first: a heap stays as large as the folder has made it.
 */
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
  /** The same of an article that nobody has open and that lies on the local disk. `unread`: there is something to say of its files. */
  packFiles(request: FilesRequest, receiverOf: () => ParcelReceiver): Promise<PackedFiles | 'unread'>;
}

/** The seat of the first worker at an index's receiver of parcels; those of its helpers follow. */
const FIRST_SEAT = 0;

/** What a worker says of an article that it has packed. */
export interface PackedAnswer extends Omit<PackResult, 'parcel'> {
  readonly received: ReceivedArticle;
}

/** The same of files that it has read. */
export type PackedFiles = PackedAnswer & Pick<FilesResult, 'hasSidecar' | 'stamp'>;

/** Has an article packed by the worker of a seat. Never rejects. */
type Job = (link: WorkerLink, seat: number) => Promise<void>;

/** For every so many articles in a row, which are a folder that is being read, one more worker helps. One takes 300 ms to start, and 100 MB. */
const WORTH_HELP = 100;
/**
 * How many workers a folder is read by. Two threads that share a core do little more than one, so half of them are used. An article takes a worker
 * three milliseconds and the editor's thread a quarter of one, to take it into the index: more workers than `SEATS` would keep it busy.
 * @param threads that the processor runs at once.
 */
export const workersFor = (threads: number): number => Math.min(SEATS, Math.max(2, threads >> 1));
/** An article that is being opened is asked about once more when it is shown: for so long the first worker is kept free for it. */
const EXPECTED_MS = 1000;
/** One article in work and one behind it; the worker that also answers for open articles gets no second one while the other helps. */
const AHEAD = 2;

/**
 * @param workers how many at most, from 2 to `SEATS`.
 * @param idleMs so long without an article to read, and the workers that have read a folder are ended.
 */
export function createPipelineClient(start: (listener: WorkerListener) => Promise<WorkerPort>, log: Log, workers: number, idleMs = 20_000): PipelineClient {
  /** What each corpus is read with; told to a worker before anything else. */
  const configurations = new Map<string, Question>();
  const link = (): WorkerLink => createWorkerLink(start, () => configurations.values(), log);
  /** Holds the open articles, and whatever else is remembered from question to question. */
  let first = link();
  const helpers = Array.from({ length: workers - 1 }, link);
  /** Getting ready to take the place of the first. */
  let fresh: WorkerLink | undefined;
  const background: Job[] = [];
  /** Articles asked for since the workers last had nothing to read. */
  let inARow = 0;
  let underWay = 0;
  /** So many of the helpers, from the first on. */
  let helping = 0;
  /** The first has read a folder since it was started. */
  let worn = false;
  /** Parquet files that the first holds, half-made. */
  const inTheMaking = new Set<number>();
  let idle: ReturnType<typeof setTimeout> | undefined;
  let preparing: ReturnType<typeof setTimeout> | undefined;
  let expecting: ReturnType<typeof setTimeout> | undefined;

  /** A worker that has time for an article. */
  const freeWorker = (): readonly [worker: WorkerLink, seat: number] | undefined => {
    for (const [at, helper] of helpers.slice(0, helping).entries()) if (helper.pending < AHEAD) return [helper, FIRST_SEAT + 1 + at];
    if (expecting) return undefined;
    return first.pending < (helping > 0 ? AHEAD - 1 : AHEAD) ? [first, FIRST_SEAT] : undefined;
  };

  const come = (): void => {
    clearTimeout(expecting);
    expecting = undefined;
  };
  const expectShown = (): void => {
    come();
    expecting = setTimeout(() => (come(), pump()), EXPECTED_MS);
  };

  const rest = (): void => {
    inARow = 0;
    if (worn) idle ??= setTimeout(() => void renew(), idleMs);
  };

  const renew = async (): Promise<void> => {
    idle = undefined;
    helping = 0;
    for (const helper of helpers) helper.stop();
    const next = (fresh ??= link());
    const ready = await next.ask({ ask: 'prepare' }).then(
      () => true,
      (error: unknown) => (log.error('A fresh analysis worker could not be started; the one there is goes on.', error), false),
    );
    if (fresh !== next) return;
    fresh = undefined;
    const free = first.pending === 0 && next.pending === 0 && inTheMaking.size === 0;
    (ready && free ? first : next).stop();
    if (!ready) worn = false;
    else if (!free && underWay === 0) rest();
    if (!ready || !free) return;
    // its open articles are analysed anew at the next key in them
    first = next;
    worn = false;
    log.info('A fresh analysis worker has taken the place of those that have read the folder.');
  };

  const pump = (): void => {
    for (let free = freeWorker(); free && background.length > 0; free = freeWorker()) {
      const next = background.shift();
      if (!next) return;
      underWay++;
      const done = (): void => {
        underWay--;
        pump();
        if (underWay === 0) rest();
      };
      void next(...free).then(done);
    }
  };

  const inBackground = <T>(by: (link: WorkerLink, seat: number) => Promise<T>): Promise<T> => {
    clearTimeout(idle);
    idle = undefined;
    helping = Math.max(helping, Math.min(helpers.length, Math.floor(++inARow / WORTH_HELP)));
    worn ||= helping > 0;
    const answer = new Promise<T>((resolve, reject) => {
      background.push((link, seat) => by(link, seat).then(resolve, reject));
    });
    pump();
    return answer;
  };

  return {
    prepare() {
      preparing ??= setTimeout(() => void first.ask({ ask: 'prepare' }).catch((error: unknown) => log.error('The language model could not be loaded.', error)), 0);
    },
    async ask<Q extends Question>(question: Q) {
      if (question.ask === 'configure') {
        configurations.set(question.corpus, question);
        for (const other of [...helpers.slice(0, helping), fresh]) void other?.ask(question).catch(() => undefined);
      }
      if (question.ask === 'foresee') expectShown();
      if (question.ask === 'edit') come();
      if (question.ask === 'parquet') follow(inTheMaking, question.file, question.step);
      try {
        return (await first.ask(question)) as AnswerTo<Q['ask']>;
      } finally {
        pump();
      }
    },
    async pack(request, receiverOf) {
      const ask = (session: string): Question => ({ ask: 'pack', session, request });
      const by = (link: WorkerLink, seat: number): Promise<PackedAnswer> => packedBy<PackResult>(link, seat, ask, request.corpus, receiverOf) as Promise<PackedAnswer>;
      if (!request.live) return inBackground(by);
      come();
      return by(first, FIRST_SEAT).finally(pump);
    },
    async packFiles(request, receiverOf) {
      const ask = (session: string): Question => ({ ask: 'packFiles', session, request });
      return inBackground((link, seat) => packedBy<FilesResult>(link, seat, ask, request.corpus, receiverOf));
    },
    dispose() {
      clearTimeout(idle);
      clearTimeout(preparing);
      come();
      for (const each of [first, ...helpers, fresh]) each?.stop();
      fresh = undefined;
    },
  };
}

function follow(inTheMaking: Set<number>, file: number, step: ParquetStep): void {
  if (step === 'finish' || step === 'give up') inTheMaking.delete(file);
  else inTheMaking.add(file);
}

/** @param ask in a session. */
async function packedBy<R extends PackResult>(link: WorkerLink, seat: number, ask: (session: string) => Question, corpus: string, receiverOf: () => ParcelReceiver): Promise<(Omit<R, 'parcel'> & { readonly received: ReceivedArticle }) | 'unread'> {
  for (;;) {
    const receiver = receiverOf();
    const answer = (await link.ask(ask(receiver.sessionOf(seat)))) as R | 'unread' | undefined;
    if (answer === 'unread') return answer;
    if (answer) {
      const { parcel, ...rest } = answer;
      const received = receiver.receive(seat, parcel);
      if (received) return { ...rest, received };
    } else await link.ask({ ask: 'openPacking', corpus, opening: receiver.opening(seat) });
  }
}
