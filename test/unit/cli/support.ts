import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../../src/cli/run';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. */
export async function runCli(args: readonly string[], stdin: readonly (string | Uint8Array)[] = []): Promise<Outcome> {
  const out: Uint8Array[] = [];
  const warnings: string[] = [];
  const bytes = (chunk: string | Uint8Array) => (typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
  const code = await run(args, {
    // eslint-disable-next-line @typescript-eslint/require-await -- a stream in name only
    stdin: (async function* () {
      for (const chunk of stdin) yield bytes(chunk);
    })(),
    write: (chunk) => Promise.resolve(void out.push(bytes(chunk))),
    warn: (line) => void warnings.push(line),
    progress: () => Promise.resolve(),
  });
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: warnings.join('\n') };
}

/** A folder that is removed after the test; `files` by relative path. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>>): { readonly path: string; remove(): void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'source-annotator-'));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), content);
  }
  return { path: folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
