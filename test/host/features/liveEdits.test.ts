import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ArticleMarks } from '../../../src/core/corpus/model';
import { createLiveEdits } from '../../../src/editor/liveEdits';
import { api, eventually, read, show, workspaceFile, write } from '../support/workspace';

const ARTICLE = '2024-05-06-halvern-courier.txt';

suite('typing', () => {
  test('leads to the marks that the text has when it is opened anew', async () => {
    const { marks } = await api();
    const text = await read(workspaceFile(ARTICLE));
    const typed = await write('typed-in.txt', text);
    const editor = await show('typed-in.txt');
    const { document } = editor;
    await marks(typed);

    const middle = (): vscode.Position => document.positionAt(document.getText().indexOf(' ', document.getText().length / 2));
    const steps: readonly (() => Thenable<unknown>)[] = [
      () => editor.edit((edit) => edit.insert(middle(), ' about 4,711 people')),
      () => editor.edit((edit) => edit.insert(middle(), '\n\n“We may know,” Olga Smith said.\n')),
      () =>
        editor.edit((edit) => {
          edit.insert(new vscode.Position(0, 0), 'x');
          edit.replace(new vscode.Range(middle(), middle().translate(0, 3)), 'Smith');
          edit.insert(new vscode.Position(document.lineCount - 1, 0), '\nSmith denied it.\n');
        }),
      () => vscode.commands.executeCommand('undo'),
      () => editor.edit((edit) => edit.setEndOfLine(document.eol === vscode.EndOfLine.LF ? vscode.EndOfLine.CRLF : vscode.EndOfLine.LF)),
      () => editor.edit((edit) => edit.delete(document.lineAt(2).rangeIncludingLineBreak)),
    ];
    for (const [n, step] of steps.entries()) {
      await step();
      const name = `typed-whole-${n}.txt`;
      const whole = await write(name, document.getText());
      const expected = await eventually(`${name} is analysed`, async () => (await marks(whole))?.marks);
      assert.ok(expected.length > 10);
      await eventually(`the marks after step ${n + 1} are those of the whole text`, async () => JSON.stringify((await marks(typed))?.marks) === JSON.stringify(expected));
      await vscode.workspace.fs.delete(whole);
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.workspace.fs.delete(typed);
  });

  test('goes on from what a fresh worker has answered, whatever numbers it gives', async () => {
    const uri = await write('typed-on.txt', 'The mayor opened a quay.\n');
    const { document, edit } = await show('typed-on.txt');
    const marks: ArticleMarks = { article: uri.toString(), metadata: {}, entities: [], marks: [], orphans: [] };
    const edits = createLiveEdits();
    try {
      edits.settle(uri, document.version, 50, marks);
      await edit((change) => change.insert(new vscode.Position(0, 0), 'x'));
      assert.deepEqual(edits.since(uri, document.version)?.edits, [{ start: 0, end: 0, text: 'x' }]);
      edits.settle(uri, document.version, 3, marks);
      assert.deepEqual(edits.since(uri, document.version), { state: 3, marks, edits: [] });
      edits.settle(uri, document.version - 1, 2, marks);
      assert.equal(edits.since(uri, document.version)?.state, 3, 'an answer about an older text came late');
    } finally {
      edits.dispose();
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.workspace.fs.delete(uri);
    }
  });
});
