// What the README's tour shows, step by step, and the README's screenshot. `npm test` plays it twice: on this folder and on
// the installed package.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const ARTICLE = '2024-05-05-northern-wire.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;
const settings = { 'sourceAnnotator.annotator': 'carol', 'editor.wordWrap': 'on' };

suite('the tour', () => {
  const inWorkbench = useVSCode();

  test('1. look: actors are underlined, figures underlined twice, cues wavy', inWorkbench({ open: ARTICLE, settings }, async ({ editor }) => {
    const underlined = await eventually(async () => {
      const spans = await editor.decoratedSpans();
      const drawnWith = (line: string) => spans.filter(({ underline }) => underline === line).map(({ text }) => text);
      const found = { actors: drawnWith('underline solid'), figures: drawnWith('underline double'), cues: drawnWith('underline wavy') };
      return Object.values(found).every((texts) => texts.length > 0) && found;
    }, 'actors, figures and cues');
    assert.ok(underlined.actors.includes('Daurbekov'), underlined.actors.join(' | '));
    assert.ok(underlined.figures.includes('about 60'), underlined.figures.join(' | '));
    assert.ok(underlined.cues.includes('may'), underlined.cues.join(' | '));
  }));

  test('2. hover: who an actor is, and where else', inWorkbench({ open: ARTICLE, settings }, async (workbench) => {
    const card = await workbench.editor.hover('Ilyas Tamerin', { expected: /novaya.gavan/i });
    assert.match(card, /Ilias Tamerin/);
    assert.match(card, /Iljas Tamerin/);
    await workbench.screenshot('hover');
    const figure = await workbench.editor.hover('about 60', { expected: /57|40/ });
    assert.match(figure, /60/);
  }));

  test('3. judge: a suggestion is accepted from the keyboard, and stands in the sidecar', inWorkbench({ open: ARTICLE, settings }, async (workbench) => {
    await workbench.editor.hover('Norway');
    await workbench.editor.goTo('Norway');
    await workbench.page.keyboard.press('Control+Alt+Y');
    const sidecar = await eventually(() => /carol:[^]*quote: "?Norway/.test(workbench.read(SIDECAR)) && workbench.read(SIDECAR), 'Norway in the sidecar');
    assert.match(sidecar, /status: accepted/);
    await workbench.runCommand('Source Annotator: Undo Annotation');
    await eventually(() => !workbench.read(SIDECAR).includes('carol:'), 'the sidecar as it was');
  }));

  test('4. tag: selected words become an annotation by few keys', inWorkbench({ open: ARTICLE, settings }, async (workbench) => {
    await workbench.editor.select('further cracks');
    await workbench.runCommand('Source Annotator: Annotate Selection…');
    await workbench.quickInput.pick('Hedged claim');
    await eventually(() => /carol:[^]*quote: "?further cracks/.test(workbench.read(SIDECAR)), 'the claim in the sidecar');
  }));

  test('5. the sidecar changed by hand shows at once', inWorkbench({ open: ARTICLE, settings }, async (workbench) => {
    await workbench.editor.hover('about 60');
    workbench.write(SIDECAR, workbench.read(SIDECAR).replace(/\n {2}alice:/, '\n  adam:\n    - id: a00000000a\n      kind: actor\n      type: people\n      quote: "Oil prices"\n\n  alice:'));
    await eventually(async () => (await workbench.editor.decoratedSpans()).some(({ text, underline }) => text === 'Oil prices' && underline === 'underline solid'), 'the actor of the sidecar');
  }));

  test('6. walk: an actor’s entry in actors.yaml, and the view of the folder', inWorkbench({ open: ARTICLE, settings }, async (workbench) => {
    await workbench.editor.hover('Ilyas Tamerin', { expected: /novaya.gavan/i });
    await workbench.editor.goTo('Ilyas Tamerin');
    await workbench.page.keyboard.press('F12');
    await workbench.editor.shows('actors.yaml');
    await workbench.views.open('Source Annotator');
    await workbench.views.row('Actors', 'Tamerin').waitFor();
    await workbench.views.row('Figures', /./).waitFor();
    await workbench.views.row('Claims', /./).waitFor();
    await workbench.screenshot('side-bar');
  }));

  test('7. export: from the palette to a file, opened by a button', inWorkbench({ open: ARTICLE, settings }, async (workbench) => {
    await workbench.editor.hover('about 60');
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await workbench.quickInput.pick('All Articles of the Folder');
    await workbench.quickInput.pick('CSV: annotations');
    await workbench.saveAs(path.join(workbench.folder, 'all.csv'));
    const toast = await workbench.messages.toast('all.csv');
    assert.match(fs.readFileSync(path.join(workbench.folder, 'all.csv'), 'utf8'), /2024-05-20-northern-wire\.txt/);
    await toast.press('Open');
    await workbench.editor.shows('all.csv');
  }));
});
