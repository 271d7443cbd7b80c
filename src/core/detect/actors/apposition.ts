import { Bit } from './vocabulary';
import type { Word } from './words';

/** What a name is said to be by the words beside it. */
export type SaidToBe = 'armed' | 'organization' | 'place';

/** What makes a group one that fights. */
const FIGHTING = new Set(['armed', 'extremist', 'guerrilla', 'insurgent', 'islamist', 'jihadi', 'jihadist', 'militant', 'paramilitary', 'rebel', 'separatist', 'terror', 'terrorist']);
const GROUPS = new Set(['faction', 'group', 'militia', 'movement', 'network', 'organisation', 'organization', 'outfit']);
const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ']);
/** "a group backed | by …": no verb of the sentence. */
const BEHIND_PARTICIPLE = new Set(['as', 'at', 'by', 'for', 'from', 'in', 'on', 'to', 'with']);
/** So many words an apposition may take up to its noun. */
const LONGEST = 7;

/** "X, a jihadist group linked to …", "X, a town in …". @param to behind the name. */
export function saidBehind(words: readonly Word[], to: number): SaidToBe | undefined {
  const article = words[to];
  if (article?.gap !== ',' || (article.key !== 'a' && article.key !== 'an')) return undefined;
  for (let at = to + 1; at < to + LONGEST; at++) {
    const word = words[at];
    if (!word || word.opens || (word.gap !== ' ' && word.gap !== '-')) return undefined;
    const next = words[at + 1];
    const runsOn = next !== undefined && (next.gap === '-' || (next.gap === ' ' && NOMINAL.has(next.pos)));
    if (runsOn || !NOMINAL.has(word.pos)) continue;
    // "In X, a newspaper reported": the subject of the sentence
    const acts = next?.gap === ' ' && (next.pos === 'VERB' || next.pos === 'AUX') && !BEHIND_PARTICIPLE.has(words[at + 2]?.key ?? '');
    return acts ? undefined : kindOf(words, to + 1, at);
  }
  return undefined;
}

/** "the militant group X". @param from where the name begins. */
export function saidBefore(words: readonly Word[], from: number): SaidToBe | undefined {
  if (words[from]?.gap !== ' ' || words[from - 1]?.gap !== ' ' || words[from - 1]?.capital !== false) return undefined;
  return kindOf(words, from - 2, from - 1) === 'armed' ? 'armed' : undefined;
}

/** What the noun at `head` names, with the words in front of it from `from` on. */
function kindOf(words: readonly Word[], from: number, head: number): SaidToBe | undefined {
  const noun = words[head];
  if (!noun || noun.capital) return undefined;
  if (GROUPS.has(noun.key) && (noun.key === 'militia' || words.slice(from, head).some(({ key }) => FIGHTING.has(key)))) return 'armed';
  if ((noun.bits & Bit.OrgApposition) !== 0 || GROUPS.has(noun.key)) return 'organization';
  return (noun.bits & Bit.PlaceApposition) !== 0 ? 'place' : undefined;
}
