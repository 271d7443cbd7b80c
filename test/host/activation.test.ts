import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activationTimes } from './support/activationTimes';
import { extension } from './support/extension';

/** Loading and activate() together; measured 20 to 60 ms, a slow machine gets some air. */
const BUDGET_MS = 2000;

suite('activation', () => {
  test('the extension is there and starts without an error', async () => {
    await extension().activate(); // rejects when activate() has thrown, also when VS Code called it before us
    assert.ok(extension().isActive);
  });

  test('runs in the kind of host this run is for', () => {
    const inNode = typeof process === 'object' && typeof process.versions?.node === 'string';
    assert.equal(extension().extensionKind, vscode.ExtensionKind[inNode ? 'Workspace' : 'UI']);
  });

  test('is quick, because it reads and analyses nothing', async function () {
    await extension().activate();
    const times = activationTimes(extension().id);
    if (!times) return this.skip();
    console.log(`loading the code took ${times.loadMs.toFixed(0)} ms, activate() ${times.activateMs.toFixed(0)} ms`);
    assert.ok(times.loadMs + times.activateMs < BUDGET_MS);
  });
});
