// The harness itself: when one of these fails, VS Code has changed and the other suites cannot be trusted.
import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const ARTICLE = '2024-05-05-northern-wire.txt';

suite('the workbench as the tests drive it', () => {
  const inWorkbench = useVSCode();

  test('goes to words and selects them', inWorkbench({ open: ARTICLE }, async ({ editor }) => {
    await editor.select('Daurbekov', 1);
    assert.match(await editor.position(), /^Ln 5, .*\(9 selected\)$/);
  }));

  test('opens another file, types, saves', inWorkbench({ open: ARTICLE }, async (workbench) => {
    await workbench.openFile('2024-05-06-halvern-courier.txt');
    await workbench.editor.goTo('Rescue workers');
    await workbench.editor.type('Two ');
    await workbench.editor.save();
    await eventually(() => /^Two Rescue workers/m.test(workbench.read('2024-05-06-halvern-courier.txt')), 'the typed words in the file');
  }));

  test('switches between the four kinds of theme', inWorkbench({ open: ARTICLE }, async (workbench) => {
    for (const theme of ['light', 'high contrast dark', 'high contrast light', 'dark'] as const) await workbench.useTheme(theme);
  }));
});
