// Installs the VS Code that the extension is tried out in, from npm alone: code-server's build of VS Code, the modules its
// server imports (the versions of code-server's own npm-shrinkwrap.json), and a Node 24 to run it.
// No install script runs and nothing is compiled: the native modules in use ship prebuilt files, three others are stubbed.
import fs from 'node:fs';
import path from 'node:path';
import { hostDir, hostModules, vscodeDir } from './paths.mjs';
import { npmCommand, run } from './processes.mjs';

const stubsDir = path.join(hostDir, 'stubs');
const readyFile = path.join(hostModules, '.ready');
const MIN_NODE = 22;

/**
 * Installs the host unless this very version of it is there already (563 MB, about 20 s with a good network).
 * @returns {Promise<void>} throws when npm fails
 */
export async function ensureHost() {
  const wanted = fs.readFileSync(path.join(hostDir, 'package-lock.json'), 'utf8');
  if (fs.existsSync(readyFile) && fs.readFileSync(readyFile, 'utf8') === wanted) return;
  console.log('Installing VS Code for trying the extension out (npm packages, about 560 MB on disk)…');
  const npm = npmCommand(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  const code = await run(npm.command, npm.args, { cwd: hostDir, shell: npm.shell });
  if (code !== 0) throw new Error('VS Code could not be installed from npm; the message of npm stands above.');
  linkModules();
  for (const name of fs.readdirSync(stubsDir)) {
    fs.cpSync(path.join(stubsDir, name), path.join(hostModules, '@vscode', name), { recursive: true });
  }
  fs.writeFileSync(readyFile, wanted);
}

/** The server and the page of the workbench look for their modules in these two places. */
function linkModules() {
  for (const link of [path.join(vscodeDir, 'node_modules'), path.join(vscodeDir, 'extensions/node_modules')]) {
    fs.rmSync(link, { recursive: true, force: true });
    const target = process.platform === 'win32' ? hostModules : path.relative(path.dirname(link), hostModules);
    fs.symlinkSync(target, link, 'junction');
  }
}

/**
 * The Node that runs VS Code: the one from npm where npm has it for this machine, else the one running us.
 * @returns {string} its path
 */
export function hostNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packaged = path.join(hostModules, `node-${platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= MIN_NODE) return process.execPath;
  throw new Error(`VS Code needs Node ${MIN_NODE} or newer on this kind of machine, this is Node ${process.versions.node}: install Node 24 and try again.`);
}
