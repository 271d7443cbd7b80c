import type { CuePhrase } from './lexicon/loadLexicon';
import type { Word } from './words';

/** Do the words from `i` on spell the phrase? */
export function standsAt(words: readonly Word[], i: number, phrase: CuePhrase): boolean {
  // the last word first: the first one is that which the phrase was found by
  for (let k = phrase.words.length - 1; k >= 0; k--) if (words[i + k]?.lower !== phrase.words[k]) return false;
  return true;
}
