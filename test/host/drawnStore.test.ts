import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ArticleMarks } from '../../src/core/corpus/model';
import type { Corpora } from '../../src/editor/corpora';
import { createDrawnStore, type Drawn, type DrawnArticle, type DrawnStore } from '../../src/editor/drawnStore';
import { registerHighlights } from '../../src/editor/features/highlights/highlights';
import { eventually, show, workspaceFile, write } from './support/workspace';

const ARTICLE = '2024-05-14-harbour-review.txt';
const LOG = { info: () => undefined, warn: () => undefined, error: (message: string) => assert.fail(message) };

suite('what the window before has drawn', () => {
  const storage = workspaceFile('drawn-before');
  const drawn: Drawn = {
    near: { actor: [new vscode.Range(0, 2, 0, 7), new vscode.Range(1, 0, 3, 1)], figure: [] },
    ruler: { actor: [new vscode.Range(0, 2, 0, 7)] },
  };
  const storeOf = (build: string): DrawnStore => createDrawnStore(storage, build, LOG);
  const keep = async (document: vscode.TextDocument, version = document.version): Promise<void> => storeOf('a build').write([{ document, version, ...drawn }]);
  const made: vscode.Uri[] = [];
  teardown(async () => {
    await vscode.workspace.fs.delete(storage, { recursive: true }).then(undefined, () => undefined);
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri);
  });
  /** Of a name once: the editor keeps the documents of files that are gone for a while. */
  const opened = async (name: string, text: string): Promise<vscode.TextDocument> => {
    const uri = await write(name, text);
    made.push(uri);
    return vscode.workspace.openTextDocument(uri);
  };

  test('is there again, range by range, for the same article and no other', async () => {
    const document = await vscode.workspace.openTextDocument(workspaceFile(ARTICLE));
    assert.equal(await storeOf('a build').read(document), undefined, 'before anything was kept');
    await keep(document);
    assert.deepEqual(await storeOf('a build').read(document), drawn);
    assert.equal(await storeOf('a build').read(await opened('drawn-never.txt', 'Nobody has drawn anything here.\n')), undefined);
    assert.equal(await storeOf('another build').read(document), undefined, 'other detectors find other marks');
  });

  test('is nothing once a letter of the article or of its sidecar is another', async () => {
    const document = await opened('drawn-once.txt', 'The minister said that 40 people may have left.\n');
    await keep(document);
    assert.deepEqual(await storeOf('a build').read(document), drawn);
    made.push(await write('drawn-once.txt.annotations.yaml', 'version: 1\n'));
    assert.equal(await storeOf('a build').read(document), undefined, 'it has a sidecar now');
    await keep(document);
    assert.deepEqual(await storeOf('a build').read(document), drawn);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'X'));
    assert.equal(await storeOf('a build').read(document), undefined, 'it was typed in');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('is not kept of an article that was edited meanwhile, and a file that we did not write is none', async () => {
    const document = await vscode.workspace.openTextDocument(workspaceFile(ARTICLE));
    await keep(document, document.version - 1);
    assert.equal(await storeOf('a build').read(document), undefined);
    for (const content of ['', '{"articles":1}', '[null]', '[{"article":7}]']) {
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(storage, 'drawn.json'), new TextEncoder().encode(content));
      assert.equal(await storeOf('a build').read(document), undefined, content);
    }
    await keep(document);
    assert.deepEqual(await storeOf('a build').read(document), drawn);
  });

  test('is drawn until marks come, which are then kept for the next window', async () => {
    const editor = await show(ARTICLE);
    const { document } = editor;
    let marks: ArticleMarks | undefined;
    const written: DrawnArticle[] = [];
    const changed = new vscode.EventEmitter<vscode.Uri>();
    const corpus = { isCurrent: () => marks !== undefined, index: { article: () => marks } };
    const corpora = { of: () => corpus, onDidChange: changed.event } as unknown as Corpora;
    const store: DrawnStore = {
      read: (of) => Promise.resolve(of === document ? drawn : undefined),
      write: (articles) => (written.push(...articles), Promise.resolve()),
    };
    const highlights = registerHighlights(corpora, () => Promise.resolve(store));
    try {
      await eventually('as in the window before', () => highlights.drawn(document.uri).actor?.length === 2);
      assert.deepEqual(highlights.onRuler(document.uri).actor, drawn.ruler.actor);

      const [start, end] = [4, 9];
      marks = { marks: [{ kind: 'actor', state: 'suggested', start, end }] } as unknown as ArticleMarks;
      changed.fire(document.uri);
      const now = [new vscode.Range(document.positionAt(start), document.positionAt(end))];
      assert.deepEqual(highlights.drawn(document.uri).actor, now);
      await eventually('they are kept', () => written.length > 0);
      const [kept] = written;
      assert.ok(kept);
      assert.deepEqual([kept.document, kept.version, kept.near.actor, kept.ruler.actor], [document, document.version, now, now]);
    } finally {
      highlights.dispose();
      changed.dispose();
    }
  });
});
