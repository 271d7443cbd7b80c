// How a suite tells `npm test` what it did: one line on its standard output, the last thing it prints.
// Without that line a suite has died, whatever its exit code says.

const LINE = /^\[suite-counts\] passed=(\d+) failed=(\d+) skipped=(\d+)$/;

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {string} line
 * @returns {Counts | undefined} undefined for every other line
 */
export function parseCounts(line) {
  const match = LINE.exec(line.trim());
  return match ? { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3]) } : undefined;
}

/** @param {Counts} counts */
export function formatCounts({ passed, failed, skipped }) {
  return `[suite-counts] passed=${passed} failed=${failed} skipped=${skipped}`;
}

/**
 * @param {{ passes?: number, failures?: number, pending?: number } | undefined} stats of a mocha run
 * @returns {Counts}
 */
export function countsOf(stats) {
  return { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0 };
}
