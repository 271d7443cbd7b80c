import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readOnlyFiles } from '../support/readOnlyFiles';
import { api, select, show } from '../support/workspace';

suite('a read-only folder', () => {
  test('is highlighted and never written', async () => {
    const text = 'A headline for today\n\nInterior Minister Mirzo Daurbekov said that 40 people died.\n';
    const { provider, attempts } = readOnlyFiles(new Map([['/news.txt', text]]));
    const registration = vscode.workspace.registerFileSystemProvider('sa-readonly', provider, { isReadonly: true });
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    const uri = vscode.Uri.parse('sa-readonly:/news.txt');
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const marks = (await (await api()).marks(uri))?.marks ?? [];
    assert.ok(marks.some(({ quote }) => quote === '40'));
    await select(editor, '40', { caret: true });
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    assert.deepEqual(attempts, []);
    assert.ok((await (await api()).marks(uri))?.marks.every(({ state }) => state === 'suggested'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
    await show('2024-05-05-northern-wire.txt');
  });
});
