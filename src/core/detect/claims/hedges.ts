import { clauseAround, pieceAt } from './clauses';
import { claimDraft, type ClaimDraft, type CueDraft } from './drafts';
import { CUE, type CuePhrase } from './lexicon/loadLexicon';
import { coreEnd, nounPhraseAt, phraseStart, verbGroupStart, type NounPhrase } from './nounPhrases';
import { PERFORMATIVE } from './phraseWords';
import { contentEnd } from './content';
import { cueAt, sourceOf, type ReportingContext } from './context';
import { spanOfWords } from './sentences';
import { subjectBefore } from './subjects';
import { isInName } from './verbUse';
import {
  BE,
  DETERMINER,
  FINITE_AUXILIARY,
  has,
  HAVE,
  INTERROGATIVE,
  is,
  isCapitalised,
  isGerund,
  isNominal,
  isPause,
  NEGATION,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  type Word,
} from './words';

/** Verbs after which "if" means "whether". */
const WHETHER = new Set(
  'clear certain unsure uncertain known doubtful ask asks asked asking wonder wonders wondered wondering know knows knew see sees tell unclear question doubt doubts doubted say determine check sure matter'.split(
    ' ',
  ),
);
/** "would not say": refused to. */
const REFUSED = /^(?:say|comment|elaborate|confirm|discuss|disclose|answer|speak|talk|reveal|identify|specify|name)$/;
const LOOKING = /^(?:look|pay|consider|think|remember|recall|compare|add|take|count|listen|read|ask)$/;
const PURPOSE = /^(?:plans?|intentions?|proposals?|bid)$/;
/** "potential buyers": who they are and no chance that something is so. */
const ROLE = /(?:[^aeiou]ers|ors|ants|ents|ees|victims|targets|candidates|allies|clients|recruits|witnesses)$/;
/** What is one of these and not yet done: "is ready to leave". */
const PREDICATE = /^(?:about|meant|prepared|ready|supposed) to$/;
/** Of what is to come, where a noun follows: "the planned merger". */
const PROSPECTIVE = /^(?:anticipated|intended|planned|proposed|prospective|scheduled|threatened)$/;
const POSSESSIVE = /^(?:his|her|their|its|my|our)$/;
const HOLDING = /^(?:express|voic|rais|shar|has|have|had|hold|held|harbou?r)/;
const PAST_REPORT = /(?:ed|said|told|wrote|thought|felt|knew|swore|saw)$/;

function standsAt(words: readonly Word[], i: number, phrase: CuePhrase): boolean {
  for (let k = 0; k < phrase.words.length; k++) if (words[i + k]?.lower !== phrase.words[k]) return false;
  return true;
}

/** Finds the words of hedging and the clause, phrase or complement each of them qualifies. */
export function findHedges(context: ReportingContext, taken: readonly CueDraft[]): ClaimDraft[] {
  const { words } = context.sentence;
  const found: ClaimDraft[] = [];
  let rules: HedgeRules | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const phrases = word && (word.kinds & CUE) !== 0 ? context.lexicon.cues.get(word.lower) : undefined;
    if (!word || !phrases || taken.some((cue) => word.start >= cue.start && word.end <= cue.end)) continue;
    const phrase = phrases.find((candidate) => standsAt(words, i, candidate) && (rules ??= hedgeRules(context)).isCue(i, candidate));
    if (!phrase || !rules) continue;
    const end = i + phrase.words.length;
    const range = rules.scopeOf(i, end, phrase);
    const cue = cueAt(words, i, phrase.words.at(-1) === 'that' ? end - 1 : end, phrase.category, rules.strengthOf(i, phrase));
    const span = range && spanOfWords(words, range.from, range.to);
    const holder = span && rules.holderOf(i, phrase);
    const source = holder && sourceOf(words, holder);
    if (cue && span) found.push(claimDraft(span, { cues: [cue], source }, `cue/${phrase.words.join(' ')}`));
    i = end - 1;
  }
  return found;
}

/** What is asked of a phrase that stands at word `i`. */
interface HedgeRules {
  isCue(i: number, phrase: CuePhrase): boolean;
  /** @param end behind the phrase. */
  scopeOf(i: number, end: number, phrase: CuePhrase): { from: number; to: number } | undefined;
  strengthOf(i: number, phrase: CuePhrase): number;
  holderOf(i: number, phrase: CuePhrase): NounPhrase | undefined;
}

