// node test/support/mochaSuite.mjs FOLDER [--grep WORDS]: runs the built suites of a folder with mocha, outside VS Code.
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { countsOf, formatCounts } from './counts.mjs';

const [folder = '', ...options] = process.argv.slice(2);
const grep = options[0] === '--grep' ? options[1] : undefined;
const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.m?js$/.test(file)) : [];
if (files.length === 0) {
  console.error(`There are no suites in ${folder}: run "npm run build:tests" first.`);
  process.exit(2);
}
const mocha = new Mocha({ ui: 'tdd', timeout: 10_000, reporter: 'spec', ...(grep === undefined ? {} : { grep }) });
for (const file of files.sort()) mocha.addFile(path.resolve(folder, file));
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  console.log(formatCounts(countsOf(runner.stats)));
  process.exitCode = failures > 0 ? 1 : 0;
});
