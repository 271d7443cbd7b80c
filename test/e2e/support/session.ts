// One VS Code and one browser for a suite; for every test a page of its own on a fresh copy of examples/.
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser, type TestBrowser } from '../../support/browser.mjs';
import { ensureHost } from '../../support/installHost.mjs';
import { examplesDir, outDir, root } from '../../support/paths.mjs';
import { withCopyOf } from '../../support/tempFolder.mjs';
import { startVSCode, type VSCodeServer } from '../../support/vscodeServer.mjs';
import { createWorkbench, type Workbench } from '../workbench';
import { WAIT_LIMIT_MS } from './eventually';

const START_LIMIT_MS = 120_000;
const TEST_LIMIT_MS = 300_000;

interface WorkbenchOptions {
  /** An article to open at the start, by its name in the folder. */
  readonly open?: string;
  /** Settings of the workspace, such as `workbench.colorTheme`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A folder to copy and open in place of examples/. */
  readonly folder?: string;
  /** How long the test may take, where it is more than usual. */
  readonly limitMs?: number;
  /** The display language, such as `de`; English where absent. */
  readonly language?: string;
}

type InWorkbench = (options: WorkbenchOptions, body: (workbench: Workbench) => Promise<void>) => Mocha.AsyncFunc;

/**
 * Call it at the top of a suite: `const inWorkbench = useVSCode();`, then `test('…', inWorkbench({ open: 'a.txt' }, async (workbench) => { … }))`.
 * The extension is the one in this folder, or the package that SOURCE_ANNOTATOR_VSIX names.
 */
export function useVSCode(host: { readonly askForTrust?: boolean } = {}): InWorkbench {
  let server: VSCodeServer | undefined;
  let browser: TestBrowser | undefined;
  suiteSetup(async function () {
    this.timeout(START_LIMIT_MS);
    await ensureHost();
    const vsix = process.env.SOURCE_ANNOTATOR_VSIX;
    server = await startVSCode({ ...host, ...(vsix ? { vsix } : { link: root, fewBuiltIns: true }) });
    browser = await launchBrowser();
  });
  suiteTeardown(async function () {
    this.timeout(START_LIMIT_MS);
    const refused = [...(browser?.refused ?? [])];
    await browser?.close();
    await server?.stop();
    if (refused.length > 0) throw new Error(`Something outside this machine was asked for: ${refused.join(', ')}`);
  });
  return (options, body) =>
    async function () {
      this.timeout(options.limitMs ?? TEST_LIMIT_MS);
      if (!server || !browser) throw new Error('VS Code is not running.');
      const title = this.test?.fullTitle() ?? 'test';
      await inFreshWorkbench(server, browser, options, body, title);
    };
}

async function inFreshWorkbench(server: VSCodeServer, browser: TestBrowser, options: WorkbenchOptions, body: (workbench: Workbench) => Promise<void>, title: string): Promise<void> {
  await withCopyOf(options.folder ?? examplesDir, async (folder) => {
    if (options.settings) writeSettings(folder, options.settings);
    const page = await browser.newPage();
    page.setDefaultTimeout(WAIT_LIMIT_MS);
    if (options.language) await page.addInitScript(speak, options.language);
    const pageErrors: string[] = [];
    page.on('pageerror', ({ message }) => pageErrors.push(message));
    const workbench = createWorkbench(page, folder);
    try {
      await page.goto(server.pageUrl(folder, options.open ? [['openFile', server.uri(path.join(folder, options.open))]] : []));
      await workbench.ready(options.open);
      await body(workbench);
    } catch (error) {
      const picture = `failed-${title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}`;
      await workbench.screenshot(picture).catch(() => undefined);
      const aside = pageErrors.length > 0 ? `\nThe page said: ${pageErrors.join('\n')}` : '';
      throw new Error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\nA picture: ${path.relative(root, path.join(outDir, 'screenshots', picture))}.png${aside}`);
    } finally {
      await page.context().close();
    }
  });
}

/** Runs in the page before VS Code does, in place of the language pack that would say this: its own texts stay English without one. */
function speak(language: string): void {
  Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
}

function writeSettings(folder: string, settings: Readonly<Record<string, unknown>>): void {
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(settings, null, 2));
}
