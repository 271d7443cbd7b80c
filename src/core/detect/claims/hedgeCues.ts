import { pieceAt } from './clauses';
import type { ReportingContext } from './context';
import type { CuePhrase } from './lexicon/loadLexicon';
import { isModalCue } from './modalCues';
import { coreEnd } from './nounPhrases';
import { PERFORMATIVE } from './phraseWords';
import { isInName } from './verbUse';
import { BE, DETERMINER, FINITE_AUXILIARY, has, HAVE, is, isCapitalised, isGerund, isNominal, isPause, NEGATION, PREPOSITION, PRONOUN, type Word } from './words';

/** Verbs after which "if" means "whether". */
const WHETHER = new Set(
  'clear certain unsure uncertain known doubtful ask asks asked asking wonder wonders wondered wondering know knows knew see sees tell unclear question doubt doubts doubted say determine check sure matter'.split(
    ' ',
  ),
);
const LOOKING = /^(?:look|pay|consider|think|remember|recall|compare|add|take|count|listen|read|ask)$/;
const PURPOSES = new Set(['plan', 'plans', 'intention', 'intentions', 'proposal', 'proposals', 'bid']);
/** "potential buyers": who they are and no chance that something is so. */
const ROLE = /(?:[^aeiou]ers|ors|ants|ents|ees|victims|targets|candidates|allies|clients|recruits|witnesses)$/;
/** What is one of these and not yet done: "is ready to leave". */
const PREDICATES = new Set(['about', 'meant', 'prepared', 'ready', 'supposed']);
/** Of what is to come, where a noun follows: "the planned merger". */
export const PROSPECTIVE = /^(?:anticipated|intended|planned|proposed|prospective|scheduled|threatened)$/;

/** Does the phrase that stands at word `i` hedge there? */
export function isCue(context: ReportingContext, i: number, phrase: CuePhrase): boolean {
  const { words } = context.sentence;
  const word = words[i];
  const before = words[i - 1];
  const next = words[i + phrase.words.length];
  switch (phrase.category) {
    case 'modal':
      return isModalCue(context, i, word, before, next);
    case 'conditional':
      return (
        phrase.words[0] !== 'if' ||
        (!WHETHER.has(before?.lower ?? '') && !is(before, 'as') && !is(before, 'even') && !(is(next, 'not') || is(next, 'so') || is(next, 'any')) &&
          // "If you look at the numbers": an invitation, not a condition
          !(is(next, 'you') && LOOKING.test(words[i + 2]?.lower ?? '')))
      );
    default:
  }
  if (phrase.scope === 'np') return isAttributive(words, i, phrase, before, next);
  // "the Court of Appeals for the First Circuit": a name
  if (phrase.nominal && isCapitalised(word) && isInName(words, i)) return false;
  if (phrase.nominal && phrase.words.at(-1) === 'to' && !isInfinitive(words, i + phrase.words.length)) return false;
  if (phrase.words.length === 1 && isCapitalised(word) && i > 0 && !has(before, DETERMINER) && isCapitalised(before)) return false;
  // "the Tomb of the Unknown": a name, where the sentence has words without capitals before it
  if (phrase.words.length === 1 && isCapitalised(word) && has(before, DETERMINER) && is(words[i - 2], 'of') && isCapitalised(words[i - 3])) return false;
  if (is(word, 'possible') && (is(before, 'as') || words.slice(Math.max(0, i - 6), i).some(({ lower }) => /^ma(?:de|ke|kes|king)$/.test(lower))))
    return false;
  // "a concern that motivated the visit" has a relative clause, no content
  if (
    phrase.scope === 'that' &&
    phrase.words.at(-1) === 'that' &&
    context.pieces[pieceAt(context.pieces, i + phrase.words.length - 1)]?.kind === 'relative'
  )
    return false;
  if (phrase.words.length === 1 && phrase.words[0] === 'whether') return isOpen(context, before);
  if (phrase.words.length === 2 && phrase.words[1] === 'to' && PREDICATES.has(phrase.words[0] ?? '')) return (has(before, BE) || (before?.pos === 'ADV' && has(words[i - 2], BE))) && next !== undefined && !isGerund(next);
  // "made sure that the doors were shut"
  if ((is(word, 'sure') || is(word, 'certain')) && /^ma(?:de|ke|kes|king)$/.test(before?.lower ?? '')) return false;
  // "eight thousand reports of theft": counted, and no rumour
  if (is(word, 'reports') && before?.pos === 'NUM') return false;
  if (is(word, 'aimed')) return isGerund(next);
  // "no plans to sell": denied, and nothing left open
  if (PURPOSES.has(phrase.words[0] ?? '')) return !is(before, 'no') && (before?.pos !== 'ADJ' || !is(words[i - 2], 'no'));
  // "would like to thank": the wish is the act
  if (phrase.words.at(-2) === 'like') return !PERFORMATIVE.test(next?.lower ?? '');
  // "due to begin", but "due to fears"
  if (phrase.words[0] === 'due') return has(before, BE) && next?.pos === 'VERB' && !isGerund(next);
  if (phrase.words[0] === 'potential' && ROLE.test(words[coreEnd(words, i + 1) - 1]?.lower ?? '')) return false;
  if (phrase.words[0] === 'potential') return word?.pos === 'ADJ' || (isNominal(words, i + 1) && next?.pos !== 'PUNCT');
  if (is(word, 'set') || is(word, 'bound') || is(word, 'poised'))
    return has(before, BE) || (words[i - 2] !== undefined && has(words[i - 2], BE)) || before?.pos === 'NOUN' || before?.pos === 'PROPN';
  return true;
}

