// Somebody's first minutes, from an empty profile to a file for the spreadsheet, with nothing read but what the window says.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const COURIER = '2024-05-06-halvern-courier.txt';
const SIDECAR = `${COURIER}.annotations.yaml`;
const THREE_MINUTES_MS = 180_000;

suite('a newcomer', () => {
  const inWorkbench = useVSCode();

  test('exports a first annotation within three minutes', inWorkbench({ limitMs: THREE_MINUTES_MS }, async (workbench) => {
    const { page, editor, quickInput, read, folder } = workbench;
    const listed = (words: string) => eventually(async () => (await quickInput.entries()).some((entry) => entry.includes(words)), `a list with “${words}”`);
    const box = page.locator('.quick-input-widget:visible .quick-input-box input');

    await workbench.views.open('Source Annotator');
    await workbench.views.row('Actors', 'Mirzo Daurbekov').waitFor();
    await workbench.runCommand('Source Annotator: Open Article…');
    await listed('Halvern Courier');
    await quickInput.filter('Halvern');
    await listed('Halvern Courier');
    await page.keyboard.press('Enter');
    await editor.shows(COURIER);
    const before = read(SIDECAR);
    await editor.select('provincial treasury');
    await workbench.runCommand('Source Annotator: Annotate as Actor…');
    await listed('Organization');
    await quickInput.filter('organ');
    await listed('Organization');
    await page.keyboard.press('Enter');
    await listed('provincial treasury');
    await page.keyboard.press('Enter');
    // who annotates is asked once, where neither a setting nor git says it
    await eventually(async () => read(SIDECAR) !== before || ((await box.isVisible()) && (await box.getAttribute('type')) === 'text' && (await page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row').count()) === 0), 'the annotation, or the question for the name');
    if (read(SIDECAR) === before) await quickInput.type('nina');
    await eventually(() => read(SIDECAR).includes('quote: "provincial treasury"'), 'the annotation is stored');
    await workbench.screenshot('newcomer-annotated');

    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('All Articles of the Folder');
    await listed('CSV: annotations');
    await quickInput.filter('CSV: annotations');
    await listed('CSV: annotations');
    await page.keyboard.press('Enter');
    await listed('Continue');
    await page.keyboard.press('Enter');
    await eventually(async () => (await box.inputValue()).endsWith('.csv'), 'the save dialog proposes a name');
    await page.keyboard.press('Enter');
    await workbench.messages.toast(/annotations of 7 articles are in/);
    await workbench.screenshot('newcomer-exported');
    const [file] = fs.readdirSync(folder).filter((name) => name.endsWith('.csv'));
    assert.match(fs.readFileSync(path.join(folder, file ?? ''), 'utf8'), /provincial treasury/);
  }));
});
