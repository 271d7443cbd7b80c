// node test/support/hostTests.mjs node|web [--grep WORDS] [--verbose]: the suites of test/host in a real extension host.
import path from 'node:path';
import { runHostSuite } from './hostSuite.mjs';
import { ensureHost } from './installHost.mjs';
import { examplesDir, outDir, root } from './paths.mjs';
import { onStopSignal } from './processes.mjs';
import { withCopyOf } from './tempFolder.mjs';

const entries = { node: path.join(outDir, 'host/run.node.js'), web: path.join(outDir, 'host-web/run.js') };

const kind = process.argv[2];
if (kind !== 'node' && kind !== 'web') {
  console.error('Usage: node test/support/hostTests.mjs node|web [--grep WORDS] [--verbose]');
  process.exit(2);
}
onStopSignal(() => Promise.resolve()); // process.exit() then runs the clean-up of what was started
await ensureHost();
const grepAt = process.argv.indexOf('--grep');
const grep = grepAt > 0 ? process.argv[grepAt + 1] : undefined;
process.exitCode = await withCopyOf(examplesDir, (folder) =>
  runHostSuite({
    kind,
    folder,
    extension: root,
    entry: entries[kind],
    settings: grep === undefined ? {} : { 'sourceAnnotatorTests.grep': grep },
  }),
);
