import assert from 'node:assert/strict';
import { createCorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline, type ArticleRequest } from '../../../src/core/pipeline';
import { createPipelineClient, workersFor, type PipelineClient } from '../../../src/editor/pipelineClient';
import type { WorkerListener } from '../../../src/editor/platform/platform';
import { createPacking, type Packing } from '../../../src/worker/packing';
import type { AnswerTo, Envelope, ParquetStep, Question } from '../../../src/worker/protocol';

/** A worker that answers when it is told to. */
interface FakeWorker {
  readonly asked: Envelope[];
  readonly listener: WorkerListener;
  readonly packing: Packing;
  ended: boolean;
}

const pipeline = createPipeline();

/** @param most and `idleMs`: as of the client. */
function createWorkers({ most = 2, idleMs }: { readonly most?: number; readonly idleMs?: number } = {}) {
  const workers: FakeWorker[] = [];
  const problems: string[] = [];
  const log = { info: () => undefined, warn: () => undefined, error: (message: string) => void problems.push(message) };
  const client = createPipelineClient((listener) => {
    const worker: FakeWorker = { asked: [], listener, packing: createPacking(pipeline), ended: false };
    workers.push(worker);
    return Promise.resolve({ post: (envelope) => void worker.asked.push(envelope), terminate: () => void (worker.ended = true) });
  }, log, most, idleMs);
  return { client, workers, problems };
}

/** Lets promises that are settled go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const request = (article: string, live: boolean): ArticleRequest => ({ corpus: 'c', article, text: article, live });
const foreseeing = (article: string): Question => ({ ask: 'foresee', request: request(article, true) });
const { receiver } = createCorpusIndex();
/** Has an article packed. @returns its name, as the answer gives it. */
const pack = (client: PipelineClient, article: string, live = false): Promise<string> => client.pack(request(article, live), () => receiver).then(({ received }) => received.packed.article);
const configuring = (actors: string): Question => ({ ask: 'configure', corpus: 'c', actors, cues: { add: {}, remove: [] } });
const nameOf = ({ question }: Envelope) => (question.ask === 'foresee' || question.ask === 'pack' ? question.request.article : question.ask);
/** Packs as a worker does; all else is answered with the article's name, which is enough to tell the answers apart. */
function answerAll({ asked, listener, packing }: FakeWorker): number {
  const now = asked.splice(0);
  for (const { id, question } of now) {
    if (question.ask === 'openPacking') packing.open(question.corpus, question.opening);
    const value = question.ask === 'pack' ? packing.pack(question.session, question.request) : (nameOf({ id, question }) as unknown as AnswerTo<'pack'>);
    listener.answered({ id, value });
  }
  return now.length;
}

/** @returns how much each was asked. */
async function answerEverything(workers: readonly FakeWorker[]): Promise<number[]> {
  const byWorker = workers.map(() => 0);
  for (let left = true; left; ) {
    left = false;
    for (const at of byWorker.keys()) {
      const now = workers[at] ? answerAll(workers[at]) : 0;
      assert.ok(now <= 3, 'few enough that a question about an open article does not wait long');
      byWorker[at] = (byWorker[at] ?? 0) + now;
      left ||= now > 0;
    }
    await settle();
  }
  return byWorker;
}

