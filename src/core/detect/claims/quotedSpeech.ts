import type { ClaimLexicon } from './lexicon/loadLexicon';
import { nounPhraseAt } from './nounPhrases';
import { skipAdjuncts, type VerbUse } from './verbUse';
import { is, isFinite, isPause, isQuotation, type Word } from './words';

/** The direct quotations (indexes of words) that the verb introduces: "said: “…”", "told Oslo Radio on Friday: “…”", "says of Holm, “…”". */
export function quotationsAfter(words: readonly Word[], use: Pick<VerbUse, 'verb' | 'after'>, lexicon: ClaimLexicon): readonly number[] {
  const found: number[] = [];
  if (!words.some(isQuotation)) return found;
  for (let i = use.after; i < words.length; i++) {
    if (words[i]?.quotation) found.push(i);
    else if (found.length === 0 && (is(words[i], 'that') || (lexicon.speaking.has(words[i]?.lower ?? '') && words[i]?.pos === 'VERB'))) break;
  }
  const first = found[0];
  if (first === undefined) return [];
  const before = words[first - 1];
  if ((before?.text === ':' && !words.slice(use.after, first).some((_, k) => isFinite(words, use.after + k))) || lexicon.speaking.has(before?.lower ?? '')) return found;
  const from = skipAdjuncts(words, use.after);
  const hearer = use.verb.frames.has('hearer') ? nounPhraseAt(words, from) : undefined;
  const topic = is(words[from], 'of') || is(words[from], 'about') ? nounPhraseAt(words, from + 1) : undefined;
  const ends = [use.after, from, ...[hearer, topic].flatMap((phrase) => (phrase ? [phrase.head, phrase.to, skipAdjuncts(words, phrase.to)] : []))];
  return ends.some((end) => end === first || (end === first - 1 && isPause(before))) ? found : [];
}
