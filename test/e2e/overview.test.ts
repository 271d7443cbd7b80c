// The Corpus Overview as a person uses it: by keyboard, in each kind of theme, and into files.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { eventually } from './support/eventually';
import { type OverviewPage, overviewPage } from './support/overview';
import { useVSCode } from './support/session';
import type { Workbench } from './workbench';

const WIRE = '2024-05-05-northern-wire.txt';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

suite('corpus overview', () => {
  const inWorkbench = useVSCode();

  const opened = async ({ page, editor, runCommand }: Workbench): Promise<OverviewPage> => {
    await eventually(async () => (await editor.decoratedSpans()).length > 0, 'the article is analysed');
    await runCommand('Source Annotator: Corpus Overview');
    return overviewPage(page);
  };

  test('opened by the palette and walked by keyboard, a mark opens its place', inWorkbench({ open: WIRE }, async (workbench) => {
    const { page, editor } = workbench;
    const { chart, frame } = await opened(workbench);
    await chart('actors').locator('h2').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = () => frame.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const first = await focused();
    assert.match(first, /, \d mentions?: 2024-05-05/);
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

  for (const theme of ['dark', 'light', 'high contrast dark'] as const) {
    test(`axe finds nothing amiss in the theme ${theme}`, inWorkbench({ open: WIRE }, async (workbench) => {
      await workbench.useTheme(theme);
      const { frame, chart } = await opened(workbench);
      await chart('claims').locator('summary').click();
      await chart('claims').locator('tbody tr').first().waitFor();
      await frame.evaluate(axe);
      const { violations, passes } = await frame.evaluate(async () => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`), []);
      assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'it has looked');
      await workbench.screenshot(`overview-${theme.replaceAll(' ', '-')}`);
    }));
  }
});
