import { coreEnd } from '../claims/nounPhrases';
import { DETERMINER, NEGATION, PREPOSITION, has, is, isFinite, isGerund, isNominal, isPause, isSentenceEnd, type Word } from '../claims/words';
import type { Complement, SignalLexicon, SignalWord } from './lexicon/loadSignals';
import type { SignalKind } from './model';

/** Words `from` to `to` (exclusive) of a sentence. */
export interface WordSignal {
  readonly kind: SignalKind;
  readonly from: number;
  readonly to: number;
}

/** How far an infinitive can stand from what governs it: "efforts | by envoys of the two governments | to". */
const FAR = 9;

/** Where "not" denies nothing: "not only", "not least"; "whether or not", "dozens if not hundreds", "why not". */
const AFFIRMED_BEHIND = new Set(['only', 'just', 'merely', 'simply', 'least', 'surprisingly', 'unlike', 'mention']);
const AFFIRMED_BEFORE = new Set(['or', 'if', 'why']);
/** Where "no" denies nothing: "no fewer than", "no doubt", "No. 5", "no sooner". */
const NO_DENIAL = new Set(['doubt', 'fewer', 'less', 'more', 'matter', 'sooner', '.', 'wonder']);

/** Signals of one sentence, by their first word. Linear in its words. */
export function findSignals(words: readonly Word[], lexicon: SignalLexicon): readonly WordSignal[] {
  const found: WordSignal[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || word.quotation) continue;
    if (word.lower === 'no') {
      if (deniesNoun(words, i)) found.push({ kind: 'negated', from: i, to: i + 1 });
      continue;
    }
    for (const entry of lexicon.get(word.lower) ?? []) {
      const to = signalEnd(words, i, entry);
      if (to === 0) continue;
      found.push({ kind: entry.kind, from: i, to });
      break;
    }
  }
  const last = words.at(-1);
  if (last && /^[?][?!]*$/.test(last.text)) found.push({ kind: 'open', from: words.length - 1, to: words.length });
  return found;
}

/** Behind the last word of the signal, 0 where the word is none here. */
function signalEnd(words: readonly Word[], i: number, { part, rest, complements }: SignalWord): number {
  if (rest.length > 0) return rest.every((word, k) => is(words[i + 1 + k], word)) ? i + 1 + rest.length : 0;
  if (part === 'word') return isMeant(words, i) ? i + 1 : 0;
  if ((part === 'noun' && !isNounHere(words, i)) || (part === 'verb' && !isVerbHere(words, i))) return 0;
  if (complements.length === 0) return i + 1;
  for (const complement of complements) {
    const end = complementAt(words, i + 1, complement, part);
    if (end > 0) return end;
  }
  return 0;
}

/** @returns behind the word that ties the complement on, 0 where it does not follow. */
function complementAt(words: readonly Word[], at: number, complement: Complement, part: SignalWord['part']): number {
  switch (complement) {
    case 'to': {
      if (part === 'noun') return tieBehind(words, at, isInfinitive);
      const to = part === 'verb' && words[at]?.pos === 'ADV' ? at + 1 : at;
      return isInfinitive(words, to) ? to + 1 : 0;
    }
    case 'hearer-to':
      return isInfinitive(words, at) ? 0 : tieBehind(words, at, isInfinitive);
    case 'from':
      return tieBehind(words, at, (list, k) => is(list[k], 'from'));
    case 'for':
      return (is(words[at], 'for') || is(words[at], 'on')) && words[at + 1] ? at + 1 : 0;
    case 'of':
      return is(words[at], 'of') ? at + 1 : 0;
    case 'ing':
      return isGerund(words[at]) ? at : 0;
    case 'object':
      return coreEnd(words, at) > at ? at : 0;
  }
}

/** Looks over a noun phrase and what hangs on it, up to the next clause. */
function tieBehind(words: readonly Word[], at: number, ties: (words: readonly Word[], k: number) => boolean): number {
  for (let k = at; k < Math.min(words.length, at + FAR); k++) {
    if (ties(words, k)) return k + 1;
    if (isPause(words[k]) || isSentenceEnd(words[k]) || isFinite(words, k)) return 0;
  }
  return 0;
}

/** "to sign", "to formally sign" */
function isInfinitive(words: readonly Word[], k: number): boolean {
  if (!is(words[k], 'to')) return false;
  const next = words[k + 1]?.pos === 'ADV' ? words[k + 2] : words[k + 1];
  return next?.pos === 'VERB' || next?.pos === 'AUX';
}

const isVerbHere = (words: readonly Word[], i: number): boolean => words[i]?.pos === 'VERB' && !has(words[i - 1], DETERMINER);
/** The tagger takes a noun with a capital for a name where it begins the sentence. */
const isNounHere = (words: readonly Word[], i: number): boolean =>
  words[i]?.pos === 'NOUN' || (i === 0 && words[i]?.pos === 'PROPN') || has(words[i - 1], DETERMINER | PREPOSITION);

function deniesNoun(words: readonly Word[], i: number): boolean {
  const next = words[i + 1];
  return next !== undefined && !NO_DENIAL.has(next.lower) && (isNominal(words, i + 1) || next.pos === 'ADV');
}

/** Is the word a signal here, and not part of a turn of speech in which it says something else? */
function isMeant(words: readonly Word[], i: number): boolean {
  const word = words[i];
  const next = words[i + 1];
  const before = words[i - 1];
  if (word?.pos === 'PROPN') return false;
  switch (word?.lower) {
    case 'not':
      return !AFFIRMED_BEFORE.has(before?.lower ?? '') && !AFFIRMED_BEHIND.has(next?.lower ?? '');
    case 'without':
      return !is(next, 'doubt');
    case 'can':
      return word.pos !== 'NOUN' && !has(next, NEGATION);
    case 'any':
      return !is(before, 'at');
    default:
      return true;
  }
}
