import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, exists, find, read, run, select, setSelections, show, workspaceFile } from '../support/workspace';

const ARTICLE = '2024-05-14-harbour-review.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;

suite('tagging fast', () => {
  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    const { marks, indexed } = await api();
    await indexed();
    await marks((await show(ARTICLE)).document.uri);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (await exists(workspaceFile(SIDECAR))) await vscode.workspace.fs.delete(workspaceFile(SIDECAR));
  });

  const sidecar = () => read(workspaceFile(SIDECAR));
  const quotes = async () => [...(await sidecar()).matchAll(/^ {6}quote: "(.*)"$/gm)].map(([, quote]) => quote);
  const selected = async (words: string, caret = false) => select(await show(ARTICLE), words, { caret });
  /** Runs a command and takes the first choice of every list it opens. */
  const taking = async (done: Thenable<unknown>, written: () => Promise<boolean>) => {
    await eventually('the command has written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await exists(workspaceFile(SIDECAR))) && (await written());
    });
    await done;
  };

  test('the last annotation is repeated on another selection or the word under the caret, without a question', async () => {
    await selected('secret talks');
    await run('annotateSelection', { kind: 'tag', tag: 'mediation' });
    await selected('madness', true);
    await run('repeatLastAnnotation');
    assert.deepEqual(await quotes(), ['madness', 'secret talks']);
    assert.equal((await sidecar()).match(/tags: \[mediation\]/g)?.length, 2);
    await selected('joint commission');
    await run('annotateAsActor', { kind: 'actor', type: 'organization', entity: 'commission' });
    await selected('Norway', true);
    await run('repeatLastAnnotation');
    assert.match(await sidecar(), /type: organization\n {6}entity: norway\n {6}quote: "Norway"/, 'another name is another actor');
  });

  test('two carets in one mark make one annotation', async () => {
    const editor = await show(ARTICLE);
    const { start } = find(editor.document, 'Ilyas Tamerin');
    const carets = [1, 8].map((characters) => start.translate(0, characters));
    await setSelections(editor, ...carets.map((caret) => new vscode.Range(caret, caret)));
    await run('annotateAsActor', { kind: 'actor', type: 'person', entity: 'tamerin' });
    assert.deepEqual(await quotes(), ['Ilyas Tamerin']);
  });

  test('boundaries of a mark move by words at both ends', async () => {
    await selected('border guards');
    await run('annotateSelection', { kind: 'tag', tag: 'safety' });
    await selected('guards', true);
    await run('extendEnd');
    assert.deepEqual(await quotes(), ['border guards on']);
    await run('shrinkEnd');
    await run('shrinkEnd');
    assert.deepEqual(await quotes(), ['border']);
    await run('shrinkEnd'); // the last word stays, and the user is told
    await run('extendEnd');
    await run('shrinkStart');
    assert.deepEqual(await quotes(), ['guards']);
    await run('extendStart');
    assert.deepEqual(await quotes(), ['border guards']);
    for (let i = 0; i < 3; i++) await run('undoAnnotation');
    assert.deepEqual(await quotes(), ['border']);
  });

  test('a mark is split at the caret and merged again', async () => {
    await selected('Ilyas Tamerin');
    await run('annotateAsActor', { kind: 'actor', type: 'person', entity: 'tamerin' });
    await selected('Tamerin', true);
    const editor = await show(ARTICLE);
    const between = find(editor.document, 'Ilyas Tamerin').start.translate(0, 6);
    await setSelections(editor, new vscode.Range(between, between));
    await run('splitMark');
    assert.deepEqual(await quotes(), ['Ilyas', 'Tamerin']);
    await selected('Ilyas Tamerin');
    await run('mergeMarks');
    assert.deepEqual(await quotes(), ['Ilyas Tamerin']);
  });

  test('words are added to a mark and taken from it', async () => {
    const editor = await show(ARTICLE);
    await selected('secret talks');
    await run('annotateSelection', { kind: 'tag', tag: 'mediation' });
    const [mark, piece] = [find(editor.document, 'secret talks'), find(editor.document, 'joint commission')];
    await setSelections(editor, piece, new vscode.Range(mark.start, mark.start));
    await run('addPiece');
    const { marks } = await api();
    const pieces = (await marks(editor.document.uri))?.marks.find(({ annotator }) => annotator === 'carol');
    assert.equal(pieces?.segments?.length, 1);
    assert.match(await sidecar(), /segments: \[\{quote: "(?:joint commission|secret talks)"/);
    await setSelections(editor, new vscode.Range(piece.start, piece.start));
    await run('removePiece');
    assert.deepEqual([await quotes(), (await sidecar()).includes('segments')], [['secret talks'], false]);
  });

  test('suggestions are judged one after the other, each going to the next', async () => {
    const editor = await show(ARTICLE);
    await setSelections(editor, new vscode.Range(0, 0, 0, 0));
    await run('nextSuggestion');
    const first = editor.document.getText(editor.selection);
    assert.notEqual(first, '');
    await run('acceptAndNext');
    const second = editor.document.getText(editor.selection);
    await run('rejectAndNext');
    const text = await sidecar();
    assert.match(text, /status: accepted/);
    assert.match(text, /status: rejected/);
    assert.notEqual(second, '');
    await run('previousSuggestion');
    const { marks } = await api();
    const states = (await marks(editor.document.uri))?.marks.filter(({ state }) => state !== 'suggested').map(({ state }) => state).sort();
    assert.deepEqual(states, ['accepted', 'rejected']);
  });

  test('all suggestions of an actor are accepted as one step, rejected ones stay rejected', async () => {
    const { marks } = await api();
    const { document } = await show(ARTICLE);
    const ofOrhanov = async () => (await marks(document.uri))?.marks.filter(({ kind, quote }) => kind === 'actor' && quote.includes('Orhanov')) ?? [];
    const before = await ofOrhanov();
    assert.ok(before.length > 1);
    const [one] = before;
    await run('reject', { article: document.uri.toString(), start: one?.start, end: one?.end, kind: 'actor' });
    const rejected = await sidecar();
    await selected('Selim Orhanov: Minister', true);
    await taking(run('acceptMany'), async () => (await sidecar()).includes('status: accepted'));
    const states = (await ofOrhanov()).map(({ state }) => state);
    assert.deepEqual([states.filter((state) => state === 'suggested').length, states.filter((state) => state === 'rejected').length], [0, 1]);
    await run('undoAnnotation');
    assert.equal(await sidecar(), rejected);
  });

  test('all suggestions of an actor are rejected in every article of the folder, from the Actors view', async () => {
    const others = ['2024-05-20-northern-wire.txt.annotations.yaml', '2024-05-08-border-notes.md.annotations.yaml'];
    const before = await Promise.all(others.map((name) => read(workspaceFile(name))));
    await run('rejectMany', { entity: { folder: workspaceFile(''), entity: 'norway' } });
    assert.match(await sidecar(), /entity: norway\n {6}quote: "Norway"[^]*?status: rejected/);
    await run('undoAnnotation');
    assert.doesNotMatch(await sidecar(), /norway/);
    assert.deepEqual(await Promise.all(others.map((name) => read(workspaceFile(name)))), before, 'undone in all files');
  });

  test('every occurrence of a name is tagged after a preview, as one step', async () => {
    await selected('Halvern still', true);
    await taking(run('tagAll'), async () => (await sidecar()).includes('veldoria'));
    const text = await sidecar();
    const { document } = await show(ARTICLE);
    const named = document.getText().match(/\b(?:Veldoria|Halvern)\b/g)?.length ?? 0;
    assert.ok(named > 1);
    assert.equal(text.match(/entity: veldoria/g)?.length, named);
    await run('undoAnnotation');
    assert.doesNotMatch(await sidecar(), /veldoria/);
  });

  test('a code is laid on one’s own mark by its words, and its attributes are set', async () => {
    await selected('It would be madness');
    await run('annotateAsClaim', { kind: 'claim', hedged: true });
    await selected('It would be madness');
    await run('annotateSelection', { kind: 'tag', tag: 'blame' });
    assert.match(await sidecar(), /kind: claim[^]*tags: \[blame\]/);
    assert.deepEqual(await quotes(), ['It would be madness']);
    await selected('madness', true);
    await taking(run('setAttributes'), async () => (await sidecar()).includes('attributes'));
    assert.match(await sidecar(), /attributes: \{blame: \{explicit: true, basis: "evidence"\}\}/);
  });

  test('a key asks for a code, whose key takes it', async () => {
    await selected('secret talks');
    await taking(run('tagByKey'), async () => (await sidecar()).includes('secret talks'));
    assert.match(await sidecar(), /tags: \[responsibility\]/);
  });

  test('two marks are linked one after the other, the card shows it at both ends, and the link is walked and removed', async () => {
    await selected('It would be madness');
    await run('annotateAsClaim', { kind: 'claim', hedged: true });
    await selected('madness', true);
    await run('linkMark');
    await run('cancelLink');
    await run('linkMark');
    await selected('58', true);
    await taking(run('linkMark'), async () => (await sidecar()).includes('links:'));
    const text = await sidecar();
    const id = /- id: (\w+)\n {6}kind: figure/.exec(text)?.[1];
    assert.match(text, new RegExp(`quote: "It would be madness"[^]*?links: \\[\\{to: ${id}, as: supports\\}\\]`));
    assert.match(text, /quote: "58"[^]*?status: accepted/, 'the suggestion at its end is accepted');

    const cards = async (words: string) => {
      const { document } = await show(ARTICLE);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, find(document, words).start.translate(0, 1));
      return hovers.flatMap(({ contents }) => contents).map((each) => (each as vscode.MarkdownString).value).join('\n');
    };
    assert.match(await cards('madness'), /Linked[^]*\*supports\*/);
    assert.match(await cards('58'), /← supports/);
    await selected('58', true);
    await run('goToLinked');
    const editor = await show(ARTICLE);
    await eventually('the claim is selected', () => editor.document.getText(editor.selection) === 'It would be madness');
    await selected('madness', true);
    await taking(run('removeLink'), async () => !(await sidecar()).includes('links:'));
  });
});
