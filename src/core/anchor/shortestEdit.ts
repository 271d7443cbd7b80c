/** Two texts that differ in more places than this are not compared in this way: the cost is the square of it. */
const MOST_EDITS = 700;
/** Fewer equal words in a row stand beside each other by chance. */
const LEAST_RUN = 4;

/** `a[oldStart + k] === b[newStart + k]` for k < length. */
export interface EqualRun {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

/**
 * The runs of equal tokens on the shortest way from one text to the other (E. W. Myers, An O(ND) Difference Algorithm, 1986, the greedy form).
 * Where whole paragraphs stand again and again no sequence of words is unique, but the order of all of them still says which is which.
 * @returns ascending in both; none where the texts differ too much. Linear in the texts for a bounded number of differences.
 */
export function equalRuns(a: Int32Array, b: Int32Array): readonly EqualRun[] {
  const most = Math.min(MOST_EDITS, a.length + b.length);
  // By diagonal (old minus new) the furthest old token reached with so many edits; one copy for each number of edits
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(furthest.slice(most - edits, most + edits + 3));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = most + 1 + diagonal;
      const down = diagonal === -edits || (diagonal !== edits && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
      let i = down ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
      while (i < a.length && i - diagonal < b.length && a[i] === b[i - diagonal]) i++;
      furthest[at] = i;
      if (i >= a.length && i - diagonal >= b.length) return runsOf(trace, a.length, b.length);
    }
  }
  return [];
}

/** Walks back from the end of both texts. */
function runsOf(trace: readonly Int32Array[], oldLength: number, newLength: number): readonly EqualRun[] {
  const runs: EqualRun[] = [];
  let i = oldLength;
  let j = newLength;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const before = trace[edits] ?? new Int32Array(0);
    // In this copy diagonal 0 stands at `edits + 1`
    const reached = (diagonal: number) => before[edits + 1 + diagonal] ?? 0;
    const diagonal = i - j;
    const down = diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) < reached(diagonal + 1));
    const fromDiagonal = down ? diagonal + 1 : diagonal - 1;
    const from = edits === 0 ? 0 : reached(fromDiagonal);
    const startOfRun = edits === 0 ? 0 : down ? from : from + 1;
    const length = i - startOfRun;
    if (length >= LEAST_RUN) runs.push({ oldStart: startOfRun, newStart: startOfRun - diagonal, length });
    i = from;
    j = from - fromDiagonal;
  }
  return runs.reverse();
}
