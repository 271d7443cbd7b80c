import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, find, run, setSelections, show, workspaceFile } from '../support/workspace';

const ARTICLE = '2024-05-06-halvern-courier.txt';

suite('navigation', () => {
  const at = async (words: string) => {
    const { document } = await show(ARTICLE);
    await (await api()).indexed();
    return { document, position: find(document, words).start.translate(0, 1) };
  };

  test('go to definition of a known actor opens its entry in actors.yaml', async () => {
    const { document, position } = await at('Mirza Daurbekov');
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeDefinitionProvider', document.uri, position);
    assert.equal(places[0]?.uri.toString(), workspaceFile('actors.yaml').toString());
    const registry = await vscode.workspace.openTextDocument(places[0].uri);
    assert.match(registry.lineAt(places[0].range.start.line).text, /^daurbekov:/);
  });

  test('find all references gives the mentions in every article, spelled as they may be', async () => {
    const { document, position } = await at('Mirza Daurbekov');
    // an article that the suite before has deleted may still be leaving the index
    const words = await eventually('each place holds the name', async () => {
      const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, position);
      const inArticles = places.filter(({ uri }) => !uri.path.endsWith('.yaml'));
      const articles = new Set(inArticles.map(({ uri }) => uri.path));
      assert.ok(articles.size >= 4, [...articles].join(' '));
      const found = await Promise.all(inArticles.map(async ({ uri, range }) => (await vscode.workspace.openTextDocument(uri)).getText(range)));
      return found.every((word) => /Daurbeko[vw]/.test(word)) && found;
    });
    assert.ok(words.some((word) => word.includes('Daurbekow')));
  });

  test('highlights the same actor in the article', async () => {
    const { document, position } = await at('Mirza Daurbekov');
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, position);
    assert.ok(found.length >= 1);
    for (const { range } of found) assert.match(document.getText(range), /Daurbekov/);
  });

  test('the outline lists the marks, the workspace symbols the actors', async () => {
    const { document } = await at('Mirza Daurbekov');
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(outline.some(({ name, kind }) => name === 'Mirza Daurbekov' && kind === vscode.SymbolKind.Class));
    assert.ok(outline.some(({ name, kind }) => name === '57' && kind === vscode.SymbolKind.Number));
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'tamerin');
    assert.ok(symbols.some(({ name }) => name === 'Ilyas Tamerin'));
  });

  test('walks from mark to mark', async () => {
    const editor = await show(ARTICLE);
    await setSelections(editor, new vscode.Range(0, 0, 0, 0));
    await run('nextMark');
    const first = editor.selection;
    assert.ok(!first.isEmpty);
    await run('nextMark');
    assert.ok(editor.selection.start.isAfter(first.start));
    await run('previousMark');
    assert.ok(editor.selection.isEqual(first));
  });
});
