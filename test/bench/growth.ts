import assert from 'node:assert/strict';
import { measure } from './measure';

/** Twice the work may take so many times as long. */
const MOST = 2.3;
const SERIES = 6;

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Fails where more work, twice of it unless said otherwise, takes more than `most` times the time of the processor: other programs hardly add to that.
 * Both are timed in turns and the best of each counts; on a busy machine they are timed again, up to six series, as noise only ever adds.
 */
export async function assertGrowth(work: string, once: () => unknown, more: () => unknown, { most = MOST, rounds = 5 } = {}): Promise<void> {
  let [short, long] = [Infinity, Infinity];
  for (let series = 0; series < SERIES; series++) {
    const taken = await measure([{ name: 'once', run: once }, { name: 'more', run: more }], rounds, processorTime);
    short = Math.min(short, taken('once'));
    long = Math.min(long, taken('more'));
    if (long <= most * short) return;
  }
  assert.fail(`${work}: ${short.toFixed(2)} ms, more work ${long.toFixed(2)} ms`);
}
