// npm run package: makes out/source-annotator.vsix from a production build, without the network.
import fs from 'node:fs';
import path from 'node:path';
import { outDir, root, vsixFile } from './paths.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { run } from './processes.mjs';

await ensureDependencies();
fs.mkdirSync(outDir, { recursive: true });
const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
process.exitCode = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsixFile], { cwd: root });