/** Made for a sentence once a phrase of the lexicon stands in it: most sentences have none. */
function hedgeRules(context: ReportingContext): HedgeRules {
  const { lexicon } = context;
  const { words } = context.sentence;
  return { isCue, scopeOf, strengthOf, holderOf };

  function isCue(i: number, phrase: CuePhrase): boolean {
    const word = words[i];
    const before = words[i - 1];
    const next = words[i + phrase.words.length];
    switch (phrase.category) {
      case 'modal':
        return isModalCue(i, word, before, next);
      case 'conditional':
        return (
          phrase.words[0] !== 'if' ||
          (!WHETHER.has(before?.lower ?? '') && !is(before, 'as') && !is(before, 'even') && !(is(next, 'not') || is(next, 'so') || is(next, 'any')) &&
            // "If you look at the numbers": an invitation, not a condition
            !(is(next, 'you') && LOOKING.test(words[i + 2]?.lower ?? '')))
        );
      default:
    }
    if (phrase.scope === 'np') return isAttributive(i, phrase, before, next);
    // "the Court of Appeals for the First Circuit": a name
    if (phrase.nominal && isCapitalised(word) && isInName(words, i)) return false;
    if (phrase.nominal && phrase.words.at(-1) === 'to' && !isInfinitive(i + phrase.words.length)) return false;
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
    if (phrase.words.length === 1 && phrase.words[0] === 'whether') return isOpen(before);
    if (PREDICATE.test(phrase.words.join(' '))) return (has(before, BE) || (before?.pos === 'ADV' && has(words[i - 2], BE))) && next !== undefined && !isGerund(next);
    // "made sure that the doors were shut"
    if ((is(word, 'sure') || is(word, 'certain')) && /^ma(?:de|ke|kes|king)$/.test(before?.lower ?? '')) return false;
    // "eight thousand reports of theft": counted, and no rumour
    if (is(word, 'reports') && before?.pos === 'NUM') return false;
    if (is(word, 'aimed')) return isGerund(next);
    // "no plans to sell": denied, and nothing left open
    if (PURPOSE.test(phrase.words[0] ?? '')) return !is(before, 'no') && (before?.pos !== 'ADJ' || !is(words[i - 2], 'no'));
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
  function isInfinitive(i: number): boolean {
    const verb = words[i]?.pos === 'ADV' ? words[i + 1] : words[i];
    if (!verb || has(verb, DETERMINER | PRONOUN) || isGerund(verb) || isCapitalised(verb)) return false;
    return verb.pos === 'VERB' || verb.pos === 'AUX' || (verb.pos === 'NOUN' && has(words[i + 1], DETERMINER) && !verb.lower.endsWith('s'));
  }

  /** "whether S" behind a word that leaves S open on its own account ("asked whether", "not clear whether") needs no cue more. */
  function isOpen(before: Word | undefined): boolean {
    if (WHETHER.has(before?.lower ?? '') || before?.pos === 'ADJ' || has(before, NEGATION)) return false;
    return lexicon.verbs.get(before?.lower ?? '')?.some(({ verb }) => verb.frames.has('wh')) !== true;
  }

  function isModalCue(i: number, word: Word | undefined, before: Word | undefined, next: Word | undefined): boolean {
    if (word?.lower === 'may') {
      if (isCapitalised(word) && (i > 0 || next?.pos === 'NUM')) return false;
      if (next?.pos === 'NUM' || (has(before, PREPOSITION) && !has(before, RELATIVE))) return false;
      return true;
    }
    if (word?.lower === 'might')
      return !(has(before, DETERMINER) && !has(before, PRONOUN)) && !has(before, PREPOSITION) && !(before?.pos === 'ADJ' && !isCapitalised(before));
    if (word?.lower === 'could') return !isAbility(i, next);
    return isConjecture(i, next);
  }

  /** "could not" and "could see/hear/afford" tell of the past ability, "so that he could" of the purpose. */
  function isAbility(i: number, next: Word | undefined): boolean {
    const negated = has(next, NEGATION);
    const verb = words[negated ? i + 2 : i + 1];
    if (verb && /^(?:see|hear|smell|afford|remember|barely|hardly|only)$/.test(verb.lower)) return true;
    if (negated && !is(verb, 'be') && !is(verb, 'have')) return true;
    // "could not be reached", but "could not be true"
    const participle = words[i + 3];
    if (negated && is(verb, 'be') && participle?.pos === 'VERB' && !isGerund(participle)) return true;
    if (negated && lexicon.cues.get('not')?.some((phrase) => standsAt(words, i + 1, phrase))) return true;
    const piece = context.pieces[pieceAt(context.pieces, i)];
    return piece !== undefined && is(words[piece.start - 1], 'so') && is(words[piece.start], 'that');
  }

  /** "would" as the future seen from a past report ("said it would") tells what was said and is no conjecture of its own. */
  function isConjecture(i: number, next: Word | undefined): boolean {
    if (is(words[i + 1], 'like') || is(words[i + 1], 'rather') || (has(words[i + 1], NEGATION) && REFUSED.test(words[i + 2]?.lower ?? '')) || next === undefined)
      return false;
    const home = pieceAt(context.pieces, i);
    for (let k = i - 1, p = home; k >= 0 && k > i - 40; k--) {
      const piece = context.pieces[p];
      if (piece && k < piece.start) p--;
      const word = words[k];
      if (!word) break;
      if (
        lexicon.verbs.has(word.lower) &&
        !has(words[k - 1], DETERMINER) &&
        (PAST_REPORT.test(word.lower) || is(words[k - 1], 'did') || is(words[k - 2], 'did'))
      )
        return false;
      if (has(word, DETERMINER) && lexicon.verbs.has(words[k + 1]?.lower ?? '') && is(words[k + 2], 'that')) return false;
    }
    return true;
  }

  /** "the alleged attack", "an estimated 200 people"; as a predicate ("is expected to") it is a verb's business. */
  function isAttributive(i: number, phrase: CuePhrase, before: Word | undefined, next: Word | undefined): boolean {
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

  function strengthOf(i: number, phrase: CuePhrase): number {
    const before = words[i - 1];
    if (phrase.category === 'likelihood' && phrase.words.length === 1) {
      if (has(before, NEGATION) || (has(words[i - 2], NEGATION) && before?.pos === 'ADV')) return Number((1 - phrase.strength).toFixed(2));
      if (phrase.words[0] === 'likely' && /^(?:very|highly|extremely|overwhelmingly)$/.test(before?.lower ?? '')) return 0.87;
      if (phrase.words[0] === 'unlikely' && /^(?:very|highly|extremely)$/.test(before?.lower ?? '')) return 0.1;
    }
    return phrase.strength;
  }

  function scopeOf(i: number, end: number, phrase: CuePhrase): { from: number; to: number } | undefined {
    const clause = clauseAround(words, context.pieces, i);
    const inThat = is(words[end - 1], 'that') ? end : is(words[end], 'that') ? end + 1 : -1;
    const impersonal = () => {
      const subject = subjectBefore(words, context.pieces, beFrom(i));
      return (subject !== undefined && is(words[subject.from], 'it')) || (!/^(?:no|the|a)$/.test(words[i]?.lower ?? '') && phrase.scope === 'that');
    };
    if (phrase.scope === 'that' || phrase.scope === 'wh' || (phrase.category === 'likelihood' && inThat === end + 1)) {
      if (inThat > 0 && inThat < words.length && (phrase.scope !== 'clause' || impersonal())) return { from: inThat, to: hedgeEnd(inThat) };
      if (phrase.scope === 'wh' && (has(words[end], INTERROGATIVE) || is(words[end], 'if')))
        return { from: end, to: contentEnd(words, context.pieces, end, lexicon) };
    }
    // "calls for an inquiry | grew louder"
    const thing = phrase.nominal && phrase.scope === 'object' && is(words[end - 1], 'for') ? nounPhraseAt(words, end) : undefined;
    if (thing) return thing;
    if (phrase.scope === 'object' && words[end])
      return { from: is(words[end], 'that') ? end + 1 : end, to: contentEnd(words, context.pieces, end, lexicon) };
    if (
      phrase.scope === 'np' &&
      (PROSPECTIVE.test(phrase.words[0] ?? '') ||
        /^(?:alleged|perceived|purported|supposed|apparent|ostensible|professed|pretended|claimed)$/.test(phrase.words[0] ?? ''))
    )
      return nounPhraseAround(i, end);
    if (phrase.words[0] === 'as' && i > 0) return clauseAround(words, context.pieces, i - 1);
    if (phrase.category === 'conditional') return conditionalClause(i, clause);
    return clause;
  }

  /** Whose doubt or belief it is: "officials are confident that", "his fear that", "observers do not exclude". */
  function holderOf(i: number, phrase: CuePhrase): NounPhrase | undefined {
    if (phrase.category !== 'belief' && phrase.category !== 'doubt' && phrase.category !== 'attribution') return undefined;
    if (phrase.scope !== 'that' && phrase.scope !== 'wh' && phrase.scope !== 'object') return undefined;
    const next = words[i + phrase.words.length];
    if (phrase.scope === 'wh' && !has(next, INTERROGATIVE) && !is(next, 'that') && !is(next, 'if')) return undefined;
    const before = words[i - 1];
    if (has(before, DETERMINER) && POSSESSIVE.test(before?.lower ?? '')) return { from: i - 1, head: i, to: i };
    // "donors | intent on winning": the noun it stands behind
    if (phrase.scope === 'object' && (words[i]?.pos === 'ADJ' || words[i]?.pos === 'NOUN') && before?.pos === 'NOUN') {
      const from = phraseStart(words, i - 1);
      return { from, head: headBeforeOf(from, i), to: i };
    }
    const group = verbGroupStart(words, words[i]?.pos === 'AUX' ? i + 1 : i);
    const predicate = group < i || phrase.scope === 'object';
    if (!predicate && !(before?.pos === 'VERB' && HOLDING.test(before.lower))) return undefined;
    const subject = subjectBefore(words, context.pieces, predicate ? Math.min(group, i) : verbGroupStart(words, i - 1));
    return subject && !/^(?:it|there|that|this|which|what)$/.test(words[subject.from]?.lower ?? '') ? subject : undefined;
  }

  function headBeforeOf(from: number, to: number): number {
    for (let k = from + 1; k < to; k++) if (is(words[k], 'of')) return k;
    return to;
  }

  function beFrom(i: number): number {
    let k = i;
    while (k > 0 && (has(words[k - 1], BE | NEGATION) || words[k - 1]?.pos === 'ADV')) k--;
    return k;
  }

  function hedgeEnd(from: number): number {
    const end = contentEnd(words, context.pieces, from, lexicon);
    for (const piece of context.pieces)
      if (piece.start > from && piece.start < end && piece.kind === 'coordinate' && is(words[piece.start], 'but')) return piece.start;
    return end;
  }

  function nounPhraseAround(i: number, end: number): { from: number; to: number } {
    let from = i;
    while (from > 0 && (has(words[from - 1], DETERMINER) || words[from - 1]?.pos === 'ADJ' || words[from - 1]?.pos === 'NUM')) from--;
    let to = coreEnd(words, end);
    if (to < 0) to = end + 1;
    while (has(words[to], PREPOSITION)) {
      const next = coreEnd(words, to + 1);
      if (next < 0) break;
      to = next;
    }
    return { from, to };
  }

  /** The condition with what depends on it. */
  function conditionalClause(i: number, clause: { from: number; to: number }): { from: number; to: number } {
    const at = pieceAt(context.pieces, i);
    const piece = context.pieces[at];
    if (is(words[i], 'what')) return { from: i, to: clause.to };
    if (piece?.kind !== 'subordinate' || piece.start < i - 1) return { from: Math.min(clause.from, i), to: clause.to };
    if (at > 0) {
      const before = context.pieces[at - 1];
      if (before && (before.finite >= 0 || before.kind === 'verb')) {
        const main = clauseAround(words, context.pieces, Math.max(before.start, before.finite));
        return { from: main.from, to: Math.max(main.to, clause.to) };
      }
    }
    let to = piece.end;
    let complete = false;
    for (let p = at + 1; p < context.pieces.length; p++) {
      const next = context.pieces[p];
      if (!next || (complete && ((next.kind === 'coordinate' && is(words[next.start], 'but')) || next.pause === ';'))) break;
      complete ||= next.kind === 'main';
      to = next.end;
    }
    return { from: piece.start, to };
  }
}
