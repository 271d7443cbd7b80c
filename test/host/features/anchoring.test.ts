import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Mark } from '../../../src/core/corpus/model';
import { api, eventually, find, read, select, show, write } from '../support/workspace';

const NAME = 'three-dispatches.txt';
const SECTIONS = ['Selka', 'Ormen', 'Varnholt'].map(
  (town) => `From our correspondent in ${town}\n\nThe night was quiet until two. Police said that 40 people were hurt in the fire. A spokesman gave no further details.\n`,
);
const TEXT = `Three dispatches of one night\n\n${SECTIONS.join('\n')}`;

/** The same words stand three times: by them alone nobody could tell which one is meant once its context has changed. */
suite('annotations stay with their words', () => {
  const made: vscode.Uri[] = [];
  let article: vscode.Uri;

  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    article = await write(NAME, TEXT);
    made.push(article, article.with({ path: `${article.path}.annotations.yaml` }));
    const { indexed, marks } = await api();
    await indexed();
    const editor = await show(NAME);
    await marks(article);
    await select(editor, '40', { nth: 1, caret: true });
    await vscode.commands.executeCommand('sourceAnnotator.accept');
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of made.splice(0)) await vscode.workspace.fs.delete(uri);
  });

  const sidecar = () => read(made[1]!);
  const annotated = async (): Promise<Mark | undefined> => (await (await api()).marks(article))?.marks.find(({ annotator }) => annotator === 'carol');
  const replace = async (editor: vscode.TextEditor, nth: number, from: string, to: string) => {
    const range = find(editor.document, from, nth);
    assert.ok(await editor.edit((edit) => edit.replace(range, to)));
  };

  test('through unsaved edits, undo and redo, and nothing is written', async () => {
    const editor = await show(NAME);
    const before = await sidecar();
    const line = () => annotated().then((mark) => mark && editor.document.positionAt(mark.start).line);
    const lineIs = (expected: number | undefined) => eventually(`the annotation in line ${expected}`, async () => (await line()) === expected);
    const first = await line();
    assert.equal(first, find(editor.document, '40', 1).start.line);

    await replace(editor, 1, 'Police said that', 'Officers had counted');
    await replace(editor, 1, 'were hurt in the fire', 'lost their homes');
    await replace(editor, 0, 'Ormen', 'Selka');
    await lineIs(first);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'A correction\n\n'));
    await lineIs((first ?? 0) + 2);

    const words = find(editor.document, '40', 1);
    await editor.edit((edit) => edit.delete(words));
    await eventually('its words are gone', async () => (await annotated()) === undefined);
    await vscode.commands.executeCommand('undo');
    await eventually('its words are back', async () => (await line()) === (first ?? 0) + 2);
    for (let i = 0; i < 4; i++) await vscode.commands.executeCommand('undo');
    await eventually('everything is undone', () => editor.document.getText() === TEXT);
    await lineIs(first);
    for (let i = 0; i < 4; i++) await vscode.commands.executeCommand('redo');
    await eventually('everything is done again', async () => (await line()) === (first ?? 0) + 2);
    assert.equal(await sidecar(), before);
  });

  test('through a change of the file by another program, by the private copy of the annotated text', async () => {
    const before = await sidecar();
    const changed = TEXT.replace('Ormen', 'Selka').replace('Three dispatches', 'Dispatches');
    assert.notEqual(changed, TEXT);
    // under another name, as the editor goes on following documents that were open
    article = await write('four-dispatches.txt', changed);
    made.push(article, await write('four-dispatches.txt.annotations.yaml', before));
    const place = changed.indexOf('40', changed.indexOf('40') + 1);
    const mark = await eventually('the annotation is where its words went', async () => {
      const found = await annotated();
      return found?.start === place && found;
    });
    assert.equal(mark.anchoring?.how, 'diff');
    assert.equal(await read(made.at(-1)!), before, 'and nothing is written');
  });
});
