// What `npm test` runs, in this order.
import path from 'node:path';
import { outDir, supportDir, vsixFile } from './paths.mjs';
import { npmCommand } from './processes.mjs';

/**
 * @typedef {object} Step
 * @property {string} name for --only
 * @property {string} title
 * @property {string} command
 * @property {readonly string[]} args
 * @property {boolean} [shell]
 * @property {Readonly<Record<string, string>>} [env]
 * @property {boolean} [suite] it tells its counts; the others count as one test
 * @property {string} [needs] another step that must have passed
 * @property {string} [group] neighbours of one group run at the same time
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
 * The tour runs once, on the package as users install it; `npm run test:e2e` takes it on the folder.
 * @type {readonly Step[]}
 */
export const steps = [
  { name: 'types', group: 'checks', title: 'Types', ...npmScript('typecheck') },
  { name: 'lint', group: 'checks', title: 'Lint', ...npmScript('lint') },
  { name: 'knip', group: 'checks', title: 'Unused code and dependencies', ...npmScript('knip') },
  { name: 'build', group: 'checks', title: 'Build', ...npmScript('build:tests') },
  { name: 'unit', title: 'Unit tests', needs: 'build', ...support('mochaSuite.mjs', path.join(outDir, 'unit')) },
  { name: 'host', title: 'Suites in the node extension host', needs: 'build', ...support('hostTests.mjs', 'node') },
  { name: 'web', title: 'Suites in the web worker extension host', needs: 'build', ...support('hostTests.mjs', 'web') },
  { name: 'e2e', title: 'End-to-end tests in the browser', needs: 'build', ...support('mochaSuite.mjs', path.join(outDir, 'e2e'), '--without', 'tour') },
  { name: 'package', title: 'Package', ...npmScript('package') },
  { name: 'vsix', title: 'What the package holds', needs: 'package', ...support('mochaSuite.mjs', path.join(supportDir, '../package')) },
  {
    name: 'tour',
    title: 'The tour on the installed package',
    needs: 'package',
    ...support('mochaSuite.mjs', path.join(outDir, 'e2e/tour.test.mjs')),
    env: { SOURCE_ANNOTATOR_VSIX: vsixFile },
  },
];
