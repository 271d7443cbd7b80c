// The window in German: titles of commands and views from package.nls.de.json, everything else from l10n/bundle.l10n.de.json.
import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const COURIER = '2024-05-06-halvern-courier.txt';
const SETTINGS = { 'sourceAnnotator.annotator': 'carol' };

suite('in German', () => {
  const inWorkbench = useVSCode();

  test('commands, views and questions are German', inWorkbench({ open: COURIER, settings: SETTINGS, language: 'de' }, async (workbench) => {
    const { editor, page, quickInput, views } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the article is analysed');
    await editor.select('provincial treasury');
    await page.keyboard.press('Control+Alt+A');
    const choices = await eventually(async () => {
      const entries = await quickInput.entries();
      return entries.some((entry) => entry.includes('Bewaffnete Gruppe')) && entries;
    }, 'the choices are German');
    assert.ok(choices.some((entry) => entry.includes('Volk')));
    await workbench.screenshot('german-choices');
    await page.keyboard.press('Escape');
    await views.open('Source Annotator');
    await views.row('Akteure', 'Mirzo Daurbekov').waitFor();
    await views.row('Zahlen', 'Prozentwerte').waitFor();
    await workbench.screenshot('german-views');
    await workbench.runCommand('Source Annotator: Annotationen exportieren …');
    await eventually(async () => (await quickInput.entries()).some((entry) => entry.includes('Alle Artikel des Ordners')), 'it is asked in German what to export');
    await workbench.screenshot('german-export');
  }));
});