suite('the pipeline’s client', () => {
  test('asks about an open article at once, whatever waits', async () => {
    const { client, workers } = createWorkers();
    for (let n = 0; n < 50; n++) void pack(client, `background ${n}`);
    await settle();
    const foreseen = client.ask(foreseeing('foreseen'));
    const open = pack(client, 'open', true);
    await settle();
    assert.equal(workers.length, 1);
    assert.deepEqual(workers[0]?.asked.map(nameOf), ['background 0', 'background 1', 'foreseen', 'open']);
    while (workers[0] && answerAll(workers[0]) > 0) await settle();
    assert.deepEqual(await Promise.all([foreseen, open]), ['foreseen', 'open']);
  });

  test('keeps the first worker free for an article that is being opened until it is shown', async () => {
    const { client, workers } = createWorkers();
    const foreseen = client.ask(foreseeing('a.txt'));
    for (let n = 0; n < 5; n++) void pack(client, `background ${n}`);
    await settle();
    const asked = () => workers[0]?.asked.map(nameOf);
    assert.deepEqual(asked(), ['a.txt']);
    if (workers[0]) answerAll(workers[0]);
    await foreseen;
    await settle();
    assert.deepEqual(asked(), []);
    const shown = pack(client, 'a.txt', true);
    await settle();
    assert.deepEqual(asked(), ['a.txt']);
    while (workers[0] && answerAll(workers[0]) > 0) await settle();
    assert.equal(await shown, 'a.txt');
    // one that is never shown holds nothing up for good
    void client.ask(foreseeing('b.txt'));
    let later: string | undefined;
    void pack(client, 'later').then((name) => (later = name));
    for (const end = Date.now() + 10_000; later === undefined && Date.now() < end; await settle()) if (workers[0]) answerAll(workers[0]);
    assert.equal(later, 'later');
    client.dispose();
  });

  test('gets the first worker ready once, before it is asked anything', async () => {
    const { client, workers, problems } = createWorkers();
    client.prepare();
    client.prepare();
    assert.equal(workers.length, 0, 'not while the editor is busy');
    while (workers.length === 0) await settle();
    await settle();
    assert.deepEqual(workers.flatMap(({ asked }) => asked.map(nameOf)), ['prepare']);
    if (workers[0]) answerAll(workers[0]);
    const open = client.ask(foreseeing('open'));
    await settle();
    assert.equal(workers.length, 1);
    if (workers[0]) answerAll(workers[0]);
    assert.equal(await open, 'open');
    assert.deepEqual(problems, []);
  });

  test('starts a second worker for a folder, tells it what the first was told, and gives every article its own answer', async () => {
    const { client, workers } = createWorkers();
    const first = client.ask(configuring('[]'));
    await settle();
    assert.deepEqual(workers[0]?.asked.map(nameOf), ['configure']);
    if (workers[0]) answerAll(workers[0]);
    await first;
    const names = Array.from({ length: 300 }, (_, n) => `article ${n}`);
    const answers = Promise.all(names.map((name) => pack(client, name)));
    await settle();
    const [, second] = workers;
    assert.equal(workers.length, 2);
    assert.equal(second && nameOf(second.asked[0] ?? { id: 0, question: { ask: 'forget', article: '' } }), 'configure');
    const byWorker = await answerEverything(workers);
    assert.deepEqual(await answers, names);
    assert.ok(byWorker.every((count) => count >= 50), String(byWorker));
    const again = client.ask(configuring('[{}]'));
    await settle();
    assert.deepEqual(workers.map(({ asked }) => asked.map(nameOf)), [['configure'], ['configure']]);
    workers.forEach(answerAll);
    await again;
    client.dispose();
    await settle();
    assert.ok(workers.every(({ ended }) => ended));
  });

  test('starts a worker again that died, with what it had been told, and loses no question that still waits', async () => {
    const { client, workers, problems } = createWorkers();
    const configured = client.ask(configuring('[]'));
    await settle();
    if (workers[0]) answerAll(workers[0]);
    await configured;
    const answers = Array.from({ length: 5 }, (_, n) => pack(client, `article ${n}`).catch((error: unknown) => String(error)));
    await settle();
    workers[0]?.listener.failed(new Error('died'));
    workers[0]?.listener.failed(new Error('exit'));
    await settle();
    assert.equal(problems.length, 1);
    assert.deepEqual(workers[1]?.asked.map(nameOf), ['configure', 'article 2', 'article 3']);
    while (workers[1] && answerAll(workers[1]) > 0) await settle();
    const stopped = 'Error: The analysis worker stopped.';
    assert.deepEqual(await Promise.all(answers), [stopped, stopped, 'article 2', 'article 3', 'article 4']);
  });

  test('has one more worker help for every hundred articles, up to as many as the machine has cores for, and ends all that helped', async () => {
    const { client, workers, problems } = createWorkers({ most: 4, idleMs: 0 });
    const startedBy: number[] = [];
    const answers: Promise<string>[] = [];
    for (let n = 0; n < 600; n++) {
      answers.push(pack(client, `article ${n}`));
      if (n % 100 === 98 || n % 100 === 99) {
        await settle();
        startedBy.push(workers.length);
      }
    }
    assert.deepEqual(startedBy, [1, 2, 2, 3, 3, 4, 4, 4, 4, 4, 4, 4]);
    const byWorker = await answerEverything(workers);
    assert.deepEqual(await Promise.all(answers), Array.from({ length: 600 }, (_, n) => `article ${n}`));
    assert.ok(byWorker.every((count) => count >= 80), String(byWorker));
    while (workers.length < 5) await settle();
    await settle();
    assert.deepEqual(workers.map(({ ended }) => ended), [false, true, true, true, false]);
    workers.forEach(answerAll);
    await settle();
    assert.deepEqual(workers.map(({ ended }) => ended), [true, true, true, true, false]);
    assert.deepEqual(problems, []);
    client.dispose();
  });

  test('takes half of a machine’s threads, two workers at least and four at most', () => {
    assert.deepEqual([1, 2, 4, 5, 6, 8, 64, NaN].map(workersFor), [2, 2, 2, 2, 3, 4, 4, 2]);
  });

  /** A client whose two workers have just read a folder. */
  async function afterReading() {
    const all = createWorkers({ idleMs: 0 });
    const { client, workers } = all;
    const first = client.ask(configuring('[]'));
    await settle();
    workers.forEach(answerAll);
    await first;
    const answers = Promise.all(Array.from({ length: 150 }, (_, n) => pack(client, `article ${n}`)));
    await settle();
    while (workers.slice(0, 2).some((worker) => answerAll(worker) > 0)) await settle();
    await answers;
    return all;
  }

  test('has a fresh worker take the place of those that have read a folder, once it is ready', async () => {
    const { client, workers, problems } = await afterReading();
    while (workers.length < 3) await settle();
    await settle();
    assert.deepEqual(workers.map(({ ended }) => ended), [false, true, false]);
    const open = pack(client, 'open', true);
    await settle();
    assert.equal(workers[0] && answerAll(workers[0]), 1, 'the first answers until then');
    assert.equal(await open, 'open');
    const configured = client.ask(configuring('[{}]'));
    await settle();
    assert.deepEqual(workers[2]?.asked.map(nameOf), ['configure', 'prepare', 'configure']);
    workers.forEach(answerAll);
    await configured;
    await settle();
    assert.deepEqual(workers.map(({ ended }) => ended), [true, true, false]);
    const next = pack(client, 'next', true);
    await settle();
    while (workers[2] && answerAll(workers[2]) > 0) await settle();
    assert.equal(await next, 'next');
    assert.equal(workers.length, 3);
    assert.deepEqual(problems, []);
    client.dispose();
    await settle();
    assert.ok(workers.every(({ ended }) => ended));
  });

  test('leaves the first worker where it is as long as it makes a Parquet file or has a question to answer', async () => {
    const { client, workers } = await afterReading();
    const parquet = (step: ParquetStep) => client.ask({ ask: 'parquet', file: 1, step });
    const opened = parquet({ open: [] });
    const answerNew = async (count: number): Promise<void> => {
      while (workers.length < count) await settle();
      await settle();
      for (const worker of workers.slice(2)) answerAll(worker);
      await settle();
    };
    await answerNew(3);
    assert.deepEqual(workers.map(({ ended }) => ended), [false, true, true], 'it has a question to answer');
    if (workers[0]) answerAll(workers[0]);
    await opened;
    await answerNew(4);
    assert.deepEqual(workers.map(({ ended }) => ended), [false, true, true, true], 'it holds half a file');
    const finished = parquet('finish');
    await settle();
    if (workers[0]) answerAll(workers[0]);
    await finished;
    await answerNew(5);
    assert.deepEqual(workers.map(({ ended }) => ended), [true, true, true, true, false]);
    client.dispose();
  });

  test('goes on with the workers it has where a fresh one cannot be started', async () => {
    const { client, workers, problems } = await afterReading();
    while (workers.length < 3) await settle();
    workers[2]?.listener.failed(new Error('no memory'));
    await settle();
    assert.deepEqual(workers.map(({ ended }) => ended), [false, true, false]);
    assert.equal(problems.length, 2);
    const open = pack(client, 'open', true);
    await settle();
    if (workers[0]) answerAll(workers[0]);
    assert.equal(await open, 'open');
    client.dispose();
  });
});
