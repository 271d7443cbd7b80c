import { wordSimilarity } from './wordSimilarity';
import type { Vocabulary } from './tokens';

/** Words this alike are taken for one word with a typo or in another spelling. */
const ALIKE = 0.6;
/** Keeps a run of matches together where the sum would be the same. */
const TOGETHER = 1;
/** Cells of the table; two runs of 400 tokens still fit. */
const MAX_CELLS = 160_000;

/**
 * Aligns two short runs of tokens so that the weight of what matches is greatest (Needleman and Wunsch, without penalty for gaps, with
 * a bonus for neighbours that stay neighbours). Equal tokens weigh by their length, alike ones half of it.
 * @returns for each token of `a` its number in `b`, or -1; undefined where the table would be too large.
 */
export function alignRuns(a: Int32Array, b: Int32Array, vocabulary: Vocabulary): Int32Array | undefined {
  const rows = a.length;
  const columns = b.length;
  const image = new Int32Array(rows).fill(-1);
  if (rows === 0 || columns === 0) return image;
  if (rows * columns > MAX_CELLS) return undefined;
  const width = columns + 1;
  // Best sum that ends with a match of (i, j), and best sum of any kind
  const matched = new Float64Array((rows + 1) * width).fill(-Infinity);
  const best = new Float64Array((rows + 1) * width);
  for (let i = 1; i <= rows; i++) {
    const idA = a[i - 1] ?? -1;
    for (let j = 1; j <= columns; j++) {
      const weight = weightOf(idA, b[j - 1] ?? -1, vocabulary);
      const at = i * width + j;
      const diagonal = at - width - 1;
      const match = weight === 0 ? -Infinity : weight + Math.max((matched[diagonal] ?? 0) + TOGETHER, best[diagonal] ?? 0);
      matched[at] = match;
      best[at] = Math.max(match, best[at - 1] ?? 0, best[at - width] ?? 0);
    }
  }
  let i = rows;
  let j = columns;
  let together = false;
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (together || (matched[at] ?? 0) === (best[at] ?? 0)) {
      image[i - 1] = j - 1;
      const diagonal = at - width - 1;
      together = (matched[diagonal] ?? 0) + TOGETHER > (best[diagonal] ?? 0);
      i--;
      j--;
    } else if (best[at] === best[at - width]) i--;
    else j--;
  }
  return image;
}

function weightOf(a: number, b: number, vocabulary: Vocabulary): number {
  if (a === b) return 1 + Math.min(8, vocabulary.wordOf(a).length);
  const wordA = vocabulary.wordOf(a);
  const wordB = vocabulary.wordOf(b);
  if (wordA.length < 3 || wordB.length < 3 || (!wordA.startsWith(wordB.charAt(0)) && !wordA.endsWith(wordB.charAt(wordB.length - 1)))) return 0;
  return wordSimilarity(wordA, wordB) >= ALIKE ? (1 + Math.min(8, wordA.length)) / 2 : 0;
}
