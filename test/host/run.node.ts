// The mocha entry inside the node extension host: of the browser host and of a desktop VS Code (@vscode/test-electron) alike.
import fs from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { finish, printThroughHost, requestedGrep } from './support/reporting';

/** Long enough for a test that waits in vain to say what for. */
const TEST_LIMIT_MS = 180_000;

export async function run(): Promise<void> {
  const grep = requestedGrep();
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: TEST_LIMIT_MS, reporter: 'spec', ...(grep ? { grep } : {}) });
  printThroughHost(Mocha.reporters.Base);
  const files = fs.readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.js'));
  for (const file of files.sort()) mocha.addFile(path.join(__dirname, file));
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  finish(stats);
}
