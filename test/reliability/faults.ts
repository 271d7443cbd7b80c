/**
 * npm run test:faults [-- --only anchoring,kills] [--share 0.01] [--seed N]: injects faults of every kind and prints one table of what held.
 * --share: of the counts. --seed: where fresh random seeds begin, to repeat a run.
 */
import { spawn } from 'node:child_process';
import * as os from 'node:os';
import { parseArgs } from 'node:util';
import { sumUp, type Check, type Counts } from './check';
import { allChecks } from './checks';

const { values } = parseArgs({
  options: { only: { type: 'string' }, share: { type: 'string', default: '1' }, seed: { type: 'string', default: String(Date.now() % 1e9) }, part: { type: 'string' } },
});
const all = allChecks(Number(values.share), Number(values.seed));

/** One part of a check, in a process of its own: a crash is then that part's and no more. */
function runPart(check: Check, part: number): Promise<Counts> {
  return new Promise((resolve, reject) => {
    const args = ['--enable-source-maps', process.argv[1] ?? '', '--only', check.name, '--part', String(part), '--share', values.share, '--seed', values.seed];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complaint = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(said) as Counts) : reject(new Error(complaint.slice(0, 4000) || `It ended with code ${String(code)}.`))));
  });
}

async function main(): Promise<void> {
  const names = values.only?.split(',');
  const unknown = names?.filter((name) => !all.some((check) => check.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no check ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}.`);
  const chosen = all.filter(({ name }) => names?.includes(name) ?? true);
  const outcomes = new Map(chosen.map((check) => [check, { counts: [] as Counts[], errors: [] as string[], seconds: 0 }]));
  const jobs = chosen.flatMap((check) => Array.from({ length: check.parts }, (_, part) => ({ check, part })));
  let done = 0;
  const work = async (): Promise<void> => {
    for (let job = jobs.shift(); job; job = jobs.shift()) {
      const outcome = outcomes.get(job.check);
      const start = performance.now();
      await runPart(job.check, job.part).then((counts) => outcome?.counts.push(counts), (error: unknown) => outcome?.errors.push(String(error)));
      if (outcome) outcome.seconds += (performance.now() - start) / 1000;
      process.stderr.write(`${++done} of ${done + jobs.length}: ${job.check.title}\n`);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));

  const rows = [...outcomes].map(([check, { counts, errors, seconds }]) => {
    const { result, held } = errors.length > 0 ? { result: `FAILED: ${errors[0] ?? ''}`, held: false } : check.verdict(sumUp(counts));
    return { cells: [held ? 'held' : 'BROKEN', check.title, result, `${seconds.toFixed(0)} s`], held };
  });
  const widths = [0, 1].map((column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  for (const { cells } of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  if (rows.some(({ held }) => !held)) process.exitCode = 1;
}

async function begin(): Promise<void> {
  const own = all.find(({ name }) => name === values.only);
  if (values.part === undefined || !own) return main();
  console.log(JSON.stringify(await own.run(Number(values.part))));
}

void begin().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
