// A researcher's hour in short: tag by keys, tag everywhere, merge two spellings, link, rename a code; by keyboard alone.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const INTERVIEW = '2024-05-14-harbour-review.txt';
const SETTINGS = { 'sourceAnnotator.annotator': 'carol' };

suite('tagging fast', () => {
  const inWorkbench = useVSCode();

  test('codes by their key, the last tag again, boundaries by words, all occurrences with a preview', inWorkbench({ open: INTERVIEW, settings: SETTINGS }, async (workbench) => {
    const { editor, page, quickInput, folder, read, views } = workbench;
    const stored = () => (fs.existsSync(path.join(folder, `${INTERVIEW}.annotations.yaml`)) ? read(`${INTERVIEW}.annotations.yaml`) : '');
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await editor.select('joint commission');
    await quickInput.open('Control+Alt+K');
    await quickInput.listed('Mediation');
    await workbench.screenshot('tag-by-key');
    await quickInput.press('t');
    await eventually(() => stored().includes('tags: [mediation]'), 'the key has set the code');
    await editor.goTo('chair');
    await page.keyboard.press('Control+Alt+R');
    await eventually(() => stored().includes('quote: "chair"'), 'the word under the caret has the last tag');
    await page.keyboard.press('Control+Alt+Shift+Comma');
    await eventually(() => stored().includes('quote: "the chair"'), 'the mark has grown at its start');

    await editor.goTo('Halvern still');
    await quickInput.open('Control+Alt+Shift+A');
    await quickInput.pick('In This Article');
    await quickInput.listed('Halvern still');
    await workbench.screenshot('tag-all-preview');
    await quickInput.press('Enter');
    await eventually(() => (stored().match(/entity: veldoria/g)?.length ?? 0) === 3, 'all of them are tagged');

    await editor.goTo('madness');
    await page.keyboard.press('Control+Alt+R');
    await eventually(() => stored().includes('quote: "madness"'), 'a first mark');
    await page.keyboard.press('Control+Alt+L');
    await views.statusItem('Link “madness” to').waitFor();
    await editor.goTo('58 dead');
    await quickInput.open('Control+Alt+L');
    await quickInput.take('contradicts', 'contra');
    await eventually(() => stored().includes('as: contradicts'), 'the link is stored');
    const card = await editor.hover('58 dead', { expected: /Linked/ });
    assert.match(card, /contradicts/);
    await workbench.screenshot('card-link');
  }));

  test('two spellings become one actor from the view, and F2 renames it', inWorkbench({ open: INTERVIEW, settings: SETTINGS }, async (workbench) => {
    const { editor, page, quickInput, read, views } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await views.open('Source Annotator');
    await views.row('Actors', 'Mirzo Daurbekov').waitFor();
    await views.openMenu('Actors', 'Mirzo Daurbekov', 'Merge Actors');
    await workbench.screenshot('actors-menu');
    await page.keyboard.press('Escape');
    await page.locator('.context-view .action-item').first().waitFor({ state: 'hidden' });
    await editor.goTo('Ilyas Tamerin may');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input, .monaco-editor .rename-input').first();
    await box.waitFor();
    await workbench.screenshot('rename-actor');
    await box.fill('Ilyas Tamerov');
    await box.press('Enter');
    await eventually(() => /^tamerov:\n {2}name: "Ilyas Tamerov"/m.test(read('actors.yaml')), 'the entry has the new name');
    await workbench.runCommand('Source Annotator: Delete Code…');
    await quickInput.pick('Casualties');
    await quickInput.listed('annotations in');
    await workbench.screenshot('delete-code-preview');
    await quickInput.giveUp();

    // of more actors than a list holds, those are listed whose name is typed, accents aside; a new one stays at hand
    const many = Array.from({ length: 600 }, (_, n) => `filler-${n}:\n  name: "Filler ${n} of Many"\n  type: organization\n`);
    workbench.write('actors.yaml', `${read('actors.yaml')}\n${many.join('')}odrzanski:\n  name: "Łukasz Odrzański"\n  type: person\n`);
    const stored = () => (fs.existsSync(path.join(workbench.folder, `${INTERVIEW}.annotations.yaml`)) ? read(`${INTERVIEW}.annotations.yaml`) : '');
    await editor.select('joint commission');
    await quickInput.open('Control+Alt+A');
    await quickInput.take('Person', 'pers');
    await quickInput.listed('joint commission');
    await quickInput.filter('odrzanski luk');
    await quickInput.listed('New Actor');
    await workbench.screenshot('pick-of-many-actors');
    await quickInput.take('Łukasz Odrzański');
    await eventually(() => /entity: odrzanski\n {6}quote: "joint commission"/.test(stored()), 'the actor found is taken');
  }));
});
