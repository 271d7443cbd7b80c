import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, exists, read, select, show, workspaceFile, write } from '../support/workspace';

const ARTICLE = '2024-05-14-harbour-review.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;

suite('tagging', () => {
  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    const { marks, indexed } = await api();
    await indexed();
    const { document } = await show(ARTICLE);
    assert.ok(await marks(document.uri));
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(workspaceFile(SIDECAR))) await vscode.workspace.fs.delete(workspaceFile(SIDECAR));
  });

  const sidecar = () => read(workspaceFile(SIDECAR));
  const caretAt = async (words: string) => {
    const editor = await show(ARTICLE);
    await select(editor, words, { caret: true });
    return editor;
  };

  test('accepting a suggestion writes it beside the article, and undo takes it back', async () => {
    const article = await read(workspaceFile(ARTICLE));
    await caretAt('Ilyas Tamerin');
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    const text = await sidecar();
    assert.match(text, /^version: 1$/m);
    assert.match(text, /^ {2}carol:$/m);
    assert.match(text, /quote: "Ilyas Tamerin"/);
    assert.match(text, /status: accepted/);
    assert.match(text, /entity: tamerin/);
    const { marks } = await api();
    const placed = (await marks(workspaceFile(ARTICLE)))?.marks.find(({ quote, state }) => quote === 'Ilyas Tamerin' && state === 'accepted');
    assert.equal(placed?.annotator, 'carol');

    await vscode.commands.executeCommand('sourceAnnotator.undoAnnotation');
    assert.doesNotMatch(await sidecar(), /Ilyas Tamerin/);
    await vscode.commands.executeCommand('sourceAnnotator.redoAnnotation');
    assert.equal(await sidecar(), text);
    assert.equal(await read(workspaceFile(ARTICLE)), article, 'the article is never written');
  });

  test('a rejected suggestion is not drawn and stays rejected', async () => {
    const { marks } = await api();
    await caretAt('Norway');
    await vscode.commands.executeCommand('sourceAnnotator.reject');
    assert.match(await sidecar(), /status: rejected/);
    const states = (await marks(workspaceFile(ARTICLE)))?.marks.filter(({ quote }) => quote === 'Norway').map(({ state }) => state);
    assert.deepEqual(states, ['rejected']);
  });

  test('deleting removes the annotation and nothing else', async () => {
    await caretAt('Ilyas Tamerin');
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    const before = await sidecar();
    await caretAt('Norway');
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    await caretAt('Norway');
    await vscode.commands.executeCommand('sourceAnnotator.delete');
    assert.equal(await sidecar(), before);
  });

  test('an open sidecar with unsaved changes is edited in place', async () => {
    await caretAt('Norway');
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    const document = await vscode.workspace.openTextDocument(workspaceFile(SIDECAR));
    const editor = await vscode.window.showTextDocument(document);
    // the editor may still hold the text of a sidecar that an earlier test removed
    await eventually('the editor shows the file', async () => document.getText() === (await sidecar()));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine, unsaved\n'));
    assert.ok(document.isDirty);
    await caretAt('Ilyas Tamerin');
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    assert.match(document.getText(), /^# mine, unsaved\n/);
    assert.match(await sidecar(), /^# mine, unsaved\n[^]*Ilyas Tamerin/);
  });

  test('a hand edit of the sidecar shows at once', async () => {
    const { marks } = await api();
    const article = await write('by-hand.txt', 'Talks go on\n\nA delegation from Norway said on Monday that talks would go on.\n');
    const beside = await write('by-hand.txt.annotations.yaml', 'version: 1\nannotations:\n  bob:\n    - id: handmade01\n      kind: actor\n      quote: "Norway"\n      status: accepted\n');
    const isNow = (wanted: string) => async () => (await marks(article))?.marks.some(({ quote, state }) => quote === 'Norway' && state === wanted);
    await eventually('the mark is accepted', isNow('accepted'));
    await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode((await read(beside)).replace('accepted', 'rejected')));
    await eventually('the mark is rejected', isNow('rejected'));
    for (const uri of [article, beside]) await vscode.workspace.fs.delete(uri);
  });

  test('a broken sidecar gives one diagnostic with its line and is never overwritten', async () => {
    const broken = 'version: 1\nannotations:\n  carol:\n    - id: [oops\n';
    await vscode.workspace.fs.writeFile(workspaceFile(SIDECAR), new TextEncoder().encode(broken));
    const diagnostics = await eventually('a diagnostic', () => {
      const found = vscode.languages.getDiagnostics(workspaceFile(SIDECAR));
      return found.length > 0 && found;
    });
    assert.equal(diagnostics.length, 1);
    assert.ok(diagnostics[0]!.range.start.line >= 3);
    await caretAt('Norway');
    await vscode.commands.executeCommand('sourceAnnotator.accept');
    assert.equal(await sidecar(), broken);
  });
});
