/** Longer texts are not compared letter by letter: the cost is the product of the lengths. */
const LONGEST = 240;

/**
 * How alike two words are, 0 … 1: one minus the number of typos over the longer length. Words of one or two characters are alike only if
 * equal: too many of them differ in one letter.
 */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  return Math.min(a.length, b.length) < 3 ? 0 : textSimilarity(a, b);
}

/** The same for texts of any length; 0 where one is more than twice as long, or both are too long to compare. */
export function textSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < longer / 2 || longer > LONGEST) return 0;
  return 1 - typos(a, b) / longer;
}

/** Letters put in, left out, replaced, or swapped with their neighbour (optimal string alignment distance). */
function typos(a: string, b: string): number {
  let beforeThat: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((previous[j - 1] ?? 0) + (same ? 0 : 1), (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (!same && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (beforeThat[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeThat = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
