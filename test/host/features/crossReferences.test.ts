import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, select, show } from '../support/workspace';

const COURIER = '2024-05-06-halvern-courier.txt';

const run = (id: string, ...args: unknown[]) => vscode.commands.executeCommand(`sourceAnnotator.${id}`, ...args);

suite('cross-references', () => {
  setup(async () => {
    await (await api()).indexed();
    await show(COURIER);
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the views open from the caret, are sorted and looked through again', async () => {
    const editor = await show(COURIER);
    select(editor, 'Gray Falcons', { caret: true });
    await run('showCrossReferences');
    let over = false;
    const sorted = run('sortMentions').then(() => void (over = true));
    await eventually('an order is chosen', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return over;
    });
    await sorted;
    await run('refreshContradictions');
  });

  test('mentions are peeked at without leaving the article', async () => {
    const editor = await show(COURIER);
    select(editor, 'Mirza Daurbekov', { caret: true });
    await run('peekMentions');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    await vscode.commands.executeCommand('closeReferenceSearch');
  });
});
