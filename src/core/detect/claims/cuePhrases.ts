import type { CuePhrase } from './lexicon/loadLexicon';
import type { Word } from './words';

/** Do the words from `i` on spell the phrase? */
export function standsAt(words: readonly Word[], i: number, phrase: CuePhrase): boolean {
  for (let k = 0; k < phrase.words.length; k++) if (words[i + k]?.lower !== phrase.words[k]) return false;
  return true;
}
