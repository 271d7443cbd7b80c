import type { Token } from '../model';
import { isSpeakerNoun } from './speakerNouns';
import { has, is, LETTER_STOP, type Word } from './words';

/** Parts of speech of words that have a capital only where a sentence begins. */
const OPENERS = new Set(['DET', 'PRON', 'ADP', 'SCONJ', 'CCONJ', 'ADV', 'AUX']);
/** Behind a number: nothing that is named follows them. */
const UNIT = /^(?:bn|cm|cr|ft|hrs?|in|kg|km|lbs?|m|mi|mins?|mm|mn|oz|p|pct|secs?|tn|yds?)\.$/;
const HALF_DAY = /^[ap]\.m\.$/;
/** What an hour is told with: a time zone, a day, a month. */
const OF_HOUR = /^(?:\p{Lu}{2,5}|Atlantic|Central|Eastern|Greenwich|Mountain|Pacific|\p{Lu}\p{Ll}+day|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\p{Ll}*\.?)$/u;
/** A name or a number follows these. */
const TITLE = /^(?:Capt|Col|Dr|Fr|Gen|Gov|Lt|Maj|Mr|Mrs|Ms|Mt|Nos?|Pres|Prof|Rep|Reps|Rev|Sen|Sens|Sgt|[Vv]s?)\.$/;

/**
 * Whether the full stop that belongs to a word ends the sentence too: "It cost €4m. Critics say …", "He wrote on X. The minister …". Only what follows
 * tells, and where it leaves it open the sentence goes on.
 * @param word a LETTER_STOP or a WORD_STOP. @param before and `next`: the words around it, `after` the one behind `next`.
 */
export function endsBehindAbbreviation(word: Word, before: Word | undefined, next: Token | undefined, after: Token | undefined): boolean {
  if (next === undefined) return false;
  if (word.text === 'X.' && is(before, 'on')) return true; // the network
  if (TITLE.test(word.text) || !/^\p{Lu}/u.test(next.text)) return has(word, LETTER_STOP) && OPENERS.has(next.pos);
  if (OPENERS.has(next.pos)) return true;
  if (before?.pos === 'NUM' && UNIT.test(word.lower)) return true;
  if (HALF_DAY.test(word.lower)) return !OF_HOUR.test(next.text) && after?.lower !== 'time';
  // "in the U.S. Critics said"
  return before !== undefined && next.lower.endsWith('s') && isSpeakerNoun(next.lower) && after?.pos === 'VERB';
}
