// npm test [-- --only unit,host]: everything, one step after the other; a failing step does not hide the others.
// The last line tells how many tests passed, failed and were skipped; types, lint, knip, build and packaging count as one each.
import { parseArgs } from 'node:util';
import { parseCounts } from './counts.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { steps } from './testSteps.mjs';

const STEP_LIMIT_MS = 20 * 60_000;

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @param {import('./testSteps.mjs').Step} step
 * @returns {Promise<Counts>}
 */
async function runStep({ title, command, args, shell, env, suite = false }) {
  /** @type {Counts | undefined} */
  let counts;
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const code = await run(command, args, {
    cwd: root,
    env: { ...process.env, ...colour, ...env },
    ...(shell === undefined ? {} : { shell }),
    limitMs: STEP_LIMIT_MS,
    onLine: (line) => {
      const told = suite ? parseCounts(line) : undefined;
      if (told) counts = told;
      else console.log(line);
    },
  });
  if (!suite) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!counts) {
    console.error(`${title}: it ended with exit code ${code} before it told what passed.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (code !== 0 && counts.failed === 0) {
    console.error(`${title}: it ended with exit code ${code} although no test failed.`);
    return { ...counts, failed: 1 };
  }
  if (counts.passed + counts.failed === 0) {
    console.error(`${title}: not a single test ran.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',');
const unknown = wanted?.filter((name) => !steps.some((step) => step.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
await ensureDependencies();
const needed = steps.filter((step) => wanted?.includes(step.name)).map((step) => step.needs);
const chosen = steps.filter(({ name }) => !wanted || wanted.includes(name) || needed.includes(name));

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Set<string>} */
const broken = new Set();
/** @type {string[]} */
const summary = [];
for (const step of chosen) {
  console.log(`\n── ${step.title} ──`);
  const started = Date.now();
  /** @type {Counts} */
  let counts = { passed: 0, failed: 1, skipped: 0 };
  if (step.needs && broken.has(step.needs)) console.log(`Not run, because "${step.needs}" failed.`);
  else counts = await runStep(step);
  if (counts.failed > 0) broken.add(step.name);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  summary.push(`${counts.failed > 0 ? '✖' : '✔'} ${step.title}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
console.log(`\n${summary.join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
