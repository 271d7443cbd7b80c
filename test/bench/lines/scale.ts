import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createShardBuilder } from '../../../src/core/corpus/shards/shardBuilder';
import { openShardedIndex } from '../../../src/core/corpus/shards/shardedIndex';
import { writeShard } from '../../../src/core/corpus/shards/writeShard';
import { openRangeFile } from '../../../src/node/rangeFile';
import { generateArticles } from '../generateArticles';
import { generateMentions } from '../generateMentions';
import type { BenchLine } from '../line';
import { runProgram, type Usage } from '../runProgram';

const LENGTH = 5400;
const MILLION = 1e6;
const MENTIONS = 1_000_000;
const LOOK_UPS = 300;
/** Of `analyze -`, whatever its input. */
const HEAP_MB = 128;

/** Beyond one machine: what a million articles take, memory that does not grow with them, and a corpus index of a million mentions. */
export async function scaleLines(_rounds: number, articles: number): Promise<BenchLine[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'annotator-scale-'));
  try {
    return [...(await streamLines(folder, articles)), ...(await parquetLines(folder, Math.min(articles, 2000))), ...(await indexLines(folder))];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function streamLines(folder: string, articles: number): Promise<BenchLine[]> {
  const file = (name: string) => path.join(folder, name);
  const records = generateArticles(articles, LENGTH, 11).map((text, n) => `${JSON.stringify({ article: `${n}.txt`, text })}\n`);
  const quarter = Math.ceil(articles / 4);
  fs.writeFileSync(file('all.jsonl'), records.join(''));
  for (let part = 0; part < 4; part++) fs.writeFileSync(file(`${part}.jsonl`), records.slice(part * quarter, (part + 1) * quarter).join(''));
  const analyze = (name: string) => runProgram(['analyze', '-'], { input: file(`${name}.jsonl`), output: file(`${name}.marks`), heapMb: HEAP_MB });

  const few = await analyze('0');
  const all = await analyze('all');
  const start = performance.now();
  const cores = Math.min(4, os.availableParallelism());
  const waiting = ['0', '1', '2', '3'];
  const shards: Usage[] = [];
  await Promise.all(Array.from({ length: cores }, async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) shards.push(await analyze(part));
  }));
  const parallelMs = performance.now() - start;
  const joined = Buffer.concat([0, 1, 2, 3].map((part) => fs.readFileSync(file(`${part}.marks`))));
  if (!joined.equals(fs.readFileSync(file('all.marks')))) throw new Error('Four shards gave other marks than one run.');

  const million = MILLION / (articles - quarter);
  return [
    { work: `analyze -: CPU of a million articles of ${LENGTH} characters`, unit: 's', ours: ((all.cpuMs - few.cpuMs) * million) / 1000 },
    { work: 'what it writes of them', unit: 'GB', ours: (joined.length * MILLION) / articles / 1e9, floor: { name: 'articles', value: (fs.statSync(file('all.jsonl')).size * MILLION) / articles / 1e9 } },
    { work: `its memory after ${articles} articles, heap held to ${HEAP_MB} MB`, unit: 'MB', ours: all.bytes / 1e6, floor: { name: `after ${quarter}`, value: few.bytes / 1e6 }, reach: { times: 1.2, of: 'floor' } },
    { work: 'four shards, which give the same bytes: CPU of all', unit: 's', ours: shards.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / 1000, peer: { name: 'one run', value: all.cpuMs / 1000 } },
    { work: `four shards, ${cores} at a time (means something where ${cores} cores are idle)`, unit: 's', ours: parallelMs / 1000, peer: { name: 'one run', value: all.wallMs / 1000 }, reach: { times: 1.4 / cores, of: 'peer' } },
  ];
}

async function parquetLines(folder: string, articles: number): Promise<BenchLine[]> {
  const corpus = path.join(folder, 'corpus');
  fs.mkdirSync(corpus);
  const texts = generateArticles(articles, LENGTH, 12);
  texts.forEach((text, n) => fs.writeFileSync(path.join(corpus, `${n}.txt`), text));
  const out = path.join(folder, 'annotations.parquet');
  const { cpuMs } = await runProgram(['export', '--format', 'parquet', '--out', out, corpus]);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return [
    { work: 'export --format parquet: CPU of a million articles', unit: 's', ours: (cpuMs * MILLION) / articles / 1000 },
    { work: 'its bytes', unit: 'GB', ours: (fs.statSync(out).size * MILLION) / articles / 1e9, floor: { name: 'articles', value: (bytes * MILLION) / articles / 1e9 } },
  ];
}

async function indexLines(folder: string): Promise<BenchLine[]> {
  const jsonl = path.join(folder, 'mentions.jsonl');
  const lines = fs.openSync(jsonl, 'w');
  let pending: string[] = [];
  for (const { scope, name, ...mention } of generateMentions(MENTIONS)) {
    pending.push(JSON.stringify({ ...mention, kind: 'actor', state: scope === 'corpus' ? 'suggested' : '', entity_name: name }));
    if (pending.length < 10_000) continue;
    fs.writeSync(lines, `${pending.join('\n')}\n`);
    pending = [];
  }
  fs.writeSync(lines, `${pending.join('\n')}\n`);
  fs.closeSync(lines);
  const out = path.join(folder, 'index');
  const build = await runProgram(['index', '--out', out, '-'], { input: jsonl });
  const small = path.join(folder, 'small');
  const builder = createShardBuilder();
  for (const mention of generateMentions(MENTIONS / 100)) builder.add(mention);
  fs.writeFileSync(small, Buffer.concat([...writeShard(builder.content())]));

  const files = fs.readdirSync(out).map((name) => path.join(out, name));
  const before = process.memoryUsage();
  const large = await timeLookUps(files);
  const held = process.memoryUsage();
  const little = await timeLookUps([small]);
  return [
    { work: 'index: CPU of building shards of 1,000,000 mentions', unit: 's', ours: build.cpuMs / 1000 },
    { work: 'its memory', unit: 'MB', ours: build.bytes / 1e6 },
    { work: 'bytes of the shards', unit: 'MB', ours: files.reduce((sum, name) => sum + fs.statSync(name).size, 0) / 1e6, floor: { name: 'JSON Lines', value: fs.statSync(jsonl).size / 1e6 } },
    { work: `a card’s look-up of the actor with ${large.mentions} mentions, p95`, unit: 'ms', ours: large.p95, floor: { name: 'with a hundredth of them', value: little.p95 }, reach: { most: 20 } },
    { work: 'a page of 100 places for the view, p95', unit: 'ms', ours: large.page, reach: { most: 50 } },
    { work: 'memory of the open index', unit: 'MB', ours: Math.max(0, held.heapUsed + held.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6, reach: { most: 20 } },
  ];
}

async function timeLookUps(paths: readonly string[]): Promise<{ readonly p95: number; readonly page: number; readonly mentions: number }> {
  const index = await openShardedIndex(await Promise.all(paths.map((name) => openRangeFile(name))), (problem) => {
    throw new Error(problem);
  });
  const hottest = { id: 'falcons', type: 'armed-group', names: ['Grey Falcons', 'Falcons'] };
  const p95 = async (places: number): Promise<number> => {
    const times: number[] = [];
    for (let turn = 0; turn < LOOK_UPS; turn++) {
      const start = performance.now();
      await index.lookUp(hottest, places);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[Math.floor(LOOK_UPS * 0.95)] ?? NaN;
  };
  try {
    return { p95: await p95(3), page: await p95(100), mentions: (await index.lookUp(hottest, 1))?.mentions ?? 0 };
  } finally {
    await index.close();
  }
}
