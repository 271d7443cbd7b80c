import assert from 'node:assert/strict';
import { measure } from './measure';

/** Twice the work may take so many times as long. */
const MOST = 2.3;
const SERIES = 12;

/** What this process has used of the processors, in milliseconds: other programs hardly add to that. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Fails where more work, twice of it unless said otherwise, takes more than `most` times the time of the processor: other programs hardly add to that.
 * Both are timed in turns and the best of each counts; where that seems too much they are timed again, up to twelve series. Each series is judged by
 * itself: between two of them V8 may compile anew, or let a kind of object live longer, and what was fast before is no measure any more.
 */
export async function assertGrowth(work: string, once: () => unknown, more: () => unknown, { most = MOST, rounds = 5 } = {}): Promise<void> {
  const seen: string[] = [];
  for (let series = 0; series < SERIES; series++) {
    const taken = await measure([{ name: 'once', run: once }, { name: 'more', run: more }], rounds, processorTime);
    if (taken('more') <= most * taken('once')) return;
    seen.push(`${taken('once').toFixed(2)} and ${taken('more').toFixed(2)} ms`);
  }
  assert.fail(`${work}, and more of it: ${seen.join('; ')}`);
}
