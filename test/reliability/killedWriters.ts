import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { lockedWrite } from '../../src/core/sidecar/lockedWrite';
import { newId } from '../../src/core/sidecar/newId';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../src/core/sidecar/writeSidecar';
import { nodeClock, nodeDisk } from '../../src/node/disk';

/** Real processes (writer.ts) on a real disk. */
export interface Writers {
  /** Starts one on a new file, kills it at a random time, and checks what is left. */
  killOne(): Promise<Killed>;
  /** Starts some at once on one file and checks that it holds what each of them has confirmed, and nothing else. */
  together(writers: number, operations: number): Promise<{ readonly confirmed: number; readonly refused: number }>;
  /** A program died with the lock in its hand: how long the next write takes, in milliseconds. */
  recover(): Promise<number>;
  remove(): void;
}

interface Killed {
  /** Annotations that were confirmed before. */
  readonly confirmed: number;
  /** It died while it held the lock. */
  readonly locked: boolean;
}

const LONGEST_LIFE_MS = 120;

export function startWriters(): Writers {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'writers-'));
  const program = path.join(folder, 'writer.mjs');
  buildSync({ entryPoints: ['test/reliability/writer.ts'], bundle: true, platform: 'node', format: 'esm', outfile: program, banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } });
  let files = 0;

  const start = (file: string, annotator: string, count: number, killAfter?: number): Promise<readonly string[]> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [program, file, annotator, String(count), String(Math.floor(Math.random() * 1e9))], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (data: Buffer) => {
        const confirmedBefore = /^[+-]/m.test(said);
        said += data.toString();
        // The time to die counts from the first write that is done, or slow machines would never get so far
        if (!confirmedBefore && killAfter !== undefined && /^[+-]/m.test(said)) setTimeout(() => child.kill('SIGKILL'), killAfter);
      });
      child.on('close', () => resolve(said.split('\n').slice(0, -1)));
    });

  return {
    async killOne() {
      const file = path.join(folder, `${files++}.yaml`);
      const said = await start(file, 'a', 100_000, Math.random() * LONGEST_LIFE_MS);
      expectConfirmed(file, [{ annotator: 'a', said }]);
      const locked = fs.existsSync(`${file}.lock`);
      for (const name of fs.readdirSync(folder)) if (name.startsWith(path.basename(file))) fs.rmSync(path.join(folder, name));
      return { confirmed: said.filter((line) => /^[+-]/.test(line)).length, locked };
    },
    async together(writers, operations) {
      const file = path.join(folder, `${files++}.yaml`);
      const names = Array.from({ length: writers }, (_, i) => `writer${i}`);
      const all = await Promise.all(names.map(async (annotator) => ({ annotator, said: await start(file, annotator, operations) })));
      expectConfirmed(file, all);
      assert.deepEqual(fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.`)), [], 'something is left beside the file');
      const lines = all.flatMap(({ said }) => said);
      return { confirmed: lines.filter((line) => /^[+-]/.test(line)).length, refused: lines.filter((line) => line.startsWith('!')).length };
    },
    async recover() {
      const file = path.join(folder, `${files++}.yaml`);
      fs.writeFileSync(`${file}.lock`, 'ofadeadprogram');
      const began = performance.now();
      const result = await lockedWrite({ disk: nodeDisk, clock: nodeClock, token: () => newId(Math.random) }, file, (text) =>
        applyOperations(text, [{ op: 'add', annotator: 'b', annotation: { id: 'afterdeath', kind: 'tag', quote: 'x' } }]),
      );
      assert.ok(!('problem' in result), JSON.stringify(result));
      assert.ok(!fs.existsSync(`${file}.lock`));
      return performance.now() - began;
    },
    remove: () => fs.rmSync(folder, { recursive: true }),
  };
}

interface Said {
  readonly annotator: string;
  readonly said: readonly string[];
}

/** The file is whole and holds, for each writer, what it confirmed; the one operation it was at when it died may have arrived or not. */
function expectConfirmed(file: string, writers: readonly Said[]): void {
  const stored = new Map<string, string>();
  if (fs.existsSync(file)) {
    const { sidecar, problems } = readSidecar(fs.readFileSync(file, 'utf8'));
    assert.ok(sidecar && problems.length === 0, `${file} is damaged: ${JSON.stringify(problems)}`);
    for (const { annotator, annotation } of sidecar.annotations) {
      const key = `${annotator} ${annotation.id}`;
      assert.ok(!stored.has(key), `${key} stands twice`);
      stored.set(key, annotation.note ?? '');
    }
  }
  const expected = new Map<string, string | undefined>();
  const pending = new Map<string, string | undefined>();
  for (const { annotator, said } of writers) {
    for (const line of said) {
      const [, asked, sign, id, note] = /^(\??)([+-])(\w+) (.*)$/.exec(line) ?? [];
      if (id === undefined) continue; // refused, and said so
      const key = `${annotator} ${id}`;
      if (asked) pending.set(key, sign === '-' ? undefined : note);
      else {
        pending.delete(key);
        expected.set(key, sign === '-' ? undefined : note);
      }
    }
  }
  for (const key of new Set([...stored.keys(), ...expected.keys()])) {
    const now = stored.get(key);
    if (now === expected.get(key) || (pending.has(key) && now === pending.get(key))) continue;
    assert.fail(`${key}: confirmed ${String(expected.get(key))}, in the file ${String(now)}`);
  }
}
