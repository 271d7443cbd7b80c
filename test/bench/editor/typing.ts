import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../support/browser.mjs';
import { root } from '../../support/paths.mjs';
import { startVSCode } from '../../support/vscodeServer.mjs';
import { eventually } from '../../e2e/support/eventually';
import { createWorkbench, type Workbench } from '../../e2e/workbench';

const ARTICLE = 'typing.txt';
const KEYS = 50;
/** A fast typist's pace. */
const PACE_MS = 80;
const OFF = { 'sourceAnnotator.exclude': ['**/*'] };

/** Milliseconds from each key to the end of the frame that shows it. */
export interface TypingFigures {
  readonly on: readonly number[];
  readonly off: readonly number[];
}

/** Types in the middle of a text, with the extension's marks in it and without, in turns. */
export async function typingFigures(text: string, turns: number, makeFolder: () => string): Promise<TypingFigures> {
  const server = await startVSCode({ link: root });
  const browser = await launchBrowser();
  const figures = { on: [] as number[], off: [] as number[] };
  try {
    for (let turn = 0; turn < 2 * turns; turn++) {
      const isOn = turn % 2 === 1;
      const folder = makeFolder();
      fs.writeFileSync(path.join(folder, ARTICLE), text);
      fs.mkdirSync(path.join(folder, '.vscode'));
      fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(isOn ? {} : OFF));
      const page = await browser.newPage();
      const workbench = createWorkbench(page, folder);
      await page.goto(server.pageUrl(folder, [['openFile', server.uri(path.join(folder, ARTICLE))]]));
      await workbench.ready(ARTICLE);
      figures[isOn ? 'on' : 'off'].push(...(await latencies(workbench, isOn)));
      await page.context().close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return figures;
}

async function latencies({ editor, page, read }: Workbench, isOn: boolean): Promise<readonly number[]> {
  const lines = read(ARTICLE).split('\n');
  const middle = lines.slice(lines.length >> 1).find((line) => line.length > 60) ?? '';
  await editor.goTo(middle.slice(0, 50));
  if (isOn) await editor.decoratedSpans();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push(performance.now() - timeStamp);
        port2.postMessage(undefined); // comes when the frame has been drawn
      });
    }, true);
  });
  for (let key = 0; key < KEYS; key++) await page.keyboard.press(key % 6 === 5 ? ' ' : 'x', { delay: PACE_MS });
  return eventually(
    async () => {
      const seen = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
      return seen.length >= KEYS && seen;
    },
    'every key has been drawn',
  );
}
