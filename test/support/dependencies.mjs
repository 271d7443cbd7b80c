// `npm ci` for the project itself, when it is needed. Only Node's own modules here.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { npmCommand, run } from './processes.mjs';

/** npm writes this file last, so it is also missing after an interrupted installation. */
const installed = path.join(root, 'node_modules/.package-lock.json');
const wanted = path.join(root, 'package-lock.json');

/** @param {string} file */
const changedAt = (file) => fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Installs the project's packages when node_modules is missing or older than the lock file.
 * @returns {Promise<void>} throws when npm fails
 */
export async function ensureDependencies() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Error(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  if (changedAt(installed) >= changedAt(wanted)) return;
  console.log('Installing the packages of the project (npm ci)…');
  const npm = npmCommand(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  const code = await run(npm.command, npm.args, { cwd: root, shell: npm.shell });
  if (code !== 0) throw new Error('npm ci failed; its message stands above.');
}
