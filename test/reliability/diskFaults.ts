import assert from 'node:assert/strict';
import { lockedWrite } from '../../src/core/sidecar/lockedWrite';
import { newId } from '../../src/core/sidecar/newId';
import { randomFrom } from '../unit/sidecar/randomSidecar';
import { createSimulation, type Mishap } from '../unit/sidecar/simulatedDisk';

export const FILE = 'a.txt.annotations.yaml';
export const OLD = 'version: 1\nannotations:\n';
export const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EBUSY', 'EXDEV'] as const;
/** A dead program's lock is taken over within this. */
export const RECOVERY_MS = 10_000;

export const addLine = (line: string) => (text: string | undefined) => ({ text: text?.includes(`${line}\n`) ? text : `${text ?? ''}${line}\n` });

export function simulated(seed: number) {
  const simulation = createSimulation(seed);
  const random = randomFrom(seed + 1e6);
  simulation.files.set(FILE, new TextEncoder().encode(OLD));
  const writer = (mishap?: (operation: number) => Mishap | undefined) => ({ ...simulation.program(mishap), token: () => newId(random.next) });
  return { ...simulation, writer };
}

/**
 * Lets the n-th operation of a write fail, for every n until none is left to fail: the old or the new text is there as a whole, what was
 * confirmed is there, and the next write succeeds.
 * @returns how many operations were made to fail.
 */
export async function failAtEvery(code: string, seed = 0): Promise<number> {
  for (let n = 0; ; n++) {
    const { writer, run, text, files } = simulated(seed + n);
    let hit = false;
    const faulty = writer((operation) => {
      hit ||= operation === n;
      return operation === n ? { fail: code } : undefined;
    });
    let confirmed = false;
    void lockedWrite(faulty, FILE, addLine('# mine')).then((result) => (confirmed = !('problem' in result)));
    await run();
    const now = text(FILE);
    assert.ok(now === OLD || now === `${OLD}# mine\n`, `n = ${n}: ${now}`);
    if (confirmed) assert.equal(now, `${OLD}# mine\n`, `n = ${n}: confirmed but not there`);
    let next: object | undefined;
    void lockedWrite(writer(), FILE, addLine('# next')).then((result) => (next = result));
    await run();
    assert.ok(next && !('problem' in next), `n = ${n}: ${JSON.stringify(next)}`);
    assert.ok(text(FILE)?.endsWith('# next\n'));
    if (hit) continue;
    assert.deepEqual([...files.keys()], [FILE]);
    return n;
  }
}

/** As `failAtEvery`, but the program dies there: two others get through in 10 s and nothing is left beside the file. */
export async function dieAtEvery(seed = 0): Promise<number> {
  for (let n = 0; ; n++) {
    const { writer, run, text, now, files } = simulated(seed + n);
    let died = false;
    void lockedWrite(writer((operation) => {
      died ||= operation === n;
      return died ? 'die' : undefined;
    }), FILE, addLine('# mine'));
    await run();
    assert.ok([OLD, `${OLD}# mine\n`].includes(text(FILE) ?? ''), `n = ${n}`);
    const start = now();
    const done: object[] = [];
    for (const line of ['# next', '# other']) void lockedWrite(writer(), FILE, addLine(line)).then((result) => done.push(result));
    await run();
    assert.equal(done.filter((result) => !('problem' in result)).length, 2, `n = ${n}: ${JSON.stringify(done)}`);
    assert.ok(now() - start <= RECOVERY_MS, `n = ${n}: ${now() - start} ms`);
    assert.ok(text(FILE)?.includes('# next\n') && text(FILE)?.includes('# other\n'));
    assert.deepEqual([...files.keys()], [FILE], `n = ${n}`);
    if (!died) return n;
  }
}
