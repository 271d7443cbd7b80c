import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createCorpusIndex, type CorpusIndex } from '../../../src/core/corpus/corpusIndex';
import { createPipeline } from '../../../src/core/pipeline';
import { createPipelineClient } from '../../../src/editor/pipelineClient';
import type { WorkerListener, WorkerPort } from '../../../src/editor/platform/platform';
import type { Answer } from '../../../src/worker/protocol';
import { processAll, sidecarFor } from '../benchCorpus';
import { generateArticles } from '../generateArticles';
import type { BenchLine } from '../line';
import { measure } from '../measure';
import { winkAlone } from '../winkAlone';
import { indexMemoryLines } from './indexMemory';

const LENGTH = 5400;
/** What the editor starts on two cores, whatever this machine has: what is asked is asked of these. */
const WORKERS = 2;
/** As many articles under way as in the editor (indexer.ts). */
const AT_ONCE = 16;
/** It takes seconds, and what warms up is thrown away with the workers. */
const MOST_ROUNDS = 2;

/** The first reading of a folder, from its files to the index, with the workers that the editor starts; and what that index holds. */
export async function coldIndexLines(rounds: number, articles: number): Promise<BenchLine[]> {
  const texts = generateArticles(articles, LENGTH, 9);
  const pipeline = createPipeline();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annotator-bench-'));
  const files = texts.map((text, n) => {
    const file = path.join(folder, `${n}.txt`);
    fs.writeFileSync(file, text);
    const [marks] = processAll(pipeline, [text]);
    if (marks) fs.writeFileSync(`${file}.annotations.yaml`, sidecarFor(text, marks, 20, n));
    return file;
  });
  const wink = winkAlone();
  try {
    const times = await measure(
      [
        { name: 'cold', run: () => readFolder(files) },
        { name: 'reading', run: () => files.forEach((file) => void [fs.readFileSync(file, 'utf8'), fs.readFileSync(`${file}.annotations.yaml`, 'utf8')]) },
        { name: 'wink', run: () => texts.forEach(wink) },
      ],
      Math.min(rounds, MOST_ROUNDS),
    );
    const floor = { name: 'reading the files', value: times('reading') };
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    return [
      { work: `cold index of ${articles} articles with 20 annotations each, two workers`, unit: 'ms', ours: times('cold'), floor, peer: { name: 'wink-nlp alone', value: times('wink') }, reach: { times: 0.75, of: 'peer' } },
      ...(await indexMemoryLines(() => readFolder(files), bytes)),
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function readFolder(files: readonly string[]): Promise<CorpusIndex> {
  const index = createCorpusIndex();
  const client = createPipelineClient(startWorker, console, WORKERS);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const packed = await client.packFiles({ corpus: '', article: file, name: path.basename(file), file, sidecar: `${file}.annotations.yaml` }, () => index.receiver);
      if (packed === 'unread') throw new Error(`${file} is no article.`);
      index.setReceived(packed.received);
    }
  };
  await client.ask({ ask: 'configure', corpus: '', actors: undefined, cues: { add: {}, remove: [] } });
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  index.entities();
  client.dispose();
  return index;
}

function startWorker(listener: WorkerListener): Promise<WorkerPort> {
  const worker = new Worker(path.resolve('dist/worker.js'));
  worker.on('message', (answer: Answer) => listener.answered(answer));
  worker.on('error', (error) => listener.failed(error));
  return Promise.resolve({ post: (envelope) => worker.postMessage(envelope), terminate: () => void worker.terminate() });
}
