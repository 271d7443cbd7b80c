// An import as a person sees it: choosing the file, reading the plan, writing it, taking it back.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';
import type { Workbench } from './workbench';

const ARTICLE = '2024-05-06-halvern-courier.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;
const CSV = [
  'article,annotator,kind,type,quote,tags',
  `${ARTICLE},dora,actor,person,Mirza Daurbekov,blame`,
  `${ARTICLE},dora,tag,,Rescue workers,responsibility`,
  `${ARTICLE},dora,tag,,words that stand nowhere in it,lost`,
  'elsewhere.txt,dora,tag,,words,lost',
  '',
].join('\r\n');
const SETTINGS = { 'sourceAnnotator.annotator': 'carol', 'files.simpleDialog.enable': true };

/** Runs the command and chooses the file, leaves out what is not in the folder, and waits for the plan. */
async function plan(workbench: Workbench): Promise<void> {
  const { quickInput } = workbench;
  // the palette lists the commands that were there when it was opened
  await eventually(async () => (await workbench.editor.decoratedSpans()).length > 0, 'the extension is at work');
  workbench.write('in.csv', CSV);
  await workbench.runCommand('Source Annotator: Import Annotations…');
  // the dialog fills in its proposal later than it opens
  await quickInput.holds(new RegExp(`^${workbench.folder}`));
  await quickInput.filter(path.join(workbench.folder, 'in.csv'));
  await quickInput.choose('in.csv');
  await quickInput.take(/CSV.*recognised/);
  await quickInput.choose('None of them: leave these annotations out');
  await quickInput.listed(/3 new · 1 for review/);
}

suite('importing annotations', () => {
  const inWorkbench = useVSCode();

  test('the plan is shown, written on Enter, and taken back as one step', inWorkbench({ open: ARTICLE, settings: SETTINGS }, async (workbench) => {
    const { page, messages, quickInput, inThemes } = workbench;
    const file = path.join(workbench.folder, SIDECAR);
    const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
    await plan(workbench);
    await page.locator('.editor-group-container .view-line', { hasText: 'Nothing has been written yet.' }).first().waitFor();
    assert.equal(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined, before);
    await inThemes(['light', 'high contrast dark', 'dark'], (theme) => workbench.screenshot(`import-plan-${theme.replaceAll(' ', '-')}`));
    await quickInput.press('Enter');
    const toast = await messages.toast('3 annotations were added to 1 article.');
    await workbench.screenshot('import-done-dark');
    assert.match(workbench.read(SIDECAR), /dora:[^]*Mirza Daurbekov[^]*stand nowhere/);
    await toast.press('Undo');
    await eventually(() => !workbench.read(SIDECAR).includes('dora'), 'all of it is gone');
  }));

  test('Escape at the plan writes nothing', inWorkbench({ open: ARTICLE, settings: SETTINGS }, async (workbench) => {
    await plan(workbench);
    await workbench.quickInput.press('Escape');
    await workbench.messages.toast('The import was cancelled; nothing was written.');
    assert.equal(fs.existsSync(path.join(workbench.folder, SIDECAR)) && workbench.read(SIDECAR).includes('dora'), false);
  }));
});
