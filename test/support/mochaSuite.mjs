// node test/support/mochaSuite.mjs FOLDER|FILE [--grep WORDS] [--jobs N] [--without NAME]: runs built suites with mocha, outside VS Code; N files at a time, without those of a name.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { countsOf, formatCounts } from './counts.mjs';
import { onStopSignal } from './processes.mjs';

const LEFT_OPEN_LIMIT_MS = 10_000;
/** For tests that hang: no test is about speed, a loaded machine of CI may be five times slower than a desk, and unit tests give way to others there. */
const TEST_LIMIT_MS = 600_000;

const {
  values: { grep, jobs, without },
  positionals: [where = ''],
} = parseArgs({ options: { grep: { type: 'string' }, jobs: { type: 'string', default: '1' }, without: { type: 'string' } }, allowPositionals: true });
const files = suitesAt(where).filter((file) => path.basename(file) !== without);
if (files.length === 0) {
  console.error(`There are no suites at ${where}: run "npm run build:tests" first.`);
  process.exit(2);
}
onStopSignal(() => Promise.resolve()); // process.exit() then ends the servers that suites have started
const mocha = new Mocha({ ui: 'tdd', timeout: TEST_LIMIT_MS, reporter: 'spec', jobs: Number(jobs), ...(grep === undefined ? {} : { grep }) });
for (const file of files) mocha.addFile(file);
if (Number(jobs) > 1) mocha.parallelMode(true);
else await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  console.log(formatCounts(countsOf(runner.stats)));
  process.exitCode = failures > 0 ? 1 : 0;
  const complain = () => {
    console.error('A suite left something running that keeps the process alive.');
    process.exit(1);
  };
  setTimeout(complain, LEFT_OPEN_LIMIT_MS).unref();
});

/** @param {string} place */
function suitesAt(place) {
  const kind = fs.statSync(place, { throwIfNoEntry: false });
  if (kind?.isFile()) return [path.resolve(place)];
  const inside = kind ? fs.readdirSync(place, { recursive: true, encoding: 'utf8' }) : [];
  return inside.filter((file) => /\.test\.m?js$/.test(file)).sort().map((file) => path.resolve(place, file));
}
