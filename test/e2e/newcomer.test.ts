// Somebody's first minutes, from an empty profile to a file for the spreadsheet, with nothing read but what the window says.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const COURIER = '2024-05-06-halvern-courier.txt';
const SIDECAR = `${COURIER}.annotations.yaml`;

suite('a newcomer', () => {
  const inWorkbench = useVSCode();

  test('exports a first annotation in a few steps', inWorkbench({}, async (workbench) => {
    const { page, editor, quickInput, read, folder } = workbench;
    const box = page.locator('.quick-input-widget:visible .quick-input-box input');

    await workbench.views.open('Source Annotator');
    await workbench.views.row('Actors', 'Mirzo Daurbekov').waitFor();
    await workbench.runCommand('Source Annotator: Open Article…');
    await quickInput.take('Halvern Courier', 'Halvern');
    await editor.shows(COURIER);
    const before = read(SIDECAR);
    await editor.select('provincial treasury');
    await workbench.runCommand('Source Annotator: Annotate as Actor…');
    await quickInput.take('Organization', 'organ');
    await quickInput.take('provincial treasury');
    // who annotates is asked once, where neither a setting nor git says it
    await eventually(async () => read(SIDECAR) !== before || ((await box.isVisible()) && (await box.getAttribute('type')) === 'text' && (await page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row').count()) === 0), 'the annotation, or the question for the name');
    if (read(SIDECAR) === before) await quickInput.type('nina');
    await eventually(() => read(SIDECAR).includes('quote: "provincial treasury"'), 'the annotation is stored');
    await workbench.screenshot('newcomer-annotated');

    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('All Articles of the Folder');
    await quickInput.take('CSV: annotations', 'CSV: annotations');
    await quickInput.take('Continue');
    await quickInput.holds(/\.csv$/);
    await quickInput.press('Enter');
    await workbench.messages.toast(/annotations of 7 articles are in/);
    await workbench.screenshot('newcomer-exported');
    const [file] = fs.readdirSync(folder).filter((name) => name.endsWith('.csv'));
    assert.match(fs.readFileSync(path.join(folder, file ?? ''), 'utf8'), /provincial treasury/);
  }));
});
