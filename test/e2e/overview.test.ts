// The Corpus Overview as a person uses it: by keyboard, in each kind of theme, and into files.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { SaxesParser } from 'saxes';
import { CHARTS } from '../../src/webview/overview/chartIds';
import { root } from '../support/paths.mjs';
import { eventually } from './support/eventually';
import { type OverviewPage, overviewPage } from './support/overview';
import { useVSCode } from './support/session';
import type { Theme, Workbench } from './workbench';

const WIRE = '2024-05-05-northern-wire.txt';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How VS Code names each kind of theme to the page. */
const THEME_KINDS: Readonly<Record<Theme, string>> = { dark: 'vscode-dark', light: 'vscode-light', 'high contrast dark': 'vscode-high-contrast', 'high contrast light': 'vscode-high-contrast-light' };

suite('corpus overview', () => {
  const inWorkbench = useVSCode();

  const opened = async ({ page, editor, runCommand }: Workbench): Promise<OverviewPage> => {
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await runCommand('Source Annotator: Corpus Overview');
    const overview = await overviewPage(page);
    // it is drawn before figures of different articles have been compared, and again after that
    await eventually(async () => (await overview.status()).endsWith('in 7 articles') && (await Promise.all(CHARTS.map(overview.labels))).every((marks) => marks.length > 0), 'every chart shows something');
    return overview;
  };

  test('opened by the palette and walked by keyboard, a mark opens its place', inWorkbench({ open: WIRE }, async (workbench) => {
    const { page, editor } = workbench;
    const { chart, frame } = await opened(workbench);
    await chart('actors').locator('h2').focus();
    const focused = () => frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    for (let tab = 0; tab < 3; tab++) await page.keyboard.press('Tab');
    const first = await eventually(async () => /, \d mentions?: 2024-05-05/.test(await focused()) && (await focused()), 'the first mark is reached');
    await page.keyboard.press('ArrowRight');
    const right = await eventually(async () => (await focused()) !== first && (await focused()), 'the mark to the right is reached');
    assert.match(right, /2024-05-05/, 'of the same article');
    await page.keyboard.press('ArrowDown');
    const below = await eventually(async () => (await focused()) !== right && (await focused()), 'the mark below is reached');
    assert.equal(below.split(',')[0], right.split(',')[0], 'of the same actor');
    assert.doesNotMatch(below, /2024-05-05/);
    await page.keyboard.press('Enter');
    await eventually(async () => (await editor.position()).includes('selected'), 'the place is selected in the article');
    await workbench.screenshot('overview-beside');
  }));

  test('axe finds nothing amiss in any kind of theme', inWorkbench({ open: WIRE }, async (workbench) => {
    const { frame, chart } = await opened(workbench);
    await chart('claims').locator('summary').click();
    await chart('claims').locator('tbody tr').first().waitFor();
    await frame.evaluate(axe);
    await workbench.inThemes(['light', 'high contrast dark', 'dark'], async (theme) => {
      await frame.locator(`body[data-vscode-theme-kind="${THEME_KINDS[theme]}"]`).waitFor();
      const { violations, passes } = await frame.evaluate(async () => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${theme}, ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`), []);
      assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'it has looked');
      await workbench.screenshot(`overview-${theme.replaceAll(' ', '-')}`);
    });
  }));

  test('the filter narrows every chart, says what it does not understand, and is cleared; charts are saved as SVG and PNG', inWorkbench({ open: WIRE, settings: { 'files.simpleDialog.enable': true } }, async (workbench) => {
    const { page, messages, folder } = workbench;
    const { frame, labels, status, chart } = await opened(workbench);
    const box = frame.getByLabel('Filter', { exact: true });
    const before = await Promise.all(CHARTS.map(labels));
    const all = await status();
    assert.match(all, /^\d+ marks in 7 articles$/);
    await box.fill('annotator:alice date:2024-05-05');
    await eventually(async () => (await status()).includes('in 1 of 7 articles'), 'one article is left');
    await eventually(async () => (await Promise.all(CHARTS.map(labels))).every((marks, at) => marks.length < (before[at]?.length ?? 0)), 'every chart is narrower');
    const after = await Promise.all(CHARTS.map(labels));
    const OTHERS = /2024-05-(?!05)|Harbour Review|Novaya Gavan|bob/;
    assert.deepEqual(after.flat().filter((label) => OTHERS.test(label)), []);
    await workbench.screenshot('overview-filtered');
    await box.fill('kind:verb');
    await frame.locator('.problem', { hasText: 'write one of actor, figure' }).waitFor();
    await eventually(async () => (await box.getAttribute('aria-invalid')) === 'true', 'the box says so too');
    await box.fill('text:"words that stand nowhere"');
    await frame.locator('.nothing:visible', { hasText: 'Nothing meets this filter.' }).waitFor();
    await page.keyboard.press('Control+A'); // the box has the focus still
    await frame.locator('.nothing:visible').getByRole('button', { name: 'Clear Filter' }).click();
    await eventually(async () => (await status()) === all, 'all is there again');
    await chart('actors').locator('.mark').first().waitFor();
    await frame.getByLabel('Add a Condition…').selectOption('kind:claim');
    await eventually(async () => (await labels('actors')).length === 0 && (await box.inputValue()) === 'kind:claim', 'a condition was added');
    await box.fill('');
    await eventually(async () => (await status()) === all, 'all is there once more');

    await chart('network').getByRole('button', { name: 'Save as SVG' }).press('Enter');
    await workbench.acceptSave('overview-network.svg');
    await (await messages.toast('The chart is in overview-network.svg.')).dismiss();
    const svg = workbench.read('overview-network.svg');
    const texts: string[] = [];
    const parser = new SaxesParser();
    parser.on('text', (text) => texts.push(text));
    parser.write(svg).close();
    assert.ok(texts.includes('Grey Falcons') && texts.includes('Who Appears with Whom'));
    assert.doesNotMatch(svg, /var\(|class=|tabindex|<script|<style/);
    await chart('network').getByRole('button', { name: 'Save as PNG' }).press('Enter');
    await workbench.acceptSave('overview-network.png');
    await messages.toast('The chart is in overview-network.png.');
    const png = fs.readFileSync(path.join(folder, 'overview-network.png'));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(width) * 2, Number(height) * 2], 'two device pixels for each of the drawing');
    assert.ok(png.length > 10_000, 'there is something in it');
  }));

  test('it follows the folder without losing place or focus, and comes back after a reload', inWorkbench({}, async (workbench) => {
    const { page, openFile } = workbench;
    await openFile(WIRE); // what the address of the page opens comes in place of what was open before
    const { frame, chart, status } = await opened(workbench);
    const mark = chart('claims').locator('.mark').nth(3);
    await mark.focus();
    const focused = () => frame.evaluate(() => ({ label: document.activeElement?.getAttribute('aria-label'), scroll: Math.round(scrollY) }));
    const before = await focused();
    assert.ok(before.label && before.scroll > 0, JSON.stringify(before));
    workbench.write('2024-05-30-quiet-day.txt', 'A quiet day\n\nMay 30, 2024\n\nNobody was hurt when Ottoline Farrow visited the port of Halvern.\n');
    await eventually(async () => (await status()).includes('8 articles'), 'the new article is counted');
    assert.deepEqual(await focused(), before);
    await frame.getByLabel('Filter', { exact: true }).fill('kind:claim');
    await eventually(async () => (await chart('actors').locator('.mark').count()) === 0, 'it is narrowed');
    const reloaded = page.waitForEvent('load');
    await workbench.runCommand('Developer: Reload Window');
    await reloaded;
    await workbench.ready();
    const again = await overviewPage(page);
    await eventually(async () => (await again.frame.getByLabel('Filter', { exact: true }).inputValue()) === 'kind:claim', 'the filter is there again');
    await eventually(async () => (await again.chart('actors').locator('.mark').count()) === 0 && (await again.chart('claims').locator('.mark').count()) > 0, 'it is narrowed again');
  }));

  test('nothing is cut off or hidden, neither in 600 nor in 1400 pixels', inWorkbench({ open: WIRE, settings: { 'workbench.activityBar.location': 'hidden' } }, async (workbench) => {
    const { page, runCommand } = workbench;
    const { frame } = await opened(workbench);
    await runCommand('View: Toggle Primary Side Bar Visibility');
    for (const width of [1400, 600]) {
      await page.setViewportSize({ width: width + 20, height: 900 });
      await eventually(() => frame.evaluate((most) => innerWidth > most - 40 && innerWidth <= most + 20, width), `the view is ${width} pixels wide`);
      await eventually(() => frame.evaluate(() => [...document.querySelectorAll('.picture svg')].every((svg) => svg.getBoundingClientRect().right <= innerWidth)), 'the charts are drawn for that width');
      await eventually(async () => {
        assert.deepEqual(await frame.evaluate(wordsOutside), []);
        return true;
      }, `all words are inside their charts in ${width} pixels`);
      assert.equal(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, 'no scrolling to the side');
      await page.setViewportSize({ width: width + 20, height: width < 1000 ? 4400 : 2600 });
      await workbench.screenshot(`overview-${width}`);
    }
  }));

  test('a folder without articles says so, and offers what to do', inWorkbench({ folder: path.join(root, 'media/schemas') }, async ({ page, runCommand, screenshot }) => {
    await page.locator('.activitybar [aria-label^="Source Annotator"]').first().waitFor(); // the commands are known
    await runCommand('Source Annotator: Corpus Overview');
    const { frame } = await overviewPage(page);
    await frame.locator('.nothing:visible', { hasText: 'There are no articles here yet.' }).waitFor();
    await screenshot('overview-empty');
    await frame.getByRole('button', { name: 'Which Files Are Articles' }).click();
    await page.locator('.settings-editor').waitFor();
  }));
});

/** Runs in the page: the words that reach over the edge of their chart. */
function wordsOutside(): string[] {
  return [...document.querySelectorAll('.picture svg')].flatMap((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1;
    }).map((text) => `${svg.getAttribute('aria-label')}: ${text.textContent}`);
  });
}
