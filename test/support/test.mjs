// npm test [-- --only unit,host]: everything; a failing step does not hide the others.
// The last line tells how many tests passed, failed and were skipped; types, lint, knip, build and packaging count as one each.
import { parseArgs } from 'node:util';
import { parseCounts } from './counts.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './paths.mjs';
import { onStopSignal, run } from './processes.mjs';
import { steps } from './testSteps.mjs';

const STEP_LIMIT_MS = 30 * 60_000;

/** Where mocha begins to list the failed tests of a suite with their errors, and how much of it is said again at the end. */
const FAILURES_BEGIN = /^\W*(?:\[\d+m)?\W*\d+ failing\b/;
const MOST_FAILURE_LINES = 60;

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @param {import('./testSteps.mjs').Step} step
 * @param {string[]} failures the failed tests of a suite with their errors are added to these lines
 * @param {(line: string) => void} say
 * @returns {Promise<Counts>}
 */
async function runStep({ title, command, args, shell, env, suite = false, behind = false }, failures, say) {
  /** @type {Counts | undefined} */
  let counts;
  let failing = false;
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const code = await run(command, args, {
    cwd: root,
    env: { ...process.env, ...colour, ...env },
    ...(shell === undefined ? {} : { shell }),
    limitMs: STEP_LIMIT_MS,
    givesWay: behind,
    onLine: (line) => {
      const told = suite ? parseCounts(line) : undefined;
      if (told) counts = told;
      else say(line);
      failing &&= !told;
      failing ||= suite && FAILURES_BEGIN.test(line);
      if (failing && failures.length < MOST_FAILURE_LINES) failures.push(line);
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

/**
 * Steps of one group that follow one another run at the same time, all others alone.
 * @param {readonly import('./testSteps.mjs').Step[]} all
 */
function groupsOf(all) {
  /** @type {import('./testSteps.mjs').Step[][]} */
  const groups = [];
  for (const step of all) {
    const last = groups.at(-1);
    if (step.group !== undefined && last?.[0]?.group === step.group) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/**
 * @param {import('./testSteps.mjs').Step} step
 * @param {(line: string) => void} say
 */
async function take(step, say) {
  say(`\n── ${step.title} ──`);
  const started = Date.now();
  /** @type {Counts} */
  let counts = { passed: 0, failed: 1, skipped: 0 };
  const missing = step.needs?.find((name) => broken.has(name));
  if (missing !== undefined) say(`Not run, because "${missing}" failed.`);
  else {
    /** @type {string[]} */
    const failures = [];
    counts = await runStep(step, failures, say);
    if (failures.length > 0) failed.push(`── ${step.title} ──`, ...failures);
  }
  if (counts.failed > 0) broken.add(step.name);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  summary.push(`${counts.failed > 0 ? '✖' : '✔'} ${step.title}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** @param {import('./testSteps.mjs').Step} step */
async function takeQuietly(step) {
  /** @type {string[]} */
  const lines = [];
  await take(step, (line) => lines.push(line));
  console.log(lines.join('\n'));
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const wanted = values.only?.split(',');
const unknown = wanted?.filter((name) => !steps.some((step) => step.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; there are ${[...new Set(steps.map(({ name }) => name))].join(', ')}.`);
  process.exit(2);
}
onStopSignal(() => Promise.resolve()); // process.exit() then ends what runs behind
const needed = steps.filter((step) => wanted?.includes(step.name)).flatMap(({ needs = [] }) => needs);
const chosen = steps.filter(({ name }) => !wanted || wanted.includes(name) || needed.includes(name));

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Set<string>} */
const broken = new Set();
/** @type {string[]} */
const summary = [];
/** @type {string[]} What failed, with the errors: a log of CI is often cut, and its end is what is kept. */
const failed = [];
const early = chosen.filter((step) => step.early);
await Promise.all([ensureDependencies(), ...early.map(takeQuietly)]);
/** What runs behind the others. */
let behind = Promise.resolve();
for (const group of groupsOf(chosen.filter((step) => !step.early))) {
  const [step] = group;
  if (step?.behind) {
    behind = behind.then(() => takeQuietly(step));
    continue;
  }
  if (step?.alone) await behind;
  // of steps that run at the same time, each is told as a whole when it has ended
  await Promise.all(group.map((each) => (group.length === 1 ? take(each, console.log) : takeQuietly(each))));
}
await behind;
if (failed.length > 0) console.log(`\nWhat failed\n${failed.join('\n')}`);
console.log(`\n${summary.join('\n')}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
