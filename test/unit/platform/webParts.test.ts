import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { startParts } from '../../../src/editor/platform/webParts';

type Parts = Parameters<typeof startParts>[1];

/** A host whose files cannot be read, and which counts how often that was tried. */
function brokenHost() {
  let tries = 0;
  const host = {
    extensions: { getExtension: () => ({ extensionUri: 'extension' }) },
    Uri: { joinPath: (...parts: string[]) => parts.join('/') },
    workspace: { fs: { readFile: (file: string) => Promise.reject(new Error(`${file}, try ${++tries}`)) } },
  };
  return { tries: () => tries, hostRequire: () => host as unknown as typeof vscode };
}

suite('the parts of the extension in the browser', () => {
  test('a part is run once, whoever asks for it, under whatever path', () => {
    let runs = 0;
    const parts: Parts = new Map([
      ['extension.js', (module, _exports, ask) => void (module.exports = [ask('./shared.js'), ask('../shared.js'), ask('vscode')])],
      ['shared.js', (module) => void (module.exports = { runs: ++runs })],
    ]);
    const { hostRequire } = brokenHost();
    assert.deepEqual(startParts(hostRequire, parts, 'extension.js'), [{ runs: 1 }, { runs: 1 }, hostRequire()]);
  });

  test('parts that cannot be read are an error, and are tried again when next asked for', async () => {
    const host = brokenHost();
    const parts: Parts = new Map([['extension.js', (module, _exports, _require, loadPart) => void (module.exports = () => loadPart('./parts/later.js'))]]);
    const load = startParts(host.hostRequire, parts, 'extension.js') as () => Promise<unknown>;
    await assert.rejects(load, { message: 'extension/dist/web/parts.js, try 1' });
    await assert.rejects(load, { message: 'extension/dist/web/parts.js, try 2' });
    assert.equal(host.tries(), 2);
  });

  test('a part that fails is not there by half afterwards', () => {
    const parts: Parts = new Map([['extension.js', () => assert.fail('broken')]]);
    const run = () => startParts(brokenHost().hostRequire, parts, 'extension.js');
    assert.throws(run, { message: 'broken' });
    assert.throws(() => startParts(brokenHost().hostRequire, new Map(), 'extension.js'), { message: 'There is no part extension.js.' });
  });
});
