import assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { nodeClock, nodeDisk } from '../../../src/node/disk';
import { lockedWrite } from '../../../src/core/sidecar/lockedWrite';
import { newId } from '../../../src/core/sidecar/newId';
import { randomFrom } from './randomSidecar';
import { addLine, CODES, dieAtEvery, failAtEvery, FILE, OLD, simulated } from '../../reliability/diskFaults';

suite('lockedWrite', () => {
  for (const code of CODES) {
    test(`${code} at the n-th operation, for every n: old or new text as a whole, and the next write succeeds`, async () => {
      assert.ok((await failAtEvery(code)) > 10);
    });
  }

  test('a fault that stays: a plain sentence, and nothing written', async () => {
    const { writer, run, text } = simulated(1);
    let result: object | undefined;
    void lockedWrite(writer((n) => (n > 4 ? { fail: 'ENOSPC' } : undefined)), FILE, addLine('# mine')).then((outcome) => (result = outcome));
    await run();
    assert.match(JSON.stringify(result), /disk is full/);
    assert.equal(text(FILE), OLD);
  });

  test('killed at the n-th operation, for every n: the next write gets through within 10 s and leaves no rubbish', async () => {
    assert.ok((await dieAtEvery()) > 10);
  });

  test('3 programs × 40 writes in 20 random interleavings: none lost, none twice', async () => {
    for (let seed = 0; seed < 20; seed++) {
      const { writer, run, text, files } = simulated(seed);
      const refused: unknown[] = [];
      for (const name of ['a', 'b', 'c']) {
        const own = writer();
        void (async () => {
          for (let i = 0; i < 40; i++) {
            const result = await lockedWrite(own, FILE, addLine(`# ${name}${i}.`));
            if ('problem' in result) refused.push(result.problem);
          }
        })();
      }
      await run();
      const lines = (text(FILE) ?? '').trimEnd().split('\n').slice(2);
      assert.deepEqual(refused, [], `seed ${seed}`);
      assert.equal(lines.length, 120, `seed ${seed}`);
      assert.equal(new Set(lines).size, 120, `seed ${seed}`);
      assert.deepEqual([...files.keys()], [FILE]);
    }
  });

  test('programs that die in the middle and others that go on, 200 interleavings: nothing confirmed is lost', async () => {
    for (let seed = 0; seed < 200; seed++) {
      const { writer, run, text } = simulated(seed);
      const random = randomFrom(seed);
      const confirmed: string[] = [];
      for (const name of ['a', 'b', 'c', 'd']) {
        const death = random.chance(0.6) ? random.below(40) : Infinity;
        const own = writer((operation) => (operation >= death ? 'die' : undefined));
        void (async () => {
          for (let i = 0; i < 4; i++) {
            const line = `# ${name}${i}.`;
            if (!('problem' in (await lockedWrite(own, FILE, addLine(line))))) confirmed.push(line);
          }
        })();
      }
      await run();
      const now = text(FILE) ?? '';
      for (const line of confirmed) assert.equal(now.split(`${line}\n`).length, 2, `seed ${seed}: ${line}`);
    }
  });

  test('a program that does not ask for the lock changes the file meanwhile: both changes stay', async () => {
    let lost = 0;
    for (let n = 0; n < 14; n++) {
      const { writer, run, text, files } = simulated(n);
      const own = writer((operation) => {
        if (operation === n) files.set(FILE, new TextEncoder().encode(`${text(FILE) ?? ''}# by git\n`));
        return undefined;
      });
      let result: object | undefined;
      void lockedWrite(own, FILE, addLine('# mine')).then((outcome) => (result = outcome));
      await run();
      assert.ok(result && !('problem' in (result)));
      assert.ok(text(FILE)?.includes('# mine'));
      if (!text(FILE)?.includes('# by git')) lost++;
    }
    // Between the last look and the rename no file system can help: that is one operation
    assert.equal(lost, 1);
  });
});

suite('nodeDisk', () => {
  let folder = '';
  setup(async () => (folder = await fs.mkdtemp(path.join(os.tmpdir(), 'sidecar-'))));
  teardown(() => fs.rm(folder, { recursive: true }));
  const writer = () => ({ disk: nodeDisk, clock: nodeClock, token: () => newId(Math.random) });

  test('creates, changes and leaves nothing but the file; permissions and symbolic links stay', async function () {
    if (process.platform === 'win32') this.skip();
    const file = path.join(folder, FILE);
    await lockedWrite(writer(), file, addLine('one'));
    await fs.chmod(file, 0o664);
    const link = path.join(folder, 'link.yaml');
    await fs.symlink(file, link);
    await lockedWrite(writer(), link, addLine('two'));
    assert.equal(await fs.readFile(file, 'utf8'), 'one\ntwo\n');
    assert.equal((await fs.stat(file)).mode & 0o777, 0o664);
    assert.ok((await fs.lstat(link)).isSymbolicLink());
    assert.deepEqual((await fs.readdir(folder)).sort(), [FILE, 'link.yaml']);
  });

  test('ten writers at once: all lines there', async () => {
    const file = path.join(folder, FILE);
    await Promise.all(Array.from({ length: 10 }, (_, i) => lockedWrite(writer(), file, addLine(`# ${i}.`))));
    assert.equal((await fs.readFile(file, 'utf8')).trimEnd().split('\n').length, 10);
  });

  test('a folder that is gone, a file that is no text', async () => {
    assert.match(JSON.stringify(await lockedWrite(writer(), path.join(folder, 'no', FILE), addLine('x'))), /folder is gone/);
    const file = path.join(folder, FILE);
    await fs.writeFile(file, Uint8Array.of(0x76, 0xff, 0x0a));
    assert.match(JSON.stringify(await lockedWrite(writer(), file, addLine('x'))), /not valid UTF-8/);
    assert.deepEqual(await fs.readdir(folder), [FILE]);
  });
});