/** Behind "to": "a call to | leave", but "a call to arms", "calls to the minister", "a call to reporters". */
function isInfinitive(words: readonly Word[], i: number): boolean {
  const verb = words[i]?.pos === 'ADV' ? words[i + 1] : words[i];
  if (!verb || has(verb, DETERMINER | PRONOUN) || isGerund(verb) || isCapitalised(verb)) return false;
  return verb.pos === 'VERB' || verb.pos === 'AUX' || (verb.pos === 'NOUN' && has(words[i + 1], DETERMINER) && !verb.lower.endsWith('s'));
}

/** "whether S" behind a word that leaves S open on its own account ("asked whether", "not clear whether") needs no cue more. */
function isOpen(context: ReportingContext, before: Word | undefined): boolean {
  if (WHETHER.has(before?.lower ?? '') || before?.pos === 'ADJ' || has(before, NEGATION)) return false;
  return context.lexicon.verbs.get(before?.lower ?? '')?.some(({ verb }) => verb.frames.has('wh')) !== true;
}

/** "the alleged attack", "an estimated 200 people"; as a predicate ("is expected to") it is a verb's business. */
function isAttributive(words: readonly Word[], i: number, phrase: CuePhrase, before: Word | undefined, next: Word | undefined): boolean {
  if (!next || isPause(next)) return false;
  if (phrase.words.length > 1) return true;
  if (has(before, BE | HAVE | FINITE_AUXILIARY) || (has(before, PRONOUN) && !has(before, DETERMINER))) return false;
  const attributive =
    has(before, DETERMINER) ||
    before?.pos === 'ADJ' ||
    before?.pos === 'NUM' ||
    is(before, "'s") ||
    has(before, PREPOSITION) ||
    before === undefined ||
    before.pos === 'ADV' ||
    isPause(before) ||
    is(before, 'and') ||
    is(before, 'or');
  if ((phrase.words[0] === 'prospective' || phrase.words[0] === 'would-be') && ROLE.test(words[coreEnd(words, i + 1) - 1]?.lower ?? '')) return false;
  // "drafted and proposed legislation": a verb
  if (PROSPECTIVE.test(phrase.words[0] ?? ''))
    return isNominal(words, i + 1) && next.pos !== 'PROPN' && (has(before, DETERMINER) || is(before, "'s") || before?.pos === 'ADJ' || has(before, PREPOSITION));
  if (phrase.words[0] === 'suspect') return isNominal(words, i + 1) && words[i + 1]?.pos === 'NOUN' && words[i]?.pos === 'ADJ';
  return attributive && (isNominal(words, i + 1) || (has(before, DETERMINER) && next.pos === 'VERB')) && !has(next, PREPOSITION);
}

/** How sure the phrase leaves what it qualifies: "not likely" is as unsure as "likely" is sure. */
export function strengthOf(words: readonly Word[], i: number, phrase: CuePhrase): number {
  const before = words[i - 1];
  if (phrase.category === 'likelihood' && phrase.words.length === 1) {
    if (has(before, NEGATION) || (has(words[i - 2], NEGATION) && before?.pos === 'ADV')) return Number((1 - phrase.strength).toFixed(2));
    if (phrase.words[0] === 'likely' && /^(?:very|highly|extremely|overwhelmingly)$/.test(before?.lower ?? '')) return 0.87;
    if (phrase.words[0] === 'unlikely' && /^(?:very|highly|extremely)$/.test(before?.lower ?? '')) return 0.1;
  }
  return phrase.strength;
}
