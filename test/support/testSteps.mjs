// What `npm test` runs, in this order; on two cores it takes as long as its windows do.
import fs from 'node:fs';
import path from 'node:path';
import { outDir, root, supportDir, vsixFile } from './paths.mjs';
import { npmCommand } from './processes.mjs';

/**
 * @typedef {object} Step
 * @property {string} name for --only; steps may share one
 * @property {string} title
 * @property {string} command
 * @property {readonly string[]} args
 * @property {boolean} [shell]
 * @property {Readonly<Record<string, string>>} [env]
 * @property {boolean} [suite] it tells its counts; the others count as one test
 * @property {readonly string[]} [needs] other steps that must have passed
 * @property {string} [group] neighbours of one group run at the same time
 * @property {boolean} [early] it needs no packages: it runs while they are installed
 * @property {boolean} [behind] it runs behind those that follow, one after the other, with the time of the processor that they leave
 * @property {boolean} [alone] nothing runs behind it: it takes times
 */

/**
 * @param {string} script of package.json
 * @returns {{ command: string, args: readonly string[], shell: boolean }}
 */
const npmScript = (script) => npmCommand(['run', '--silent', script]);

/**
 * @param {string} script beside this file
 * @param {readonly string[]} args
 */
const support = (script, ...args) => ({ command: process.execPath, args: [path.join(supportDir, script), ...args], suite: true });

/**
 * Windows come one after the other: one keeps two cores nearly busy, and beside a second one all takes twice as long, which is where flaky tests
 * come from. But a third of the time they wait, and what needs no window and gives way to them fits in there.
 * @type {Pick<Step, 'needs'>}
 */
const inWindow = { needs: ['build', 'editor'] };

/** What it times shares the processor's caches with nobody. */
const GROWTH = 'growth.test.js';

/** Compares how long keys take with marks and without. */
const TYPING = 'typing';

/**
 * Each end-to-end suite has a VS Code and a browser of its own, so each is a step.
 * @type {readonly Step[]}
 */
const e2eSuites = fs
  .readdirSync(path.join(root, 'test/e2e'))
  .filter((file) => file.endsWith('.test.ts') && file !== 'tour.test.ts')
  .map((file) => file.slice(0, -'.test.ts'.length))
  .map((suite) => ({ name: 'e2e', title: `End-to-end tests in the browser: ${suite}`, ...inWindow, ...(suite === TYPING ? { alone: true } : {}), ...support('mochaSuite.mjs', path.join(outDir, 'e2e', `${suite}.test.mjs`)) }))
  .sort((a, b) => Number(a.alone ?? false) - Number(b.alone ?? false));

/**
 * The tour runs once, on the package as users install it; `npm run test:e2e` takes it on the folder.
 * @type {readonly Step[]}
 */
export const steps = [
  { name: 'editor', early: true, title: 'A VS Code and a browser to test in', ...support('getEditor.mjs'), suite: false },
  { name: 'types', behind: true, title: 'Types', ...npmScript('typecheck') },
  { name: 'lint', behind: true, title: 'Lint', ...npmScript('lint') },
  { name: 'knip', behind: true, title: 'Unused code and dependencies', ...npmScript('knip') },
  // before the build: both put bundles into dist/, and the suites need the ones that are easy to debug
  { name: 'package', title: 'Package', ...npmScript('package') },
  { name: 'build', group: 'products', title: 'Build', ...npmScript('build:tests') },
  { name: 'vsix', group: 'products', title: 'What the package holds', needs: ['package', 'editor'], ...support('mochaSuite.mjs', path.join(supportDir, '../package')) },
  { name: 'unit', behind: true, title: 'Unit tests', needs: ['build'], ...support('mochaSuite.mjs', path.join(outDir, 'unit'), '--jobs', '2', '--without', GROWTH) },
  { name: 'host', title: 'Suites in the node extension host', ...inWindow, ...support('hostTests.mjs', 'node') },
  { name: 'web', title: 'Suites in the web worker extension host', ...inWindow, ...support('hostTests.mjs', 'web') },
  {
    name: 'tour',
    title: 'The tour on the installed package',
    ...inWindow,
    needs: ['package', 'build', 'editor'],
    ...support('mochaSuite.mjs', path.join(outDir, 'e2e/tour.test.mjs')),
    env: { SOURCE_ANNOTATOR_VSIX: vsixFile },
  },
  ...e2eSuites,
  { name: 'unit', alone: true, title: 'Unit tests: how cost grows', needs: ['build'], ...support('mochaSuite.mjs', path.join(outDir, 'unit', GROWTH)) },
];
