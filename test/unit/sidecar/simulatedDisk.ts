import type { Clock, Disk } from '../../../src/core/sidecar/disk';
import { randomFrom } from './randomSidecar';

/** What happens instead of the n-th operation of a program. */
export type Mishap = { readonly fail: string } | 'die';

/**
 * A disk and a clock for several programs at once. Every operation is a step; which program goes next is drawn from a seed, so that
 * interleavings nobody would think of are tried and can be repeated. Time passes only while all sleep.
 */
export function createSimulation(seed: number) {
  const random = randomFrom(seed);
  const files = new Map<string, Uint8Array>();
  let now = 0;
  const waiting: { readonly at: number; readonly go: () => void }[] = [];
  const wait = (milliseconds: number) => new Promise<void>((go) => waiting.push({ at: now + milliseconds, go }));
  const clock: Clock = { now: () => now, sleep: wait };

  /** @param mishap asked before each operation, with its number from 0. */
  function program(mishap: (operation: number) => Mishap | undefined = () => undefined): { readonly disk: Disk; readonly clock: Clock; readonly operations: () => number } {
    let count = 0;
    async function step<T>(act: () => T): Promise<T> {
      await wait(0);
      const happens = mishap(count++);
      if (happens === 'die') return new Promise<T>(() => undefined);
      if (happens) throw Object.assign(new Error(happens.fail), { code: happens.fail });
      return act();
    }
    const disk: Disk = {
      read: (path) => step(() => files.get(path)?.slice()),
      createExclusive: (path, bytes) =>
        step(() => {
          if (files.has(path)) return false;
          files.set(path, bytes.slice());
          return true;
        }),
      async writeFlushed(path, bytes) {
        await step(() => files.set(path, bytes.slice(0, bytes.length / 2)));
        await step(() => files.set(path, bytes.slice()));
      },
      rename: (from, to) =>
        step(() => {
          const bytes = files.get(from);
          if (!bytes) throw Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
          files.set(to, bytes);
          files.delete(from);
        }),
      remove: (path) => step(() => void files.delete(path)),
      resolve: (path) => step(() => path),
      checkWritable: () => step(() => undefined),
    };
    return { disk, clock, operations: () => count };
  }

  return {
    files,
    program,
    now: () => now,
    /** Runs until every program has finished, died or waits for nothing. */
    async run(): Promise<void> {
      const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
      for (await settle(); waiting.length > 0; await settle()) {
        const ready = waiting.flatMap(({ at }, index) => (at <= now ? [index] : []));
        if (ready.length === 0) {
          now = Math.min(...waiting.map(({ at }) => at));
          continue;
        }
        waiting.splice(random.pick(ready), 1)[0]?.go();
      }
    },
    text: (path: string) => {
      const bytes = files.get(path);
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}
