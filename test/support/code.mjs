#!/usr/bin/env node
// Takes the place of the `code` executable for @vscode/test-electron: the same arguments, but the window is the browser host.
// VSCODE_EXECUTABLE=test/support/code.mjs npm run test:desktop
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runHostSuite } from './hostSuite.mjs';
import { ensureHost } from './installHost.mjs';
import { examplesDir } from './paths.mjs';

const { values, positionals } = parseArgs({
  strict: false, // the other flags are about Electron
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});
const { extensionDevelopmentPath: extension, extensionTestsPath: entry } = values;
if (typeof extension !== 'string' || typeof entry !== 'string') {
  console.error('Only runs of extension tests are understood: --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE [FOLDER]');
  process.exit(2);
}
await ensureHost();
process.exitCode = await runHostSuite({ kind: 'node', extension, entry: path.resolve(entry), folder: positionals[0] ?? examplesDir });
