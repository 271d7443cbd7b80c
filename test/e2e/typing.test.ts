// What the extension costs a person who types: from the key to the frame that shows it, with marks and without.
import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';
import type { Workbench } from './workbench';

const KEYS = 60;
const ARTICLE = '2024-05-06-halvern-courier.txt';
/** What marks may cost: generous, for a frozen editor must fail it, and a busy machine must not, on which the same keys take longer without marks too. */
const mostWith = (without: number): number => 2 * without + 60;
/** A machine may be busy with something else for a while, a frozen editor is frozen each time. */
const ROUNDS = 3;

suite('typing in an article of 10 kB', () => {
  const inWorkbench = useVSCode();
  let without = NaN;

  test('without marks, to compare', inWorkbench({ open: ARTICLE, settings: { 'sourceAnnotator.exclude': ['**/*'] } }, async (workbench) => {
    await prepare(workbench);
    without = await medianLatency(workbench);
  }));

  test('with marks it stays as fluid', inWorkbench({ open: ARTICLE }, async (workbench) => {
    await prepare(workbench);
    await eventually(async () => (await workbench.editor.decoratedSpans()).length > 0, 'there are marks');
    let best = Infinity;
    for (let round = 0; round < ROUNDS && !(best < mostWith(without)); round++) best = Math.min(best, await medianLatency(workbench));
    console.log(`    key to frame, median of ${KEYS}: ${best.toFixed(1)} ms with marks, ${without.toFixed(1)} ms without`);
    assert.ok(best < mostWith(without));
  }));
});

async function prepare({ editor, openFile, read, write }: Workbench): Promise<void> {
  const text = read(ARTICLE);
  write('long.txt', text.repeat(Math.ceil(10_000 / text.length)));
  await openFile('long.txt');
  await editor.goTo('Nobody in the town', 1);
}

async function medianLatency({ page }: Workbench): Promise<number> {
  await page.evaluate(() => {
    const latencies: number[] = [];
    Object.assign(globalThis, { latencies }); // of this round: one of the round before goes on filling its own
    addEventListener('keydown', () => {
      const pressed = performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => latencies.push(performance.now() - pressed)));
    }, true);
  });
  for (let i = 0; i < KEYS; i++) await page.keyboard.press(i % 6 === 5 ? ' ' : 'x');
  const latencies = await eventually(
    async () => {
      const seen = await page.evaluate(() => (globalThis as unknown as { latencies: number[] }).latencies);
      return seen.length >= KEYS && seen;
    },
    'every key has been drawn',
  );
  return [...latencies].sort((a, b) => a - b)[KEYS >> 1] ?? NaN;
}
