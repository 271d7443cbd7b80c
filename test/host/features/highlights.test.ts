import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, show, workspaceFile, write } from '../support/workspace';

const ARTICLE = '2024-05-06-halvern-courier.txt';

suite('highlights', () => {
  const words = (editor: vscode.TextEditor, ranges: readonly vscode.Range[] | undefined) => (ranges ?? []).map((range) => editor.document.getText(range));

  test('draws actors, figures, hedged and attributed claims, and annotations by hand', async () => {
    const { drawn } = await api();
    const editor = await show(ARTICLE);
    await eventually('each kind is drawn', () => {
      const { actor, figure, hedgedClaim, attributedClaim } = drawn(editor.document.uri);
      return words(editor, actor).includes('Mirza Daurbekov') && words(editor, figure).includes('57') && hedgedClaim?.length && attributedClaim?.length;
    });
  });

  test('a toggle hides one kind and brings it back', async () => {
    const { drawn } = await api();
    const editor = await show(ARTICLE);
    const { uri } = editor.document;
    await eventually('actors are drawn', () => drawn(uri).actor?.length);
    await vscode.commands.executeCommand('sourceAnnotator.toggleActors');
    await eventually('actors are gone', () => drawn(uri).actor?.length === 0);
    assert.ok(drawn(uri).figure?.length);
    await vscode.commands.executeCommand('sourceAnnotator.toggleActors');
    await eventually('actors are back', () => drawn(uri).actor?.length);
  });

  test('the ruler shows the marks of the whole article, also far from what is on the screen', async () => {
    const { drawn, onRuler } = await api();
    const uri = await write('ruler-long.txt', `A long day\n\nMay 5, 2024\n\n${Array.from({ length: 400 }, (_, street) => `In street ${street} nothing at all happened before the shops had opened.\n\n`).join('')}Late at night Ottoline Farrow said that 57 people may have left.\n`);
    const editor = await show('ruler-long.txt');
    await eventually('the ruler shows the last lines', () => {
      const { actor, figure, hedgedClaim } = onRuler(uri);
      return words(editor, actor).includes('Ottoline Farrow') && words(editor, figure).includes('57') && hedgedClaim?.length;
    });
    assert.equal(words(editor, drawn(uri).actor).includes('Ottoline Farrow'), false, 'the text far off is drawn when it comes near');
    await vscode.commands.executeCommand('sourceAnnotator.toggleActors');
    await eventually('actors are gone from the ruler', () => onRuler(uri).actor?.length === 0);
    await vscode.commands.executeCommand('sourceAnnotator.toggleActors');
    await eventually('actors are back', () => onRuler(uri).actor?.length);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(uri);
  });

  test('a piece of a mark is drawn however far it stands from the first one', async () => {
    const { drawn } = await api();
    const uri = await write('far-pieces.txt', `A long day\n\nThe quay burned at noon.\n\n${Array.from({ length: 300 }, (_, street) => `In street ${street} nothing at all happened.\n\n`).join('')}It was out by ten.\n`);
    const sidecar = await write('far-pieces.txt.annotations.yaml', 'version: 1\nannotations:\n  carol:\n    - id: aaaaaaaaaa\n      kind: tag\n      tags: [fire]\n      quote: "The quay burned"\n      segments: [{quote: "It was out by ten"}]\n');
    const editor = await show('far-pieces.txt');
    await eventually('the first piece is drawn', () => Object.values(drawn(uri)).some((ranges) => words(editor, ranges).includes('The quay burned')));
    editor.revealRange(new vscode.Range(editor.document.lineCount - 1, 0, editor.document.lineCount - 1, 0));
    await eventually('the last lines are shown', () => (editor.visibleRanges[0]?.start.line ?? 0) > 200);
    await eventually('the far piece is drawn', () => Object.values(drawn(uri)).some((ranges) => words(editor, ranges).includes('It was out by ten')));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    for (const file of [sidecar, uri]) await vscode.workspace.fs.delete(file);
  });

  test('follows typing, and draws nothing in a file that is no prose', async () => {
    const { drawn } = await api();
    const editor = await show(ARTICLE);
    await eventually('something is drawn', () => drawn(editor.document.uri).figure?.length);
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount - 1, 0), '\nThe minister said that 4,711 people saw it.\n'));
    await eventually('the new figure is drawn', () => words(editor, drawn(editor.document.uri).figure).includes('4,711'));
    await vscode.commands.executeCommand('workbench.action.files.revert');

    await vscode.workspace.fs.writeFile(workspaceFile('requirements.txt'), new TextEncoder().encode('numpy==1.26\npandas>=2\n'));
    const list = await show('requirements.txt');
    assert.equal(await (await api()).marks(list.document.uri), undefined);
    assert.deepEqual(words(list, drawn(list.document.uri).figure), []);
    await vscode.workspace.fs.delete(workspaceFile('requirements.txt'));
  });
});
