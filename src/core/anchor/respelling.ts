import type { Tokens, Vocabulary } from './tokens';
import { wordSimilarity } from './wordSimilarity';

/** A typo happens once; a word that changed at least so often was respelled. */
const LEAST = 2;
/** Pairs that are compared; more new words than this mean another text. */
const MOST_WORDS = 300;
const ALIKE = 0.6;

/**
 * The new text's words in the spelling of the old one, where a word was respelled throughout (a name in another transliteration): otherwise
 * every sentence with the name would count as changed.
 */
export function inOldSpelling(old: Tokens, now: Tokens, vocabulary: Vocabulary): Int32Array {
  const olds = counts(old);
  const nows = counts(now);
  const gone = only(olds, nows);
  const come = only(nows, olds);
  if (gone.length === 0 || come.length === 0 || gone.length > MOST_WORDS || come.length > MOST_WORDS) return now.ids;
  const spelling = new Map<number, number>();
  for (const id of come) {
    const word = vocabulary.wordOf(id);
    const count = nows.get(id) ?? 0;
    let best = ALIKE;
    for (const other of gone) {
      const before = olds.get(other) ?? 0;
      if (Math.max(before, count) > 2 * Math.min(before, count)) continue;
      const alike = wordSimilarity(vocabulary.wordOf(other), word);
      if (alike < best) continue;
      best = alike;
      spelling.set(id, other);
    }
  }
  return spelling.size === 0 ? now.ids : now.ids.map((id) => spelling.get(id) ?? id);
}

function counts({ ids }: Tokens): Map<number, number> {
  const found = new Map<number, number>();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

function only(words: ReadonlyMap<number, number>, others: ReadonlyMap<number, number>): number[] {
  return [...words].flatMap(([id, count]) => (count >= LEAST && !others.has(id) ? [id] : []));
}
