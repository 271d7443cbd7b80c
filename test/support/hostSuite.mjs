// Runs a mocha entry (a module with `run()`) inside a real extension host, driven by a headless browser.
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { parseCounts } from './counts.mjs';
import { outDir } from './paths.mjs';
import { startVSCode } from './vscodeServer.mjs';

/** A run takes two minutes on a desk. */
const RUN_LIMIT_MS = 20 * 60_000;
/** Set by test/host/support/reporting.ts in front of each line of the tests. */
const MARK = '\u2063';
const CHATTER =
  /^(Resolv(ing|ed) connection token|Creating a socket|Ignoring fetching|Updating additional builtin|\[reconnection-grace-time\]|\[AgentHost|Creation of workbench contribution|Timed out waiting for authentication provider|No search provider registered|\[AccountPolicyGate\]|\[Service Worker\]|document '.*settings\.json already exists)/;

/** In the stack of an error: it comes from the extension itself. */
const OWN_CODE = /[\\/]dist[\\/](web[\\/])?(extension|worker)\.js/;

/** Names a module of VS Code's own. */
const VSCODE_MODULE = /\/static\/out\/vs\//;

/**
 * @typedef {object} HostSuite
 * @property {'node' | 'web'} kind of extension host
 * @property {string} extension folder of the extension under test
 * @property {string} entry the bundle that exports `run()`
 * @property {string} folder what the window has open
 * @property {Record<string, unknown>} [settings]
 * @property {number} [limitMs] after which the run counts as hung
 */

/**
 * @param {HostSuite} suite
 * @returns {Promise<number>} 0 when every test passed, the extension host lived to the end of `run()` and the extension left no
 *   error uncaught; else another
 */
export async function runHostSuite(suite) {
  const kind = suite.kind === 'web' ? { 'remote.extensionKind': { [extensionId(suite.extension)]: ['web'] } } : {};
  // in a browser VS Code saves by itself after a second, which on a busy machine is in the middle of a test
  const settings = { 'files.autoSave': 'off', ...kind, ...suite.settings };
  const server = await startVSCode({ testDriver: true, shutdown: 'lastPage', settings });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      return await runInPage(page, suite, server).catch(async (/** @type {unknown} */ error) => {
        console.error(String(error));
        await page.screenshot({ path: path.join(outDir, 'screenshots', `host-${suite.kind}-failure.png`) }).catch(() => undefined);
        return 1;
      });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** @param {string} folder */
function extensionId(folder) {
  const manifest = /** @type {{ publisher: string, name: string }} */ (JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')));
  return `${manifest.publisher}.${manifest.name}`;
}

/**
 * @param {import('./browser.mjs').Page} page
 * @param {HostSuite} suite
 * @param {import('./vscodeServer.mjs').VSCodeServer} server
 * @returns {Promise<number>}
 */
async function runInPage(page, suite, server) {
  let counted = false;
  let ended = false;
  let strayErrors = 0;
  const verbose = process.argv.includes('--verbose');
  /** @param {string} line */
  const onLine = (line) => {
    if (line.startsWith(MARK)) {
      const own = line.slice(MARK.length);
      if (parseCounts(own)) counted = true;
      console.log(own);
    } else if (verbose || !(counted || ended || CHATTER.test(line))) {
      console.log(`    | ${line}`);
      if (OWN_CODE.test(line)) strayErrors++; // a promise that nobody caught, with its stack
    }
  };
  // VS Code's test driver calls these two: console lines of the extension host, and the exit code of the tests.
  const exit = new Promise((/** @type {(code: number) => void} */ resolve, reject) => {
    const limitMs = suite.limitMs ?? RUN_LIMIT_MS;
    setTimeout(() => reject(new Error(`The tests did not end in ${limitMs / 1000} s.`)), limitMs).unref();
    page.on('crash', () => reject(new Error('The page of the workbench crashed.')));
    page.on('close', () => reject(new Error('The browser ended before the tests did.')));
    page.on('pageerror', (error) => {
      console.error(`[page] ${error.stack || error.message}`);
      // errors out of a worker come without a stack, as do those of VS Code's modules that a page loads while the server ends
      if (error.stack ? OWN_CODE.test(error.stack) : !VSCODE_MODULE.test(error.message)) strayErrors++;
    });
    page
      .exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
        ended = true;
        resolve(code);
      })
      .catch(reject);
  });
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _level, /** @type {unknown[]} */ args) => onLine(args.map(String).join(' ')));
  await page.goto(
    server.pageUrl(suite.folder, [
      ['extensionDevelopmentPath', server.uri(suite.extension)],
      ['extensionTestsPath', server.uri(suite.entry)],
      ['skipWelcome', 'true'],
    ]),
  );
  const code = await exit;
  if (code === 0 && !counted) {
    console.error('The extension host ended before the tests did.'); // VS Code reports a dead host as exit code 0
    return 1;
  }
  if (strayErrors > 0) {
    console.error(`The extension has left ${strayErrors} errors uncaught; they stand above.`);
    return 1;
  }
  return code;
}
