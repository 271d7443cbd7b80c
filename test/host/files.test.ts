import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exists, readBytes, stampOf } from '../../src/editor/files';
import { workspaceRoot } from './support/extension';
import { workspaceFile } from './support/workspace';

suite('files', () => {
  const article = workspaceFile('2024-05-14-harbour-review.txt');

  test('are read as VS Code reads them', async () => {
    assert.deepEqual(new Uint8Array((await readBytes(article)) ?? []), new Uint8Array(await vscode.workspace.fs.readFile(article)));
    const { mtime, size } = await vscode.workspace.fs.stat(article);
    assert.deepEqual(await stampOf(article), { mtime, size });
    assert.equal(await exists(article), true);
  });

  test('that are not there are no error', async () => {
    const missing = workspaceFile('there-is-no-such-file.txt');
    assert.equal(await readBytes(missing), undefined);
    assert.equal(await stampOf(missing), undefined);
    assert.equal(await exists(missing), false);
  });

  test('that cannot be read are one, in the words of VS Code', async () => {
    await assert.rejects(async () => readBytes(workspaceRoot()), vscode.FileSystemError);
  });
});
