// The harness itself: when one of these fails, VS Code has changed and the other suites cannot be trusted.
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const ARTICLE = '2024-05-05-northern-wire.txt';

suite('the workbench as the tests drive it', () => {
  const inWorkbench = useVSCode();

  test('goes to words, selects them, types and saves, opens another file, switches between the four kinds of theme', inWorkbench({ open: ARTICLE }, async (workbench) => {
    const { editor, openFile, read, useTheme } = workbench;
    await editor.select('Daurbekov', 1);
    await eventually(async () => /^Ln 5, .*\(9 selected\)$/.test(await editor.position()), 'the words of line 5 are selected');
    await openFile('2024-05-06-halvern-courier.txt');
    await editor.goTo('Rescue workers');
    await editor.type('Two ');
    await editor.save();
    await eventually(() => /^Two Rescue workers/m.test(read('2024-05-06-halvern-courier.txt')), 'the typed words in the file');
    for (const theme of ['light', 'high contrast dark', 'high contrast light', 'dark'] as const) await useTheme(theme);
  }));
});
