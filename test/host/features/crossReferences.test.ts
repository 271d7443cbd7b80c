import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, run, select, show, takingFirst } from '../support/workspace';

const COURIER = '2024-05-06-halvern-courier.txt';

suite('cross-references', () => {
  setup(async () => {
    await (await api()).indexed();
    await show(COURIER);
  });
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('the views open from the caret, are sorted and looked through again', async () => {
    const editor = await show(COURIER);
    await select(editor, 'Gray Falcons', { caret: true });
    await run('showCrossReferences');
    await takingFirst(run('sortMentions'));
    await run('refreshContradictions');
  });

  test('mentions are peeked at without leaving the article', async () => {
    const editor = await show(COURIER);
    await select(editor, 'Mirza Daurbekov', { caret: true });
    await run('peekMentions');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    await vscode.commands.executeCommand('closeReferenceSearch');
  });
});
