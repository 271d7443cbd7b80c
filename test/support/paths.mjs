// Where things are. Only Node's own modules: `npm start` and `npm test` load this before anything is installed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const supportDir = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(supportDir, '../..');
export const outDir = path.join(root, 'out');
export const examplesDir = path.join(root, 'examples');
export const vsixFile = path.join(outDir, 'source-annotator.vsix');

export const hostDir = path.join(supportDir, 'vscode-host');
export const hostModules = path.join(hostDir, 'node_modules');
export const vscodeDir = path.join(hostModules, 'code-server/lib/vscode');
export const serverMain = path.join(vscodeDir, 'out/server-main.js');
