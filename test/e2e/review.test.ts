// A reviewer's work in the whole window: comments beside the text, two annotators compared, their differences decided.
import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { useVSCode } from './support/session';

const COURIER = '2024-05-06-halvern-courier.txt';
const SIDECAR = `${COURIER}.annotations.yaml`;
const AS_CAROL = { 'sourceAnnotator.annotator': 'carol', 'comments.openView': 'never' };

suite('review', () => {
  const inWorkbench = useVSCode();

  test('comments stand beside the text, are answered and settled, in each theme', inWorkbench({ open: COURIER, settings: AS_CAROL }, async (workbench) => {
    const { page, editor, quickInput, read } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the annotation is drawn');
    await editor.goTo('Gray Falcons');
    await workbench.runCommand('Source Annotator: Comment…');
    await quickInput.type('Is this the *same* group?');
    await eventually(() => read(SIDECAR).includes('{by: carol, text: "Is this the *same* group?"}'), 'the comment is stored');
    const thread = page.locator('.review-widget').first();
    await thread.locator('.comment-body', { hasText: 'Is this the *same* group?' }).waitFor();
    await workbench.inThemes(['light', 'high contrast dark', 'dark'], (theme) => workbench.screenshot(`comment-${theme.replaceAll(' ', '-')}`));
    await thread.locator('.review-thread-reply-button, .comment-form .monaco-editor').first().click();
    await thread.locator('.comment-form .monaco-editor.focused').first().waitFor();
    await page.keyboard.type('Yes, see page 3.');
    await page.keyboard.press('Control+Enter');
    await eventually(() => read(SIDECAR).includes('text: "Yes, see page 3."'), 'the answer is stored');
    await thread.getByRole('button', { name: 'Settle Discussion' }).first().click();
    await eventually(() => read(SIDECAR).includes('{by: carol, resolved: true}'), 'the discussion is settled');
  }));

  test('two annotators are compared, and their differences decided by keyboard', inWorkbench({ open: COURIER, settings: AS_CAROL }, async (workbench) => {
    const { page, editor, views, quickInput, read } = workbench;
    await eventually(async () => (await editor.decoratedSpans()).some(({ text }) => text === 'Gray Falcons'), 'the annotations are drawn');
    await editor.goTo('Gray Falcons');
    await workbench.runCommand('Source Annotator: Compare Annotators…');
    await views.row('Comparison', 'Only alice').waitFor();
    await workbench.screenshot('comparison-dark');
    await page.keyboard.press('Alt+F7');
    await eventually(async () => (await editor.position()).includes('selected'), 'a difference is gone to');
    const before = await editor.position();
    await quickInput.open('Control+Alt+D');
    await quickInput.listed('alice');
    await workbench.screenshot('decide-difference');
    await quickInput.take('alice');
    const consensus = await eventually(() => read(SIDECAR).split('  consensus:\n')[1], 'the decision is stored');
    assert.match(consensus, /from: \[\w+/);
    await eventually(async () => (await editor.position()) !== before && (await editor.position()).includes('selected'), 'the next difference is gone to');
    await workbench.runCommand('Source Annotator: Show Side by Side');
    await page.locator('.monaco-diff-editor .view-line', { hasText: '▸' }).first().waitFor();
    await workbench.screenshot('side-by-side');
  }));
});
