// What the README's tour shows, step by step. `npm test` plays it twice: on this folder and on the installed package.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const WIRE = '2024-05-05-northern-wire.txt';
const COURIER = '2024-05-06-halvern-courier.txt';
const INTERVIEW = '2024-05-14-harbour-review.txt';
const AS_CAROL = { 'sourceAnnotator.annotator': 'carol', 'files.simpleDialog.enable': true };

suite('the tour', () => {
  const inWorkbench = useVSCode();

  test('opening an article shows actors, figures and hedged claims, each with a line of its own kind, in the colours of each kind of theme', inWorkbench({ open: COURIER }, async ({ editor, screenshot, useTheme }) => {
    const underlines = { 'Gray Falcons': 'underline solid', '57': 'underline double', claims: 'underline wavy' };
    await eventually(async () => {
      const drawn = await editor.decoratedSpans();
      assert.deepEqual(Object.fromEntries(Object.keys(underlines).map((words) => [words, drawn.find(({ text }) => text === words)?.underline])), underlines);
      return true;
    }, 'an actor, a figure and a claim are drawn, each in its way');
    await screenshot('highlights-dark');
    const colours = new Set<string>();
    for (const theme of ['light', 'high contrast dark', 'high contrast light', 'dark'] as const) {
      await useTheme(theme);
      const actor = await eventually(async () => (await editor.decoratedSpans()).find(({ text, colour }) => text === 'Gray Falcons' && !colours.has(colour)), `the actor is drawn in a colour of the theme ${theme}`);
      colours.add(actor.colour);
      if (theme !== 'dark') await screenshot(`highlights-${theme.replaceAll(' ', '-')}`);
    }
    assert.equal(colours.size, 4, `each theme has its own colour: ${[...colours].join(' ')}`);
  }));

  test('a hover shows who it is and where else, its links open the other article, and figures and claims have cards too', inWorkbench({ open: COURIER }, async ({ editor, page, screenshot, openFile }) => {
    const card = await editor.hover('Mirza Daurbekov', { expected: /\d+ mentions in \d articles[^]*Novaya Gavan/ }); // the link that is clicked: the folder is still being read
    assert.match(card, /Mirzo Daurbekov/);
    assert.match(card, /Interior minister of Veldoria/);
    assert.match(card, /Daurbekow/);
    await screenshot('card-actor');
    await page.locator('.monaco-hover a', { hasText: 'Novaya Gavan' }).first().click();
    await editor.shows('2024-05-09-novaya-gavan.txt');
    await eventually(async () => (await editor.position()).includes('selected'), 'the mention is selected');

    await openFile(WIRE);
    const figure = await editor.hover('about 1,000 km', { expected: /km/ });
    assert.match(figure, /1,000/);
    await screenshot('card-figure');
    const claim = await editor.hover('do not exclude', { expected: /doubt/ });
    assert.match(claim, /Daurbekov/);
    await screenshot('card-claim');
  }));

  test('tags a selection by keyboard, finds it in the sidecar, undoes it', inWorkbench({ open: INTERVIEW, settings: AS_CAROL }, async (workbench) => {
    const { editor, page, quickInput, read, folder } = workbench;
    const sidecar = `${INTERVIEW}.annotations.yaml`;
    const stored = () => fs.existsSync(path.join(folder, sidecar)) && read(sidecar);
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    const article = read(INTERVIEW);

    await editor.select('joint commission');
    await quickInput.open('Control+Alt+A');
    await quickInput.take('Organization', 'organ');
    await quickInput.take('joint commission'); // the new actor is offered first
    const text = await eventually(() => stored() || undefined, 'the sidecar is written');
    assert.match(text, /^ {2}carol:\n {4}- id: \w{10}\n {6}kind: actor\n {6}type: organization\n {6}entity: joint-commission\n {6}quote: "joint commission"$/m);
    await eventually(async () => (await editor.decoratedSpans()).some(({ text: drawn }) => drawn === 'joint commission'), 'the annotation is drawn');
    await workbench.screenshot('tagged');

    await editor.goTo('Ilyas Tamerin may');
    await page.keyboard.press('Control+Alt+Y');
    await eventually(() => /quote: "Ilyas Tamerin"[^]*status: accepted/.test(stored() || ''), 'the suggestion is accepted');
    await workbench.runCommand('Source Annotator: Add Note…');
    await quickInput.type('He leads the group.');
    await eventually(() => /status: accepted\n {6}note: "He leads the group\."/.test(stored() || ''), 'the note is stored');
    for (const undone of ['the note', 'the acceptance']) {
      const before = stored();
      await workbench.runCommand('Source Annotator: Undo Annotation');
      await eventually(() => stored() !== before, `${undone} is undone`);
    }
    await eventually(() => stored() === text, 'the last annotation is undone, and nothing else');
    assert.equal(read(INTERVIEW), article, 'the article is never written');
  }));

  test('a hand edit of a sidecar shows at once, a broken one is said to be so with its line', inWorkbench({ open: COURIER }, async (workbench) => {
    const sidecar = `${COURIER}.annotations.yaml`;
    const isDrawn = async (words: string) => (await workbench.editor.decoratedSpans()).some(({ text }) => text === words);
    await eventually(() => isDrawn('Gray Falcons'), 'the suggestion is drawn');
    const before = workbench.read(sidecar);
    assert.match(before, /quote: "Gray Falcons"/);
    workbench.write(sidecar, before.replace(/(quote: "Gray Falcons"[^]*?status: )accepted/, '$1rejected'));
    await eventually(async () => !(await isDrawn('Gray Falcons')), 'the rejected one is not drawn');
    workbench.write(sidecar, before.replace('version: 1', 'version: [1'));
    await workbench.runCommand('View: Toggle Problems');
    await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'Source Annotator' }).first().waitFor();
    await workbench.screenshot('problems');
  }));

  test('exports the folder from the palette and opens the result', inWorkbench({ open: WIRE, settings: AS_CAROL }, async (workbench) => {
    const { editor, quickInput, messages } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await workbench.runCommand('Source Annotator: Export Annotations…');
    await quickInput.pick('All Articles of the Folder');
    await quickInput.take('JSON Lines', 'JSON Lines');
    await workbench.acceptSave('examples-annotations.jsonl');
    const toast = await messages.toast(/annotations of 7 articles are in examples-annotations\.jsonl/);
    await workbench.screenshot('exported');
    await toast.press('Open');
    await editor.shows('examples-annotations.jsonl');
    const rows = workbench.read('examples-annotations.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { quote?: string });
    assert.ok(rows.some(({ quote }) => quote === 'Gray Falcons'));
  }));

  test('the side bar lists actors, figures and claims of the whole folder', inWorkbench({ open: WIRE }, async ({ views, editor, page, screenshot }) => {
    await views.open('Source Annotator');
    await views.row('Actors', 'Mirzo Daurbekov').waitFor();
    await views.row('Claims', 'Mirzo Daurbekov').waitFor();
    await views.row('Figures', 'Money').waitFor();
    await views.row('Actors', 'Mirzo Daurbekov').click();
    await views.row('Actors', 'Blast at Selka').click();
    await eventually(async () => (await views.rows('Actors')).some(({ level }) => level === 3), 'its mentions are below it');
    await page.keyboard.press('ArrowDown');
    await eventually(async () => (await views.focused('Actors').getAttribute('aria-level')) === '3', 'the first of them is gone to');
    await page.keyboard.press('Enter');
    await eventually(async () => (await editor.position()).includes('selected'), 'a mention is selected in its article');
    await screenshot('side-bar');
  }));
});
