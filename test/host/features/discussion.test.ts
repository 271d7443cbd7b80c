import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, find, read, run, select, show, write } from '../support/workspace';

/** Each test has a file of its own: the editor remembers the marks of one that is gone for a while. */
let count = 0;
const nextName = () => `council-vote-${++count}.txt`;
const TEXT = 'Council votes\n\nMayor Ilka Sorn said that 40 ships would come. The council believes it.\n';
const SIDECAR = `version: 1
annotations:
  bob:
    - id: mayoranno1
      kind: actor
      type: person
      entity: sorn
      quote: "Ilka Sorn"
      before: "Mayor "
      after: " said that"
`;

suite('discussion of annotations', () => {
  let name: string;
  let article: vscode.Uri;
  let sidecarUri: vscode.Uri;

  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    name = nextName();
    article = await write(name, TEXT);
    sidecarUri = await write(`${name}.annotations.yaml`, SIDECAR);
    const { marks } = await api();
    await show(name);
    await eventually('the sidecar is read', async () => (await marks(article))?.marks.some(({ annotator }) => annotator === 'bob'));
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [sidecarUri, article]) await vscode.workspace.fs.delete(uri);
  });

  /** The sidecar without the hash of the text that the first write puts in. */
  const sidecar = async () => (await read(sidecarUri)).replace(/article:\n {2}sha256: .*\n/, '');

  /** A thread as the editor begins one at some words. */
  const threadAt = async (words: string) => {
    const editor = await show(name);
    let disposed = false;
    return { uri: article, range: find(editor.document, words), dispose: () => void (disposed = true), wasDisposed: () => disposed };
  };

  test('a comment is stored with the annotation, settled, reopened and undone', async () => {
    const thread = await threadAt('Ilka');
    await run('answer', { thread, text: ' Is this *the* mayor? ' });
    assert.ok(thread.wasDisposed());
    assert.equal(await sidecar(), `${SIDECAR}      replies: [{by: carol, text: "Is this *the* mayor?"}]\n`);
    await run('settle', await threadAt('Ilka'));
    assert.match(await sidecar(), /\{by: carol, resolved: true\}\]\n$/);
    await run('reopen', { thread: await threadAt('Ilka'), text: 'Not yet' });
    assert.match(await sidecar(), /\{by: carol, resolved: true\}, \{by: carol, text: "Not yet", resolved: false\}\]\n$/);
    for (let i = 0; i < 3; i++) await run('undoAnnotation');
    assert.equal(await sidecar(), SIDECAR);
  });

  test('accepting and rejecting what somebody else annotated adds a verdict, which can be changed', async () => {
    const editor = await show(name);
    await select(editor, 'Sorn', { caret: true });
    await run('accept');
    assert.equal(await sidecar(), `${SIDECAR}      replies: [{by: carol, verdict: accepted}]\n`);
    await run('reject');
    assert.match(await sidecar(), /verdict: accepted\}, \{by: carol, verdict: rejected\}\]\n$/);
    const { marks } = await api();
    assert.deepEqual((await marks(article))?.marks.find(({ annotator }) => annotator === 'bob')?.state, 'manual', 'it stays bob’s');
  });

  test('one’s own comment can be deleted, and only as it stands', async () => {
    await run('answer', { thread: await threadAt('Ilka'), text: 'first' });
    const address = { article: article.toString(), annotator: 'bob', id: 'mayoranno1' };
    await run('deleteComment', { address, reply: { by: 'carol', text: 'another' } });
    assert.match(await sidecar(), /first/);
    await run('deleteComment', { address, reply: { by: 'carol', text: 'first' } });
    assert.equal(await sidecar(), SIDECAR);
  });

  test('from the caret the words are asked for, and giving up says nothing', async () => {
    const editor = await show(name);
    await select(editor, 'Sorn', { caret: true });
    let over = false;
    const done = run('comment').then(() => void (over = true));
    await eventually('the input box is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return over;
    });
    await done;
    assert.equal(await sidecar(), SIDECAR);
  });

  test('words without an annotation cannot be discussed', async () => {
    await run('answer', { thread: await threadAt('The council'), text: 'Who?' });
    assert.equal(await sidecar(), SIDECAR);
    assert.equal(await read(article), TEXT);
  });
});
