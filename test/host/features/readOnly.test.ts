import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, show } from '../support/workspace';

/** A file system that nothing may be written to; counts who tries. */
function readOnlyFiles(files: ReadonlyMap<string, string>) {
  const attempts: string[] = [];
  const refuse = (uri: vscode.Uri): never => {
    attempts.push(uri.toString());
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const text = files.get(uri.path);
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length, permissions: vscode.FilePermission.Readonly };
    },
    readFile(uri) {
      const text = files.get(uri.path);
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return new TextEncoder().encode(text);
    },
    readDirectory: () => [],
    writeFile: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  return { provider, attempts };
}

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
    const at = editor.document.positionAt(text.indexOf('40'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    assert.deepEqual(attempts, []);
    assert.ok((await (await api()).marks(uri))?.marks.every(({ state }) => state === 'suggested'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
    await show('2024-05-05-northern-wire.txt');
  });
});
