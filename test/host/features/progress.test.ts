import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, eventually, read, run, show, takingFirst, write } from '../support/workspace';

/** Each test has a file of its own: the editor remembers the marks of one that is gone for a while. */
let count = 0;
const nextName = () => `river-level-${++count}.txt`;
const SIDECAR = 'version: 1\n\nannotations:\n  bob:\n    - id: riveranno1\n      kind: tag\n      quote: "river"\n\n  carol:\n    - id: riveranno2\n      kind: tag\n      quote: "rose"\n';

suite('progress of annotators', () => {
  let name: string;
  let article: vscode.Uri;
  let sidecarUri: vscode.Uri;

  setup(async () => {
    await vscode.workspace.getConfiguration('sourceAnnotator').update('annotator', 'carol', vscode.ConfigurationTarget.Global);
    name = nextName();
    article = await write(name, 'River report\n\nThe river rose by two metres on Friday, the office said.\n');
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

  test('one’s own: done, and in work again', async () => {
    await run('markDone');
    assert.equal(await sidecar(), SIDECAR.replace('annotations:', 'progress:\n  carol: done\nannotations:'));
    const { marks } = await api();
    assert.deepEqual((await marks(article))?.progress, [{ annotator: 'carol', state: 'done' }]);
    await run('markInWork', article);
    assert.equal(await sidecar(), SIDECAR);
    await run('undoAnnotation');
    assert.match(await sidecar(), /carol: done/);
  });

  test('a reviewer says whose work was reviewed', async () => {
    await takingFirst(run('markReviewed', article));
    assert.match(await sidecar(), /^progress:\n {2}bob: reviewed\n/m);
  });
});
