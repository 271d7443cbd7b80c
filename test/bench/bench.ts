// Is it fast enough? One table of what work costs us, beside what it cannot do without and beside the programs people know.
//   npm run bench [-- --only analysis,keystroke,sidecars,corpus,cold,scale] [--articles N] [--rounds N] [--json]
import { parseArgs } from 'node:util';
import { judge, tableOf, type BenchLine } from './line';
import { analysisLines } from './lines/analysis';
import { coldIndexLines } from './lines/coldIndex';
import { corpusLines } from './lines/corpus';
import { keystrokeLines } from './lines/keystroke';
import { scaleLines } from './lines/scale';
import { sidecarLines } from './lines/sidecars';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'analysis,keystroke,sidecars,corpus,cold,scale' },
    articles: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});

const rounds = Number(values.rounds);
/** Where none are asked for, as many as say what a folder costs. */
const articles = Number(values.articles ?? 2000);
/** Shards as large as docs/scale.md says: of smaller ones each process does little but warm up. */
const sharded = Number(values.articles ?? 8000);
/** A folder large enough that what it costs to warm up is no part of it. */
const cold = Number(values.articles ?? 10_000);
const GROUPS: ReadonlyMap<string, () => Promise<BenchLine[]>> = new Map([
  ['analysis', () => analysisLines(rounds)],
  ['keystroke', () => keystrokeLines(rounds)],
  ['sidecars', () => sidecarLines(rounds)],
  ['corpus', () => corpusLines(rounds, articles)],
  ['scale', () => scaleLines(rounds, sharded)],
  ['cold', () => coldIndexLines(rounds, cold)],
]);

async function run(): Promise<void> {
  const lines: BenchLine[] = [];
  for (const name of values.only.split(',')) {
    const group = GROUPS.get(name);
    if (!group) throw new Error(`There is no group “${name}”: choose of ${[...GROUPS.keys()].join(', ')}.`);
    lines.push(...(await group()));
  }
  const judged = lines.map(judge);
  if (values.json) process.stdout.write(`${JSON.stringify({ node: process.version, lines: judged }, null, 2)}\n`);
  else console.log(`${tableOf(judged)}\n\nBest of some rounds in turns (--rounds ${rounds}), node ${process.version}.`);
}

void run();
