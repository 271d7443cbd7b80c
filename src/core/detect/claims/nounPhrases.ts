import { isQuantity } from './clauses';
import {
  COORDINATOR,
  DETERMINER,
  DOCUMENT,
  FINITE_AUXILIARY,
  has,
  HAVE,
  OBJECT_PRONOUN,
  is,
  isCapitalised,
  isFinite,
  isGerund,
  isNominal,
  isPause,
  MODAL,
  NEGATION,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  TIME,
  WEEKDAY,
  BE,
  type Word,
} from './words';

/** A noun phrase as indexes of words, end exclusive. `head` is the end of its core: behind it stand "of …", "in …", an apposition. */
export interface NounPhrase {
  readonly from: number;
  readonly head: number;
  readonly to: number;
  readonly apposition: { readonly from: number; readonly to: number } | undefined;
}

/** Of one shape, as all that reads noun phrases is compiled for it. */
export const nounPhrase = (from: number, head: number, to: number, apposition?: NounPhrase['apposition']): NounPhrase => ({ from, head, to, apposition });
/** The same, reaching from and to other words. */
export const reaching = ({ head, apposition }: NounPhrase, from: number, to: number): NounPhrase => nounPhrase(from, head, to, apposition);

/** So far back a noun phrase is followed: "a number of countries". */
export const BACKWARDS = 12;

/** Prepositions whose phrase belongs to the noun before it: "officials in Kabul", "the head of the party". */
const ATTACHING = new Set(['of', 'for', 'from', 'at', 'in', 'with', 'to', 'on', 'against', 'within', 'near', 'inside', 'outside']);

/** "(jointly) owned drones": a participle before its noun. */
const isModifier = (words: readonly Word[], k: number): boolean => words[k]?.pos === 'VERB' && words[k]?.lower.endsWith('ed') === true && (words[k + 1]?.pos === 'NOUN' || words[k + 1]?.pos === 'ADJ');

const isPlural = (word: Word | undefined): boolean => /(?:[^s]s|police|people|men|women)$/.test(word?.lower ?? '');

/** Behind "more than", "at least", "as many as", "over": how a number may be introduced; `i` itself where none is. */
export function behindQuantifier(words: readonly Word[], i: number): number {
  if (is(words[i + 1], 'than') && /^(?:more|fewer|less)$/.test(words[i]?.lower ?? '')) return i + 2;
  if (is(words[i], 'as') && /^(?:many|few)$/.test(words[i + 1]?.lower ?? '') && is(words[i + 2], 'as')) return i + 3;
  if (!isQuantity(words, i)) return i;
  return words[i + 1]?.pos === 'NUM' ? i + 1 : i + 2;
}

/** The core of the noun phrase at `i`, or -1: determiner, adjectives, nouns, genitives, "A and B". */
export function coreEnd(words: readonly Word[], i: number): number {
  const first = words[i];
  if (!first || first.quotation) return -1;
  const number = behindQuantifier(words, i);
  if (number > i) return number < words.length ? coreEnd(words, number) : -1;
  if ((has(first, PRONOUN) && !has(first, DETERMINER)) || (has(first, OBJECT_PRONOUN) && !isNominal(words, i + 1))) return i + 1;
  let k = i;
  while (
    has(words[k], DETERMINER) ||
    (words[k]?.pos === 'ADV' && !has(words[k], TIME) && k > i - 1 && (has(words[k + 1], DETERMINER) || words[k + 1]?.pos === 'ADJ' || isModifier(words, k + 1)))
  )
    k++;
  const content = k;
  while (k < words.length) {
    // "told police | two men robbed him"
    if (k > content && words[k]?.pos === 'NUM' && words[k - 1]?.pos === 'NOUN' && isPlural(words[k - 1]) && isNominal(words, k + 1)) break;
    if (isNominal(words, k)) k++;
    else if (k > content && is(words[k - 1], "'s") && words[k]?.pos === 'ADV' && isNominal(words, k + 1))
      k++; // "the capital's only ally"
    else if (k === i && has(words[i - 1], PREPOSITION) && isModifier(words, k))
      k++; // "half of registered voters"
    else if (words[k]?.pos === 'VERB' && k === content && content > i && (isNominal(words, k + 1) || isModifier(words, k)))
      k++; // "the declared aim"
    else if (k > content && isGerund(words[k]) && (words[k + 1] === undefined || isPause(words[k + 1]) || words[k + 1]?.pos === 'PUNCT'))
      k++; // "a cabinet meeting."
    else if (has(words[k], COORDINATOR) && k > content && isNominal(words, k + 1) && !isFinite(words, k + 1)) k++;
    else if (has(words[k], COORDINATOR) && k > content && has(words[k + 1], DETERMINER) && isNominal(words, k + 2) && !has(words[k + 1], PRONOUN))
      k += 2;
    else break;
  }
  if (k > content) return k;
  return k > i && has(words[k - 1], PRONOUN) ? k : -1;
}

export const isAdjunctTime = (word: Word | undefined): boolean => has(word, TIME | WEEKDAY);

