/** Longer words are compared by their ends alone: 60 characters tell a typo from another word. */
const LONGEST = 60;

/**
 * How alike two words are, 0 … 1: one minus the Levenshtein distance over the longer length. Words of one or two characters are alike
 * only if equal: too many of them differ in one letter.
 */
export function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || shorter < longer / 2 || longer > LONGEST) return 0;
  return 1 - levenshtein(a, b) / longer;
}

export function levenshtein(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
