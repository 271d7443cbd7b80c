import fs from 'node:fs';
import path from 'node:path';
import { eventually } from '../../e2e/support/eventually';
import { launchBrowser, type TestBrowser } from '../../support/browser.mjs';
import { root } from '../../support/paths.mjs';
import { startVSCode, type VSCodeServer } from '../../support/vscodeServer.mjs';
import type { Opened } from './figures';

const ARTICLE = 'opened.txt';
const LIMIT_MS = 120_000;

/** Windows in which an article stands from the beginning: from asking for the window to its text, and to its marks. */
export interface NewWindowFigures {
  /** Of an article that no window has shown before. */
  readonly first: readonly Opened[];
  /** Of the same article, in a window that comes later. */
  readonly again: readonly Opened[];
  /** With an extension in place of ours that does nothing but underline every text: sooner VS Code draws nothing of anybody's. */
  readonly least: readonly Opened[];
}

/** Windows in turns, each with an extension host of its own. */
export async function newWindowFigures(text: string, turns: number, makeFolder: () => string): Promise<NewWindowFigures> {
  const browser = await launchBrowser();
  const servers = [await startVSCode({ link: root }), await startVSCode({ link: underliner(makeFolder()) })] as const;
  const [ours, bare] = servers;
  const figures = { first: [] as Opened[], again: [] as Opened[], least: [] as Opened[] };
  try {
    for (let turn = 0; turn < turns; turn++) {
      const folder = makeFolder();
      fs.writeFileSync(path.join(folder, ARTICLE), text);
      const before = keptFiles(ours).length;
      figures.first.push(await open(browser, ours, folder, () => keptFiles(ours).length > before));
      figures.again.push(await open(browser, ours, folder));
      figures.least.push(await open(browser, bare, folder));
    }
  } finally {
    await browser.close();
    for (const server of servers) await server.stop();
  }
  return figures;
}

/** @param isDone what the window is left open for. */
async function open(browser: TestBrowser, server: VSCodeServer, folder: string, isDone = () => true): Promise<Opened> {
  const page = await browser.newPage();
  const start = performance.now();
  await page.goto(server.pageUrl(folder, [['openFile', server.uri(path.join(folder, ARTICLE))]]));
  const seen = async (what: string): Promise<number> => {
    await page.locator(`.part.editor ${what}`).first().waitFor({ timeout: LIMIT_MS });
    return performance.now() - start;
  };
  const [shownMs, marksMs] = await Promise.all([seen('.view-line'), seen('.view-line [class*=ced-]')]);
  await eventually(isDone, 'what is drawn has been kept');
  await page.context().close();
  await endHosts(server);
  return { shownMs, marksMs };
}

/** The host of a window that is gone waits for it to come back, and as long as it does the next one of the folder gets another storage. */
async function endHosts(server: VSCodeServer): Promise<void> {
  for (const lock of stored(server, 'vscode.lock')) {
    const { pid } = JSON.parse(fs.readFileSync(lock, 'utf8')) as { readonly pid: number };
    fs.rmSync(lock);
    process.kill(pid);
    await eventually(() => !isRunning(pid), 'the extension host has ended');
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const keptFiles = (server: VSCodeServer): readonly string[] => stored(server, 'drawn.json');

/** The files of a name in the storage of all folders. */
function stored({ dataDir }: VSCodeServer, name: string): readonly string[] {
  const storage = path.join(dataDir, 'user/User/workspaceStorage');
  if (!fs.existsSync(storage)) return [];
  const files = fs.readdirSync(storage, { recursive: true }) as string[];
  return files.filter((file) => path.basename(file) === name).map((file) => path.join(storage, file));
}

function underliner(folder: string): string {
  const manifest = { name: 'underliner', publisher: 'bench', version: '0.0.0', engines: { vscode: '^1.100.0' }, main: './main.js', activationEvents: ['onLanguage:plaintext'] };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(
    path.join(folder, 'main.js'),
    `const { window, Range } = require('vscode');
exports.activate = () => {
  const type = window.createTextEditorDecorationType({ textDecoration: 'underline' });
  const draw = () => window.visibleTextEditors.forEach((editor) => editor.setDecorations(type, [new Range(0, 0, 9, 0)]));
  draw();
  window.onDidChangeVisibleTextEditors(draw);
};`,
  );
  return folder;
}
