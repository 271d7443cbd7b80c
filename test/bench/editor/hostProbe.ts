// Runs inside the extension host, in place of a suite of tests, and writes what it has measured there to a file (editorBench.ts).
import fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { SourceAnnotatorApi } from '../../../src/editor/api';
import { activationTimes } from '../../host/support/activationTimes';
import { extension } from '../../host/support/extension';
import { finish } from '../../host/support/reporting';
import type { FolderFigures, HostFigures, HostMemory, LongestTask, Opened } from './figures';
import { profiled } from './profiled';

/** How finely the event loop's delays are sampled; taken off what is measured. */
const RESOLUTION_MS = 2;
const HOVERS = 200;
const OPENED = 5;
/** Where the actor with the most mentions is looked for. */
const LOOKED_AT = 20;
const POLL_MS = 2;
/** The workers are ended after 20 seconds without work, and V8 gives their pages back 8 seconds later. */
const RESTED_MS = 45_000;

export async function run(): Promise<void> {
  const { result, whole, profile } = vscode.workspace.getConfiguration('sourceAnnotatorBench');
  const profiles = String(profile);
  const before = processorMs();
  const api = (await profiled(profiles, 'activation', () => extension().activate())) as SourceAnnotatorApi;
  const activationProcessorMs = processorMs() - before;
  const times = activationTimes(extension().id);
  const figures: HostFigures = { activationMs: times ? times.loadMs + times.activateMs : NaN, activationProcessorMs, ...(whole === true && (await inFolder(api, profiles))) };
  fs.writeFileSync(String(result), JSON.stringify(figures));
  finish({ passes: 1, failures: 0, pending: 0 });
}

async function inFolder(api: SourceAnnotatorApi, profiles: string): Promise<{ folder: FolderFigures }> {
  const { count, first, last } = await fewArticles();
  const { wallMs: idleTaskMs } = await longestTask(() => pause(2000));
  const whileReading: Opened[] = [];
  let indexMs = NaN;
  let memory: HostMemory = { process: NaN, host: NaN };
  const read = async () => {
    const indexed = api.indexed();
    for (const article of last) whileReading.push(await marksAfterOpening(api, article));
    await indexed;
    indexMs = performance.now() - start;
    memory = hostMemory();
  };
  const start = performance.now();
  let firstMarks: Opened = { shownMs: NaN, marksMs: NaN };
  const opening = await longestTask(async () => void (firstMarks = await marksAfterOpening(api, first[0])));
  const reading = await longestTask(() => profiled(profiles, 'reading', read));
  await pause(RESTED_MS);
  const restingMemory = hostMemory();
  return { folder: { articles: count, idleTaskMs, opening, reading, firstMarks, whileReading, indexMs, memory, restingMemory, ...(await profiled(profiles, 'cards', () => hovers(api, first))) } };
}

/** The addresses of all would be memory that the probe holds and not the extension. */
async function fewArticles(): Promise<{ count: number; first: readonly vscode.Uri[]; last: readonly vscode.Uri[] }> {
  const articles = (await vscode.workspace.findFiles('*.txt')).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { count: articles.length, first: articles.slice(0, LOOKED_AT), last: articles.slice(-OPENED) };
}

function hostMemory(): HostMemory {
  const { rss, heapTotal, external } = process.memoryUsage();
  return { process: rss, host: heapTotal + external };
}

/**
 * The longest time that the host's thread was kept from everything else, and the most processor time between two looks at the clock: on a
 * machine that does other things too the first is longer than any task.
 */
async function longestTask(work: () => Promise<void>): Promise<LongestTask> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let last = processorMs();
  let most = 0;
  const look = setInterval(() => {
    const now = processorMs();
    most = Math.max(most, now - last);
    last = now;
  }, RESOLUTION_MS);
  delay.enable();
  await work();
  delay.disable();
  clearInterval(look);
  return { wallMs: delay.max / 1e6 - RESOLUTION_MS, processorMs: most };
}

/** What this thread has used of the processor; Node 24, which VS Code runs on, can say so. */
function processorMs(): number {
  const { threadCpuUsage } = process as unknown as { readonly threadCpuUsage?: () => NodeJS.CpuUsage };
  const used = threadCpuUsage?.call(process);
  return used ? (used.user + used.system) / 1000 : NaN;
}

async function marksAfterOpening(api: SourceAnnotatorApi, article: vscode.Uri | undefined): Promise<Opened> {
  if (!article) throw new Error('There are too few articles.');
  const start = performance.now();
  await vscode.window.showTextDocument(article, { preview: false });
  const shownMs = performance.now() - start;
  while (!Object.values(api.drawn(article)).some(({ length }) => length > 0)) await pause(POLL_MS);
  return { shownMs, marksMs: performance.now() - start };
}

/** The card of the actor with the most mentions, and a card that is always the same, asked for in turns. */
async function hovers(api: SourceAnnotatorApi, articles: readonly vscode.Uri[]): Promise<{ mentions: number; hoverMs: number[]; constantMs: number[] }> {
  const plain = await vscode.workspace.openTextDocument({ language: 'ini', content: 'constant' });
  const constant = vscode.languages.registerHoverProvider({ language: 'ini' }, { provideHover: () => new vscode.Hover('constant') });
  const { article, place, name } = await hottestActor(api, articles);
  const ask = async (uri: vscode.Uri, position: vscode.Position) => {
    const start = performance.now();
    const cards = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    return { ms: performance.now() - start, text: cards.flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value))).join('\n') };
  };
  const mentions = Number(/(\d[\d,.]*) mentions/.exec((await ask(article, place)).text)?.[1]?.replaceAll(/\D/g, ''));
  if (!(mentions > 0)) throw new Error(`The card of ${name} counts no mentions.`);
  const [hoverMs, constantMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < HOVERS; round++) {
    hoverMs.push((await ask(article, place)).ms);
    constantMs.push((await ask(plain.uri, new vscode.Position(0, 2))).ms);
  }
  constant.dispose();
  return { mentions, hoverMs, constantMs };
}

async function hottestActor(api: SourceAnnotatorApi, articles: readonly vscode.Uri[]): Promise<{ article: vscode.Uri; place: vscode.Position; name: string }> {
  const counts = new Map<string, { count: number; article: vscode.Uri; start: number }>();
  for (const article of articles) {
    for (const mark of (await api.marks(article))?.marks ?? []) {
      if (mark.kind !== 'actor') continue;
      const known = counts.get(mark.quote) ?? { count: 0, article, start: mark.start };
      counts.set(mark.quote, { ...known, count: known.count + 1 });
    }
  }
  const hottest = [...counts].sort(([, a], [, b]) => b.count - a.count)[0];
  if (!hottest) throw new Error('There is no actor in the folder.');
  const [name, { article, start }] = hottest;
  return { article, name, place: (await vscode.workspace.openTextDocument(article)).positionAt(start + 1) };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
