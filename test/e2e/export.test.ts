// Search, export and its questions, and the HTML report as a browser shows it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const WIRE = '2024-05-05-northern-wire.txt';
const SIMPLE_DIALOG = { 'files.simpleDialog.enable': true };

suite('search and export', () => {
  const inWorkbench = useVSCode();

  test('a search lists what it finds as it is typed, and opens a place', inWorkbench({ open: WIRE }, async ({ editor, quickInput, runCommand, page, screenshot }) => {
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await runCommand('Source Annotator: Search Annotations…');
    await eventually(async () => (await quickInput.entries()).some((entry) => entry.includes('certainty<0.5')), 'the fields are shown');
    await screenshot('search-fields');
    await quickInput.filter('kind:claim certainty<0.4');
    await eventually(async () => {
      const entries = await quickInput.entries();
      return entries.some((entry) => entry.includes('exclude')) && entries.every((entry) => entry.includes('claim'));
    }, 'claims alone are listed');
    await screenshot('search-found');
    await quickInput.filter('kind:verb');
    await eventually(async () => (await quickInput.entries()).some((entry) => entry.includes('write one of actor')), 'what is wrong is said');
    await quickInput.filter('kind:claim exclude');
    await eventually(async () => {
      const entries = await quickInput.entries();
      return entries.length === 1 && entries[0]?.includes('We do not exclude sabotage');
    }, 'one is left');
    await page.keyboard.press('Enter');
    await editor.shows(WIRE);
    await eventually(async () => (await editor.position()).includes('selected'), 'the claim is selected');
  }));

  test('a network is exported with options, and they are remembered', inWorkbench({ open: WIRE, settings: SIMPLE_DIALOG }, async (workbench) => {
    const { editor, quickInput, messages, screenshot, page } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await screenshot('export-scope');
    await quickInput.pick('All Articles of the Folder');
    await quickInput.filter('GraphML');
    await screenshot('export-format');
    await page.keyboard.press('Enter');
    await quickInput.choose('How are the weights normalised?');
    await quickInput.choose('Jaccard');
    await eventually(async () => (await quickInput.entries()).some((entry) => /normalised.*Jaccard/.test(entry)), 'the choice is shown');
    await screenshot('export-options');
    await quickInput.choose('Continue');
    await workbench.acceptSave('examples-annotations.graphml');
    await messages.toast(/are in examples-annotations\.graphml/);
    await screenshot('export-done');
    assert.match(workbench.read('examples-annotations.graphml'), /<data key="weight">0\.\d+<\/data>/);
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('All Articles of the Folder');
    await eventually(async () => (await quickInput.entries())[0]?.includes('GraphML'), 'the format used last comes first');
    await page.keyboard.press('Enter');
    await eventually(async () => (await quickInput.entries()).some((entry) => /normalised.*Jaccard/.test(entry)), 'the option is remembered');
  }));

  test('the HTML report reads well without VS Code, and narrows by kind without a script', inWorkbench({ open: WIRE, settings: SIMPLE_DIALOG }, async (workbench) => {
    const { editor, quickInput, messages, page, folder } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('This Article');
    await quickInput.filter('HTML');
    await page.keyboard.press('Enter');
    await workbench.acceptSave(`${WIRE}.html`);
    await messages.toast(/are in 2024-05-05-northern-wire\.txt\.html/);
    await page.goto(pathToFileURL(path.join(folder, `${WIRE}.html`)).href);
    await page.locator('article mark').first().waitFor();
    await workbench.screenshot('report');
    const isTinted = () => page.locator('mark.figure').first().evaluate((mark) => getComputedStyle(mark).textDecorationLine + getComputedStyle(mark).backgroundColor + getComputedStyle(mark).borderBottomStyle);
    const before = await isTinted();
    await page.locator('#show-figure').uncheck();
    await eventually(async () => (await isTinted()) !== before, 'figures are not marked any more');
    await page.emulateMedia({ media: 'print' });
    await workbench.screenshot('report-print');
  }));
});
