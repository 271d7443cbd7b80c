// The working day of a small team, in one go and by keyboard alone: two annotators tag, one merges two spellings of an actor, a reviewer
// compares, comments, decides and reads how far they agree, looks at the corpus and exports. Each station leaves a picture in each theme.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually } from './support/eventually';
import { overviewPage } from './support/overview';
import { useVSCode } from './support/session';
import type { Theme, Workbench } from './workbench';

const INTERVIEW = '2024-05-14-harbour-review.txt';
const SIDECAR = `${INTERVIEW}.annotations.yaml`;
const COURIER = '2024-05-06-halvern-courier.txt';
const SETTINGS = { 'editor.wordWrap': 'on', 'comments.openView': 'never', 'comments.maxHeight': false };
const THEMES: readonly Theme[] = ['light', 'dark', 'high contrast dark'];
const STORY_LIMIT_MS = 600_000;

suite('the story of a working day', () => {
  const inWorkbench = useVSCode();

  test('two annotators, a reviewer and an export', inWorkbench({ open: INTERVIEW, settings: SETTINGS, limitMs: STORY_LIMIT_MS }, async (workbench) => {
    const { page, editor, quickInput, folder, read } = workbench;
    const { listed, take, open } = quickInput;
    const stored = () => (fs.existsSync(path.join(folder, SIDECAR)) ? read(SIDECAR) : '');
    const sectionOf = (annotator: string) => new RegExp(`^  ${annotator}:\\n((?:    .*\\n|\\n)*)`, 'm').exec(stored())?.[1] ?? '';
    const { become, command, look, openArticle } = actions(workbench);
    const articles = new Map([INTERVIEW, COURIER].map((name) => [name, read(name)]));
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');

    // Carol tags
    await become('carol');
    await editor.select('joint commission');
    await open('Control+Alt+A');
    await listed('Armed group');
    await look('what-is-it');
    await take('Organization', 'organ');
    await listed('joint commission');
    await look('which-actor');
    await take('joint commission');
    await eventually(() => sectionOf('carol').includes('quote: "joint commission"'), 'the actor is stored');
    await editor.select('secret talks');
    await open('Control+Alt+K');
    await listed('Mediation');
    await look('codes-by-key');
    await quickInput.press('t');
    await eventually(() => sectionOf('carol').includes('tags: [mediation]'), 'the code is stored');
    await editor.goTo('Halvern still');
    await open('Control+Alt+Shift+A');
    await take('In This Article');
    await listed('Halvern still');
    await look('all-occurrences');
    await quickInput.press('Enter');
    await eventually(() => (sectionOf('carol').match(/entity: veldoria/g)?.length ?? 0) === 3, 'all occurrences are stored');
    await look('carol-has-tagged');

    // Dave tags the same article otherwise
    await become('dave');
    await editor.select('a joint commission');
    await open('Control+Alt+A');
    await take('Organization', 'organ');
    await take('joint commission');
    await eventually(() => sectionOf('dave').includes('quote: "a joint commission"'), 'his actor is stored');
    await editor.select('secret talks');
    await open('Control+Alt+K');
    await listed('Mediation');
    await quickInput.press('t');
    await eventually(() => sectionOf('dave').includes('tags: [mediation]'), 'his code is stored');
    await editor.goTo('Ilyas Tamerin may');
    await page.keyboard.press('Control+Alt+Y');
    await eventually(() => sectionOf('dave').includes('quote: "Ilyas Tamerin"'), 'the suggestion is accepted');

    // Carol makes one actor of two spellings
    await become('carol');
    await openArticle(COURIER);
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the other article is analysed');
    await editor.goTo('Tarkhanian workers');
    await command('Source Annotator: Merge Actors…');
    await take(/^Tarkhania,/, 'Tarkhania');
    await eventually(async () => (await quickInput.entries()).length === 2, 'it is asked which name both keep');
    await look('which-name');
    await take('mentions');
    await eventually(() => /^tarkhania:\n(?: {2}.*\n)*? {2}aliases: \[.*"Tarkhanian"/m.test(read('actors.yaml')), 'the other spelling is an alias');

    // Erin reviews
    await become('erin');
    await openArticle(INTERVIEW);
    await editor.goTo('secret talks');
    await open('Control+Alt+M');
    await quickInput.type('Is a myth a mediation?');
    await eventually(() => stored().includes('{by: erin, text: "Is a myth a mediation?"}'), 'the comment is stored');
    await page.locator('.review-widget .comment-body', { hasText: 'Is a myth a mediation?' }).first().waitFor();
    await look('comment');
    await command('Source Annotator: Compare Annotators…');
    await workbench.views.row('Comparison', 'Only carol').waitFor();
    await look('comparison');
    await page.keyboard.press('Alt+F7');
    await eventually(async () => (await editor.position()).includes('selected'), 'a difference is gone to');
    await open('Control+Alt+D');
    await listed('nothing here');
    await look('who-is-right');
    const decided = await editor.position();
    await take('carol');
    await eventually(() => sectionOf('consensus').includes('from: ['), 'the decision is stored');
    await eventually(async () => (await editor.position()).includes('selected') && (await editor.position()) !== decided, 'the next difference is gone to');
    await command('Source Annotator: Agreement Report');
    await listed('carol');
    await quickInput.press('Enter');
    await page.locator('.part.editor .tab.active', { hasText: 'Agreement' }).waitFor();
    await eventually(async () => (await Promise.all(page.frames().map((frame) => frame.locator('h1, h2').allInnerTexts().catch(() => [])))).flat().some((title) => /agree/i.test(title)), 'the report is shown');
    await look('agreement');

    // and the corpus at a glance, and out of the folder
    await command('Source Annotator: Corpus Overview');
    await overviewPage(page);
    await look('overview');
    await command('Source Annotator: Export Annotations…');
    await take('All Articles of the Folder', 'All Articles');
    await take('JSON Lines', 'JSON Lines');
    await workbench.acceptSave('examples-annotations.jsonl');
    await workbench.messages.toast(/annotations of 7 articles are in examples-annotations\.jsonl/);
    await look('exported');
    const rows = read('examples-annotations.jsonl').trim().split('\n').map((line) => JSON.parse(line) as { quote?: string; annotator?: string });
    for (const annotator of ['carol', 'dave', 'consensus']) assert.ok(rows.some((row) => row.annotator === annotator), annotator);
    for (const [name, text] of articles) assert.equal(read(name), text, `${name} is never written`);
  }));
});

/** What the story does again and again. */
function actions({ editor, quickInput, changeSettings, inThemes, screenshot }: Workbench): {
  /** Another person sits down: the setting counts once the theme that comes with it is seen. */
  become(annotator: string): Promise<void>;
  /** Runs a command of the palette by keyboard. */
  command(title: string): Promise<void>;
  openArticle(name: string): Promise<void>;
  /** Takes pictures of a station, numbered in their order, and leaves the last theme on. */
  look(station: string): Promise<void>;
} {
  let stations = 0;
  let persons = 0;
  const command = async (title: string) => {
    await quickInput.open('F1');
    await quickInput.take(title, `>${title}`);
  };
  return {
    become: (annotator) => changeSettings({ 'sourceAnnotator.annotator': annotator }, persons++ % 2 === 0 ? 'high contrast light' : 'dark'),
    command,
    async openArticle(name) {
      await command('Source Annotator: Open Article…');
      await quickInput.take(name, name);
      await editor.shows(name);
    },
    async look(station) {
      const number = String(++stations).padStart(2, '0');
      await inThemes(THEMES, (theme) => screenshot(`story-${number}-${station}-${theme.replaceAll(' ', '-')}`));
    },
  };
}
