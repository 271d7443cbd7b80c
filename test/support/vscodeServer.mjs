// Starts a real VS Code (server and web workbench) on a loopback port, with a data folder of its own that goes away with it.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hostNode } from './installHost.mjs';
import { serverMain, vscodeDir } from './paths.mjs';
import { endTree, endTreeNow } from './processes.mjs';
import { quietSettings } from './vscodeSettings.mjs';

const START_LIMIT_MS = 90_000;

/** Of VS Code's own extensions those that a person who annotates articles meets: themes, files beside articles, git, searches, previews. */
const BUILT_IN_FOR_ARTICLES = [
  ...['theme-defaults', 'theme-seti', 'theme-modern-icons', 'yaml', 'json', 'json-language-features', 'markdown-basics', 'markdown-language-features', 'html', 'xml', 'log'],
  ...['git', 'git-base', 'merge-conflict', 'search-result', 'references-view', 'media-preview', 'configuration-editing'],
];

/**
 * @typedef {object} ServerOptions
 * @property {string} [link] folder of an extension under development, seen as an installed one
 * @property {string} [vsix] an extension package to install
 * @property {Record<string, unknown>} [settings] user settings on top of the quiet ones
 * @property {boolean} [askForTrust] asks whether a folder's authors are trusted, as VS Code does by default
 * @property {number} [port] 0 or absent: any free one
 * @property {boolean} [fewBuiltIns] without the built-in extensions that have nothing to do with articles: a window is ready a seventh sooner
 * @property {boolean} [testDriver] lets the page name extensions and tests to run; suppresses notification toasts
 * @property {'never' | 'idle' | 'lastPage'} [shutdown] when it ends by itself: five minutes or at once after the last page has gone
 * @property {(output: string) => void} [log] gets what the server prints
 *
 * @typedef {object} VSCodeServer
 * @property {string} origin such as http://127.0.0.1:3000
 * @property {string} extensionsDir where the extension was linked or installed
 * @property {string} dataDir
 * @property {Promise<number | null>} ended gives the exit code when the server ends, for whatever reason
 * @property {(file: string) => string} uri the address of a file inside the workbench (vscode-remote:)
 * @property {(folder: string, payload?: readonly (readonly [string, string])[]) => string} pageUrl the page that opens a folder
 * @property {() => Promise<void>} stop ends every process and removes the data folder
 */

/**
 * @param {ServerOptions} [options]
 * @returns {Promise<VSCodeServer>}
 */
export async function startVSCode(options = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'sa-')); // a short path: names of unix sockets under it have a limit
  const removeData = () => fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const layout = prepareData(dataDir, options);
  const env = serverEnvironment(layout.tmpDir);
  const args = serverArguments(layout, options);
  /** @type {import('node:child_process').ChildProcess} */
  let child;
  try {
    if (options.vsix) execFileSync(hostNode(), [serverMain, ...layout.dirs, '--install-extension', path.resolve(options.vsix)], { env, stdio: 'pipe' });
    child = spawn(hostNode(), args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  } catch (error) {
    removeData();
    throw error;
  }
  const ended = new Promise((/** @type {(code: number | null) => void} */ resolve) => child.once('exit', resolve));
  const lastResort = () => {
    endTreeNow(child);
    removeData();
  };
  process.once('exit', lastResort);
  const stop = async () => {
    await endTree(child);
    removeData();
    process.off('exit', lastResort);
  };
  try {
    const port = await listening(child, options.log ?? (() => {}));
    const authority = `127.0.0.1:${port}`;
    const origin = `http://${authority}`;
    return {
      origin,
      extensionsDir: layout.extensionsDir,
      dataDir,
      ended,
      uri: (file) => `vscode-remote://${authority}${serverPath(file)}`,
      pageUrl: (folder, payload) => {
        const url = new URL(origin);
        url.searchParams.set('folder', decodeURI(serverPath(folder)));
        if (payload) url.searchParams.set('payload', JSON.stringify(payload));
        return url.href;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param {string} file */
function serverPath(file) {
  const slashed = path.resolve(file).replaceAll('\\', '/');
  return encodeURI(slashed.startsWith('/') ? slashed : `/${slashed}`);
}

/**
 * @param {string} dataDir
 * @param {ServerOptions} options
 */
function prepareData(dataDir, { link, settings, askForTrust = false, fewBuiltIns = false }) {
  const extensionsDir = path.join(dataDir, 'extensions');
  const userDir = path.join(dataDir, 'user');
  const tmpDir = path.join(dataDir, 'tmp');
  for (const dir of [extensionsDir, tmpDir, path.join(userDir, 'User')]) fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(userDir, 'User/settings.json'), JSON.stringify({ ...quietSettings, 'security.workspace.trust.enabled': askForTrust, ...settings }, null, 2));
  if (link) {
    const manifest = /** @type {{ publisher: string, name: string, version: string }} */ (JSON.parse(fs.readFileSync(path.join(link, 'package.json'), 'utf8')));
    fs.symlinkSync(link, path.join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`), 'junction');
  }
  const dirs = ['--server-data-dir', dataDir, '--user-data-dir', userDir, '--extensions-dir', extensionsDir];
  if (fewBuiltIns) {
    const builtIn = path.join(dataDir, 'built-in');
    fs.mkdirSync(builtIn);
    for (const name of BUILT_IN_FOR_ARTICLES) fs.symlinkSync(path.join(vscodeDir, 'extensions', name), path.join(builtIn, name), 'junction');
    dirs.push('--builtin-extensions-dir', builtIn);
  }
  return { extensionsDir, tmpDir, dirs };
}

/** @param {string} tmpDir */
function serverEnvironment(tmpDir) {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|npm_|NODE_OPTIONS|ELECTRON_)/.test(name));
  // '{}': no marketplace, so nothing is looked up. Sockets and temporary files go away with the data folder.
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: '{}', TMPDIR: tmpDir, XDG_RUNTIME_DIR: tmpDir, XDG_CACHE_HOME: tmpDir };
}

/**
 * @param {ReturnType<typeof prepareData>} layout
 * @param {ServerOptions} options
 */
function serverArguments(layout, { port = 0, testDriver = false, askForTrust = false, shutdown = 'idle' }) {
  const args = [serverMain, '--host', '127.0.0.1', '--port', String(port), ...layout.dirs];
  args.push('--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off', '--disable-telemetry');
  if (!askForTrust) args.push('--disable-workspace-trust');
  args.push('--disable-experiments', '--disable-update-check', '--disable-getting-started-override');
  if (testDriver) args.push('--enable-smoke-test-driver');
  if (shutdown !== 'never') args.push('--enable-remote-auto-shutdown');
  if (shutdown === 'lastPage') args.push('--remote-auto-shutdown-without-delay', '--reconnection-grace-time', '5');
  return args;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(output: string) => void} log
 * @returns {Promise<string>} the port it listens on
 */
function listening(child, log) {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => reject(new Error(`VS Code did not start in ${START_LIMIT_MS / 1000} s.\n${output}`)), START_LIMIT_MS);
    const onOutput = (/** @type {Buffer} */ chunk) => {
      log(chunk.toString());
      if (output.length < 100_000) output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(limit);
      resolve(port);
    };
    child.stdout?.on('data', onOutput);
    child.stderr?.on('data', onOutput);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`VS Code's server ended with exit code ${code}.\n${output}`));
    });
  });
}
