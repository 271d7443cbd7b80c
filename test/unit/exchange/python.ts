import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Context } from 'mocha';

const CANDIDATES = [process.env.PYTHON, 'python3', '/usr/bin/python3', 'python'].filter((name) => name !== undefined);

/**
 * Runs a script of Python in a folder with the given files; what it prints as JSON comes back. Skips the test, with a word
 * why, where no Python has the module.
 * @throws with what Python wrote on stderr.
 */
export function inPython(test: Context, module: string, script: string, files: ReadonlyMap<string, string | Uint8Array>): unknown {
  const python = CANDIDATES.find((name) => spawnSync(name, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0);
  if (python === undefined) {
    console.log(`      skipped: no Python here has ${module}; name one that has in PYTHON`);
    test.skip();
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reader-'));
  try {
    for (const [name, content] of files) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    const { status, stdout, stderr } = spawnSync(python, ['-X', 'utf8', '-c', script], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
