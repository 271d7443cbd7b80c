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

  test('a search lists what it finds as it is typed, and opens a place', inWorkbench({ open: WIRE }, async ({ editor, quickInput, runCommand, screenshot }) => {
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await runCommand('Source Annotator: Search Annotations…');
    await quickInput.listed('certainty<0.5');
    await screenshot('search-fields');
    await quickInput.filter('kind:claim certainty<0.4');
    await eventually(async () => {
      const entries = await quickInput.entries();
      return entries.some((entry) => entry.includes('exclude')) && entries.every((entry) => entry.includes('claim'));
    }, 'claims alone are listed');
    await screenshot('search-found');
    await quickInput.filter('kind:verb');
    await quickInput.listed('write one of actor');
    await quickInput.filter('kind:claim exclude');
    await eventually(async () => {
      const entries = await quickInput.entries();
      return entries.length === 1 && entries[0]?.includes('We do not exclude sabotage');
    }, 'one is left');
    await quickInput.take('We do not exclude sabotage');
    await editor.shows(WIRE);
    await eventually(async () => (await editor.position()).includes('selected'), 'the claim is selected');
  }));

  test('a network is exported with options, and they are remembered', inWorkbench({ open: WIRE, settings: SIMPLE_DIALOG }, async (workbench) => {
    const { editor, quickInput, messages, screenshot } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.listed('All Articles of the Folder');
    await screenshot('export-scope');
    await quickInput.pick('All Articles of the Folder');
    await quickInput.filter('GraphML');
    await quickInput.listed('GraphML');
    await screenshot('export-format');
    await quickInput.take('GraphML', 'GraphML');
    await quickInput.choose('How are the weights normalised?');
    await quickInput.choose('Jaccard');
    await quickInput.listed(/normalised.*Jaccard/);
    await screenshot('export-options');
    await quickInput.choose('Continue');
    await workbench.acceptSave('examples-annotations.graphml');
    await messages.toast(/are in examples-annotations\.graphml/);
    await screenshot('export-done');
    assert.match(workbench.read('examples-annotations.graphml'), /<data key="weight">0\.\d+<\/data>/);
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('All Articles of the Folder');
    await quickInput.take('GraphML'); // the format used last comes first
    await quickInput.listed(/normalised.*Jaccard/); // and the option is remembered
  }));

  test('the HTML report reads well without VS Code, and narrows by kind without a script', inWorkbench({ open: WIRE, settings: SIMPLE_DIALOG }, async (workbench) => {
    const { editor, quickInput, messages, page, folder } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('This Article');
    await quickInput.take('HTML', 'HTML');
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