/** Is the phrase behind preposition `i` where or when something was said, rather than part of a name? */
export function isSpeechAdjunct(words: readonly Word[], i: number): boolean {
  for (let k = i + 1; k < Math.min(words.length, i + 6); k++) {
    const word = words[k];
    if (!word || isPause(word) || has(word, PREPOSITION)) return false;
    // "boats in the harbour | sent a letter"
    if (k > i + 1 && isFinite(words, k)) return false;
    // "about the microphone | the morning after": another phrase
    if (k > i + 1 && has(word, DETERMINER) && words[k - 1]?.pos === 'NOUN') return false;
    if (has(word, DOCUMENT | TIME | WEEKDAY) && !is(words[k + 1], "'s")) return true;
    if (word.text.length === 4 && /^\d{4}$/.test(word.text)) return true;
  }
  return false;
}

/** Extends a core by the prepositional phrases that belong to it. */
function fullEnd(words: readonly Word[], head: number, limit: number): number {
  let to = head;
  while (to < limit) {
    const word = words[to];
    if (is(word, 'out') && is(words[to + 1], 'of') && coreEnd(words, to + 2) > 0) {
      to = Math.min(coreEnd(words, to + 2), limit); // "nine out of ten voters"
      continue;
    }
    if (!word || !ATTACHING.has(word.lower) || (!is(word, 'of') && isSpeechAdjunct(words, to))) break;
    if (is(word, 'to') && !has(words[to + 1], DETERMINER) && !isCapitalised(words[to + 1])) break;
    const end = coreEnd(words, to + 1);
    if (end < 0 || limit <= to + 1) break;
    to = Math.min(end, limit); // a verb the tagger took for a noun ends it
  }
  return to;
}

/** The noun phrase that starts at `i`, not beyond `limit`. */
export function nounPhraseAt(words: readonly Word[], i: number, limit = words.length): NounPhrase | undefined {
  const core = coreEnd(words, i);
  if (core < 0) return undefined;
  let head = Math.min(core, limit);
  // "the ministry Friday": the day is no part of the name
  while (head > i + 1 && isAdjunctTime(words[head - 1]) && !is(words[head - 2], "'s") && !has(words[head - 2], DETERMINER)) head--;
  if (head <= i) return undefined;
  const to = fullEnd(words, head, limit);
  // "said the head of the union, Ada Bell"
  const name =
    words[to]?.text === ',' && to + 1 < limit && isCapitalised(words[to + 1]) && !isAdjunctTime(words[to + 1]) ? coreEnd(words, to + 1) : -1;
  return nounPhrase(i, head, to, name > 0 ? { from: to + 1, to: Math.min(name, limit) } : undefined);
}

/** Where the noun phrase that ends with word `last` begins, with what stands before "of". */
export function phraseStart(words: readonly Word[], last: number): number {
  let from = last;
  for (let k = last; k >= 0 && k > last - BACKWARDS; k--) {
    if (isNominal(words, k)) from = k;
    else if (has(words[k], DETERMINER)) from = k;
    else if (!(is(words[k], 'of') && isNominal(words, k - 1))) break;
  }
  return from;
}

/** The first word of the verb group that ends in `v`: "have repeatedly declared", "did not say". */
export function verbGroupStart(words: readonly Word[], v: number): number {
  let i = v;
  for (;;) {
    const before = words[i - 1];
    if (
      before &&
      ((has(before, FINITE_AUXILIARY | MODAL | BE | HAVE | NEGATION) && !(isCapitalised(before) && i > 1)) ||
        is(before, 'to') ||
        (before.lower === "'s" && before.pos !== 'PART') ||
        (before.pos === 'ADV' && !has(before, TIME) && !isPause(words[i - 2]) && i - 2 >= 0))
    )
      i--;
    else return i;
  }
}

/** How far a participle reaches behind its noun. */
export const LONGEST_PARTICIPLE = 14;

const CLOSE_TO = /^(?:(?:close|loyal) to|familiar with)$/;

/** "people briefed on the matter said", "a poll released last week shows": the participle tells which. */
export function withParticiple(words: readonly Word[], phrase: NounPhrase, limit: number): NounPhrase {
  const first = words[phrase.to];
  const head = words[phrase.head - 1];
  // "sources close | to the minister hinted"
  if (first && (is(first, 'to') || is(first, 'with')) && CLOSE_TO.test(`${head?.lower ?? ''} ${first.lower}`) && limit - phrase.to <= LONGEST_PARTICIPLE && !words.slice(phrase.to, limit).some(isPause)) return reaching(phrase, phrase.from, limit);
  if (phrase.to >= limit || limit - phrase.to > LONGEST_PARTICIPLE || first?.pos !== 'VERB' || has(head, PRONOUN)) return phrase;
  if (isCapitalised(head) && !(phrase.head === 1 && head?.pos === 'NOUN')) return phrase;
  for (let i = phrase.to; i < limit; i++)
    if (isPause(words[i]) || words[i]?.quotation || has(words[i], RELATIVE | MODAL | FINITE_AUXILIARY) || (i > phrase.to && isFinite(words, i))) return phrase;
  return reaching(phrase, phrase.from, limit);
}
