/**
 * Real processes on a real disk: node out/tools/kills.js [--runs 200]
 * A writer adds annotations and says each one it has confirmed; it is killed at a random time. Then the file must be whole and hold all of
 * them. At the end three writers at once, one of them killed with the lock in its hand: the others go on and nothing is lost.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { lockedWrite } from '../../src/core/sidecar/lockedWrite';
import { newId } from '../../src/core/sidecar/newAnnotation';
import { readSidecar } from '../../src/core/sidecar/readSidecar';
import { applyOperations } from '../../src/core/sidecar/writeSidecar';
import { nodeClock, nodeDisk } from '../../src/node/disk';

const valueOf = (flag: string) => (process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined);

async function write(file: string, annotator: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const id = `${annotator}${i}`;
    const result = await lockedWrite({ disk: nodeDisk, clock: nodeClock, token: () => newId(Math.random) }, file, (text) =>
      applyOperations(text, [{ op: 'add', annotator, annotation: { id, kind: 'tag', quote: `words ${i}` } }]),
    );
    process.stdout.write('problem' in result ? `! ${result.problem.message}\n` : `${id}\n`);
  }
}

/** What a writer confirmed before its end. */
function startWriter(file: string, annotator: string, count: number, killAfter?: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [process.argv[1] ?? '', '--writer', annotator, '--file', file, '--count', String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      // The time to die counts from the first write, not from the start of the process
      if (said === '' && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
      said += data.toString();
    });
    child.on('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

function check(file: string, confirmed: readonly string[]): void {
  const { sidecar, problems } = readSidecar(fs.readFileSync(file, 'utf8'));
  if (!sidecar || problems.length > 0) throw new Error(`${file} is damaged: ${JSON.stringify(problems)}`);
  const ids = sidecar.annotations.map(({ annotation }) => annotation.id);
  const lost = confirmed.filter((id) => !ids.includes(id));
  if (lost.length > 0) throw new Error(`${file} has lost ${lost.join(', ')}`);
  if (new Set(ids).size < ids.length) throw new Error(`${file} has an annotation twice`);
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kills-'));
  try {
    const runs = Number(valueOf('--runs') ?? 200);
    let confirmed = 0;
    for (let run = 0; run < runs; run++) {
      const file = path.join(folder, `${run}.yaml`);
      const said = await startWriter(file, 'a', 100_000, 1 + Math.random() * 120);
      check(file, said);
      confirmed += said.length;
    }
    console.log(`kills: ${runs} runs, ${confirmed} confirmed annotations, none lost, no file torn, empty or missing`);
    const file = path.join(folder, 'shared.yaml');
    const said = await Promise.all([startWriter(file, 'a', 60), startWriter(file, 'b', 60), startWriter(file, 'c', 60, 150)]);
    const refused = said.flat().filter((line) => line.startsWith('!'));
    check(file, said.flat().filter((line) => !line.startsWith('!')));
    console.log(`writers: 3 at once, one killed, ${said.flat().length} confirmed, none lost, ${refused.length} refused`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const [annotator, file] = [valueOf('--writer'), valueOf('--file')];
void (annotator && file ? write(file, annotator, Number(valueOf('--count'))) : main());
