import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually } from '../support/workspace';

suite('search in annotations', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('lists what meets a query; choosing a line opens its place', async () => {
    await (await api()).indexed();
    void vscode.commands.executeCommand('sourceAnnotator.searchAnnotations', 'kind:actor annotator:alice actor:falcons');
    const editor = await eventually('the place of the first hit is open', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const shown = vscode.window.activeTextEditor;
      return shown && !shown.selection.isEmpty && shown;
    });
    assert.match(editor.document.getText(editor.selection), /Falcons/);
  });
});
