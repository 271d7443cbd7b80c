// Is it fast in the editor itself? What a person waits for, measured in a real VS Code.
//   npm run bench:editor [-- --articles N] [--starts N] [--turns N] [--only activation,folder,window,typing] [--profile FOLDER] [--json]
// A profile is what the thread of the extension host did (*.cpuprofile, which VS Code and browsers open).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runHostSuite } from '../../support/hostSuite.mjs';
import { ensureHost } from '../../support/installHost.mjs';
import { outDir, root } from '../../support/paths.mjs';
import { generateArticles } from '../generateArticles';
import { judge, tableOf, type BenchLine, type JudgedLine } from '../line';
import { type HostFigures, type LongestTask, type Opened, quantile } from './figures';
import { newWindowFigures } from './newWindow';
import { typingFigures } from './typing';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '2000' },
    starts: { type: 'string', default: '5' },
    turns: { type: 'string', default: '2' },
    only: { type: 'string', default: 'activation,folder,window,typing' },
    profile: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const temp = fs.mkdtempSync(path.join(os.tmpdir(), 'sa-bench-'));
process.once('exit', () => fs.rmSync(temp, { recursive: true, force: true }));
const makeFolder = (): string => fs.mkdtempSync(path.join(temp, 'folder-'));
const MEGABYTE = 1e6;
/** About as many marks as a person ever sees in one article. */
const TYPING_LENGTH = 90_000;

async function inHost(folder: string, whole: boolean): Promise<HostFigures> {
  const result = path.join(makeFolder(), 'result.json');
  const entry = path.join(outDir, 'tools/hostProbe.js');
  const profile = values.profile === undefined ? '' : path.resolve(values.profile);
  const settings = { 'sourceAnnotatorBench.result': result, 'sourceAnnotatorBench.whole': whole, 'sourceAnnotatorBench.profile': profile };
  const code = await runHostSuite({ kind: 'node', extension: root, entry, folder, settings });
  if (code !== 0) throw new Error('The probe in the extension host has failed; what it said stands above.');
  return JSON.parse(fs.readFileSync(result, 'utf8')) as HostFigures;
}

async function activationLine(starts: number): Promise<BenchLine> {
  const figures: HostFigures[] = [];
  const empty = makeFolder(); // nothing in it activates the extension before the probe does
  for (let start = 0; start < starts; start++) figures.push(await inHost(empty, false));
  const median = (of: (figure: HostFigures) => number) => quantile(figures.map(of), 0.5);
  const processor = { name: 'of processor', value: median(({ activationProcessorMs }) => activationProcessorMs) };
  return { work: `activation, median of ${starts} starts`, unit: 'ms', ours: median(({ activationMs }) => activationMs), floor: processor, reach: { most: 50 } };
}

async function folderLines(count: number): Promise<BenchLine[]> {
  const folder = makeFolder();
  for (const [n, text] of generateArticles(count, 5_000).entries()) fs.writeFileSync(path.join(folder, `article-${String(n).padStart(6, '0')}.txt`), text);
  const { folder: figures } = await inHost(folder, true);
  if (!figures) throw new Error('The probe has not looked at the folder.');
  const { articles, mentions, idleTaskMs, opening, reading, firstMarks, whileReading, indexMs, memory, restingMemory, hoverMs, constantMs } = figures;
  return [
    { work: 'marks of the first article after opening it', unit: 'ms', ours: firstMarks.marksMs, floor: { name: 'to its text', value: firstMarks.shownMs }, reach: { most: 300 } },
    { work: `marks of another, while ${articles} articles are read`, unit: 'ms', ours: median(whileReading, 'marksMs'), floor: { name: 'to its text', value: median(whileReading, 'shownMs') }, reach: { most: 300 } },
    { work: `reading ${articles} articles`, unit: 'ms', ours: indexMs },
    { work: 'memory of the extension host then, with its workers', unit: 'MB', ours: memory.process / MEGABYTE, floor: { name: 'its own heap', value: memory.host / MEGABYTE } },
    { work: 'the same when it has been at rest for a while', unit: 'MB', ours: restingMemory.process / MEGABYTE, floor: { name: 'its own heap', value: restingMemory.host / MEGABYTE }, reach: { most: 600 } },
    longestLine('longest task of the extension host until the first marks', opening, idleTaskMs),
    { ...longestLine('the same while the folder is read', reading, idleTaskMs), reach: { most: 50 } },
    { work: `card of an actor with ${mentions} mentions, p95`, unit: 'ms', ours: quantile(hoverMs, 0.95), peer: { name: 'constant card', value: quantile(constantMs, 0.95) }, reach: { times: 2, of: 'peer' } },
  ];
}

const longestLine = (work: string, { wallMs, processorMs }: LongestTask, idleTaskMs: number): BenchLine => ({
  work,
  unit: 'ms',
  ours: wallMs,
  floor: { name: 'of processor', value: processorMs },
  peer: { name: 'while idle', value: idleTaskMs },
});

const median = (opened: readonly Opened[], of: keyof Opened): number => quantile(opened.map((each) => each[of]), 0.5);

async function typingLine(turns: number): Promise<BenchLine> {
  const [text = ''] = generateArticles(1, TYPING_LENGTH);
  const { on, off } = await typingFigures(text, turns, makeFolder);
  const without = quantile(off, 0.5);
  return { work: `key to frame in an article of ${Math.round(text.length / 1000)} kB, median of ${on.length}`, unit: 'ms', ours: quantile(on, 0.5), floor: { name: 'without marks', value: without }, reach: { most: without + 4 } };
}

async function newWindowLines(turns: number): Promise<BenchLine[]> {
  const [text = ''] = generateArticles(1, 5_000);
  const { first, again, least } = await newWindowFigures(text, turns, makeFolder);
  const line = (work: string, opened: readonly Opened[]): BenchLine => ({
    work: `${work}, median of ${opened.length}`,
    unit: 'ms',
    ours: median(opened, 'marksMs'),
    floor: { name: 'to its text', value: median(opened, 'shownMs') },
    peer: { name: 'one underlining', value: median(least, 'marksMs') },
  });
  return [line('marks of an article in a new window', first), { ...line('the same in a window opened again', again), reach: { most: median(least, 'marksMs') + 300 } }];
}

const lines: Readonly<Record<string, () => Promise<readonly BenchLine[]>>> = {
  activation: async () => [await activationLine(Number(values.starts))],
  folder: () => folderLines(Number(values.articles)),
  window: () => newWindowLines(Number(values.turns)),
  typing: async () => [await typingLine(Number(values.turns))],
};

await ensureHost();
const judged: JudgedLine[] = [];
for (const name of values.only.split(',')) judged.push(...((await lines[name]?.()) ?? []).map(judge));
if (values.json) process.stdout.write(`${JSON.stringify({ node: process.version, lines: judged }, null, 2)}\n`);
else console.log(tableOf(judged));
process.exit(0);
