import assert from 'node:assert/strict';
import { takeLock } from '../../../src/core/sidecar/lock';
import { newId } from '../../../src/core/sidecar/newId';
import { randomFrom } from './randomSidecar';
import { createSimulation } from './simulatedDisk';

/** Programs that hold the lock for a while; some died with it. Returns how many held it at once, at most, and how many got it. */
async function contend(seed: number, deaths: number, hold: number) {
  const { program, run, files } = createSimulation(seed);
  const random = randomFrom(seed + 99);
  const state = { inside: 0, most: 0, entered: 0 };
  for (let i = 0; i < deaths; i++) {
    const { disk, clock } = program();
    void takeLock(disk, clock, 'f', newId(random.next)); // never released
    await run();
  }
  for (let i = 0; i < 4; i++) {
    const { disk, clock } = program();
    void (async () => {
      for (let turn = 0; turn < 3; turn++) {
        const lock = await takeLock(disk, clock, 'f', newId(random.next));
        if (!lock) continue;
        state.entered++;
        state.inside++;
        state.most = Math.max(state.most, state.inside);
        await clock.sleep(random.below(hold));
        await disk.read('f');
        state.inside--;
        await lock.release();
      }
    })();
  }
  await run();
  return { ...state, left: [...files.keys()] };
}

suite('takeLock', () => {
  test('one holder at a time, each has its turn, nothing is left over', async () => {
    for (let seed = 0; seed < 60; seed++) assert.deepEqual(await contend(seed, 0, 1000), { inside: 0, most: 1, entered: 12, left: [] }, `seed ${seed}`);
  });

  for (const deaths of [1, 2]) {
    test(`after ${deaths} death(s) with the lock held: still one at a time, whoever finds it first`, async () => {
      for (let seed = 0; seed < 200; seed++) assert.deepEqual(await contend(seed, deaths, 3), { inside: 0, most: 1, entered: 12, left: [] }, `seed ${seed}`);
    });
  }

  test('a slow holder that lives is not taken for dead', async () => {
    const { program, run } = createSimulation(1);
    const [slow, other] = [program(), program()];
    const order: string[] = [];
    void takeLock(slow.disk, slow.clock, 'f', 'slow').then(async (lock) => {
      void takeLock(other.disk, other.clock, 'f', 'other').then((taken) => order.push(`other got it: ${String(taken !== undefined)}`));
      await slow.clock.sleep(5000);
      order.push(`slow still holds it: ${String(await lock?.held())}`);
      await lock?.release();
    });
    await run();
    assert.deepEqual(order, ['slow still holds it: true', 'other got it: true']);
  });
});
