import assert from 'node:assert/strict';
import { measure } from './measure';

/** Twice the work may take so many times as long. */
const MOST = 2.3;
const SERIES = 6;
const ROUNDS = 5;

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Fails where twice the work takes more than 2.3 times the time of the processor: other programs hardly add to that. Both are timed in turns and the
 * best of each counts; on a busy machine they are timed again, up to six series, as noise only ever adds.
 */
export async function assertGrowth(work: string, once: () => unknown, twice: () => unknown): Promise<void> {
  let [short, long] = [Infinity, Infinity];
  for (let series = 0; series < SERIES; series++) {
    const taken = await measure([{ name: 'once', run: once }, { name: 'twice', run: twice }], ROUNDS, processorTime);
    short = Math.min(short, taken('once'));
    long = Math.min(long, taken('twice'));
    if (long <= MOST * short) return;
  }
  assert.fail(`${work}: ${short.toFixed(2)} ms, twice the work ${long.toFixed(2)} ms`);
}
