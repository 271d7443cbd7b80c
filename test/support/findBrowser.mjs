// Finds a Chromium to drive, or gets one. In this order: CHROME_PATH, an installed Chrome, Chromium or Edge, the headless
// one of the npm package @sparticuz/chromium, the system's package manager when we are root.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureHost, hostNode } from './installHost.mjs';
import { root } from './paths.mjs';
import { npmCommand, run } from './processes.mjs';

const cacheDir = path.join(root, '.cache/chromium');
const PACKAGE = { name: '@sparticuz/chromium', version: '153.0.0' };

const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/**
 * @typedef {object} BrowserProgram
 * @property {string} file
 * @property {Record<string, string>} env what it needs in its environment besides ours
 */

/**
 * @returns {Promise<BrowserProgram>} a browser that starts; throws one line that says what to install
 */
export async function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (!starts(named)) throw new Error(`CHROME_PATH is ${named}, which is not a browser that starts.`);
    return { file: named, env: {} };
  }
  const browser = installedBrowser() ?? (await browserFromNpm()) ?? (await browserFromSystem());
  if (browser === undefined) throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH to one.');
  return browser;
}

/** @returns {BrowserProgram | undefined} */
function installedBrowser() {
  const file = usualPlaces().find((place) => starts(place));
  return file === undefined ? undefined : { file, env: {} };
}

/** @returns {string[]} */
function usualPlaces() {
  const { env } = process;
  if (process.platform === 'darwin') {
    return MAC_NAMES.flatMap((name) => ['/Applications', `${env['HOME'] ?? ''}/Applications`].map((dir) => `${dir}/${name}.app/Contents/MacOS/${name}`));
  }
  if (process.platform === 'win32') {
    const dirs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((dir) => dir !== undefined);
    return dirs.flatMap((dir) => WINDOWS_PATHS.map((file) => path.join(dir, file)));
  }
  const dirs = [...(env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/snap/bin', '/opt/google/chrome'].filter((dir) => dir !== '');
  return LINUX_NAMES.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
}

/**
 * Distributions also ship a `chromium-browser` that only says how to install one, so being there is not enough.
 * @param {string} file
 * @param {Record<string, string>} [env]
 */
function starts(file, env) {
  if (!fs.existsSync(file)) return false;
  if (process.platform === 'win32') return true; // there, --version opens a window
  try {
    execFileSync(file, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * @sparticuz/chromium is made for machines with nothing but libc: it brings the libraries and fonts Chromium needs.
 * @returns {Promise<BrowserProgram | undefined>}
 */
async function browserFromNpm() {
  if (process.platform !== 'linux') return undefined;
  await ensureHost();
  if (!fs.existsSync(path.join(cacheDir, 'node_modules', PACKAGE.name, 'package.json'))) {
    console.log(`No browser is installed: getting one from npm (${PACKAGE.name})…`);
    fs.mkdirSync(cacheDir, { recursive: true });
    fs.writeFileSync(path.join(cacheDir, 'package.json'), '{ "private": true }\n');
    const npm = npmCommand(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `${PACKAGE.name}@${PACKAGE.version}`]);
    if ((await run(npm.command, npm.args, { cwd: cacheDir, shell: npm.shell })) !== 0) return undefined;
  }
  // It unpacks into TMPDIR, the libraries only where it believes to be on AWS, and wants a newer Node than ours may be.
  const unpack = `import('${PACKAGE.name}').then((chromium) => chromium.default.executablePath()).then((file) => console.log(file))`;
  const unpackEnv = { ...process.env, TMPDIR: cacheDir, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  try {
    const file = execFileSync(hostNode(), ['-e', unpack], { cwd: cacheDir, env: unpackEnv, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const env = { LD_LIBRARY_PATH: path.join(cacheDir, 'al2023/lib'), FONTCONFIG_FILE: writeFontConfig() };
    return starts(file, env) ? { file, env } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Chromium crashes where it finds no font at all, and the package's own configuration looks for its fonts in other places.
 * @returns {string} the path of the configuration
 */
function writeFontConfig() {
  const file = path.join(cacheDir, 'fonts.conf');
  const dirs = [path.join(cacheDir, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'].map((dir) => `  <dir>${dir}</dir>`);
  fs.writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>\n${dirs.join('\n')}\n  <cachedir>${cacheDir}/fonts-cache</cachedir>\n</fontconfig>\n`);
  return file;
}

/** @returns {Promise<BrowserProgram | undefined>} */
async function browserFromSystem() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return undefined;
  console.log('No browser is installed: getting Chromium from the system (apt-get install chromium)…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium']]) {
    if ((await run('apt-get', args, { env, onLine: () => {} })) !== 0) return undefined;
  }
  return installedBrowser();
}
