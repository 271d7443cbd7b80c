// The window in German: titles of commands and views from package.nls.de.json, everything else from l10n/bundle.l10n.de.json.
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const COURIER = '2024-05-06-halvern-courier.txt';
const SETTINGS = { 'sourceAnnotator.annotator': 'carol' };

suite('in German', () => {
  const inWorkbench = useVSCode();

  test('commands, views and questions are German', inWorkbench({ open: COURIER, settings: SETTINGS, language: 'de' }, async (workbench) => {
    const { editor, quickInput, views } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the article is analysed');
    await editor.select('provincial treasury');
    await quickInput.open('Control+Alt+A');
    await quickInput.listed('Bewaffnete Gruppe');
    await quickInput.listed('Volk');
    await workbench.screenshot('german-choices');
    await quickInput.giveUp();
    await views.open('Source Annotator');
    await views.row('Akteure', 'Mirzo Daurbekov').waitFor();
    await views.row('Zahlen', 'Prozentwerte').waitFor();
    await workbench.screenshot('german-views');
    await workbench.runCommand('Source Annotator: Annotationen exportieren …');
    await quickInput.listed('Alle Artikel des Ordners');
    await workbench.screenshot('german-export');
  }));
});
