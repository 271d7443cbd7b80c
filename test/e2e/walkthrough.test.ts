// The walkthrough of a newcomer: its buttons do what they say and tick its steps off; and its pictures, taken from the real window.
import fs from 'node:fs';
import path from 'node:path';
import { outDir } from '../support/paths.mjs';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';
import type { Theme, Workbench } from './workbench';

const COURIER = '2024-05-06-halvern-courier.txt';
const SIDECAR = `${COURIER}.annotations.yaml`;
const SETTINGS = { 'sourceAnnotator.annotator': 'carol', 'editor.wordWrap': 'on', 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'editor.hover.above': false };

/** A window without its side bar, so small that a picture of it can be read beside the text of a step. */
const SMALL_WINDOW = { width: 620, height: 380 };
/** What is shown of it: not the activity bar and the status bar. */
const CLIP = { x: 40, y: 0, width: 580, height: 350 };

/** Each theme with the name that a walkthrough gives it. */
const THEMES: readonly (readonly [Theme, string])[] = [
  ['dark', 'dark'],
  ['light', 'light'],
  ['high contrast dark', 'hc'],
  ['high contrast light', 'hcLight'],
];

suite('the walkthrough', () => {
  const inWorkbench = useVSCode();

  test('is opened by a command, and its buttons lead from an article to an export', inWorkbench({ settings: SETTINGS }, async (workbench) => {
    const { page, editor, quickInput, views, read } = workbench;
    await views.open('Source Annotator');
    await views.row('Actors', 'Mirzo Daurbekov').waitFor();
    await workbench.runCommand('Source Annotator: Get Started');
    const step = (id: string) => page.locator(`.getting-started-step[data-step-id$="#start#${id}"]`);
    const ticked = (id: string) => step(id).locator('.codicon-getting-started-step-checked, .codicon-pass-filled, .complete').first().waitFor();
    const isExpanded = async (id: string) => /\bexpanded\b/.test((await step(id).getAttribute('class')) ?? '');
    const press = async (id: string, button: string) => {
      if (!(await isExpanded(id))) {
        // opened without the focus that a mouse gives it: it takes the keyboard by itself when it has slid open, also from a list that has opened
        // meanwhile, and that is waited for
        await step(id).dispatchEvent('click');
        await eventually(() => step(id).evaluate((element) => element === document.activeElement), `the step ${id} has the keyboard`);
      }
      await step(id).getByRole('button', { name: button, exact: true }).click();
    };
    await eventually(() => step('folder').evaluate((element) => element === document.activeElement), 'the walkthrough has the keyboard');
    await press('folder', 'Open an Article');
    await quickInput.listed('Halvern Courier');
    await workbench.screenshot('walkthrough-open-article');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Halvern Courier' }).click();
    await editor.shows(COURIER);
    await ticked('folder');
    await press('look', 'Show a Card');
    await page.locator('.monaco-hover:visible', { hasText: /— person|— state|— organization/ }).first().waitFor();
    await ticked('look');
    await workbench.screenshot('walkthrough-look');
    await press('tag', 'Tag Words');
    await quickInput.listed('Organization');
    await quickInput.giveUp();
    await ticked('tag');
    await press('judge', 'Go to a Suggestion');
    await eventually(async () => (await editor.position()).includes('selected'), 'a suggestion is selected');
    const before = read(SIDECAR);
    await press('judge', 'Accept It and Go On');
    await eventually(() => read(SIDECAR) !== before, 'the suggestion is accepted');
    await ticked('judge');
    await press('export', 'Export Annotations…');
    await quickInput.listed('All Articles of the Folder');
    await quickInput.giveUp();
    await ticked('export');
    await workbench.screenshot('walkthrough-done');
  }));

  test('has pictures of each step in each theme', inWorkbench({ open: COURIER, settings: SETTINGS }, async (workbench) => {
    const { page, editor, quickInput } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the article is analysed');
    await page.keyboard.press('Control+B');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
    await page.setViewportSize(SMALL_WINDOW);

    await workbench.runCommand('Source Annotator: Open Article…');
    await quickInput.listed('Halvern Courier');
    await takePictures(workbench, 'folder');
    await quickInput.giveUp();

    await editor.hover('Mirza Daurbekov', { expected: /mentions in \d articles/ });
    await takePictures(workbench, 'look');
    await page.keyboard.press('Escape');

    await editor.select('provincial treasury');
    await quickInput.open('Control+Alt+A');
    await quickInput.listed('Organization');
    await takePictures(workbench, 'tag');
    await quickInput.giveUp();

    await editor.goTo('Saule Ormandi');
    const before = workbench.read(SIDECAR);
    await page.keyboard.press('Control+Alt+Shift+Y');
    await eventually(() => workbench.read(SIDECAR) !== before, 'the suggestion is accepted');
    await eventually(async () => (await editor.position()).includes('selected'), 'the next suggestion is selected');
    await takePictures(workbench, 'judge');

    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('All Articles of the Folder');
    await quickInput.listed('CSV: annotations');
    await takePictures(workbench, 'export');
  }));
});

/** Writes out/walkthrough/STEP-THEME.png; `npm run pictures` puts them into media/walkthrough/. */
async function takePictures({ page, inThemes }: Workbench, step: string): Promise<void> {
  fs.mkdirSync(path.join(outDir, 'walkthrough'), { recursive: true });
  await inThemes(THEMES.map(([theme]) => theme), async (theme) => {
    const name = THEMES.find(([each]) => each === theme)?.[1] ?? theme;
    await page.screenshot({ path: path.join(outDir, 'walkthrough', `${step}-${name}.png`), clip: CLIP });
  });
}
