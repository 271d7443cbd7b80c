import { finiteAhead, isQuantity } from './clauses';
import type { ClaimVerb, VerbForm } from './lexicon/loadLexicon';
import { coreEnd, isSpeechAdjunct, verbGroupStart } from './nounPhrases';
import { isSpeakerNoun } from './speakerNouns';
import {
  BE,
  COORDINATOR,
  DETERMINER,
  FINITE_AUXILIARY,
  has,
  HAVE,
  INTERROGATIVE,
  is,
  isCapitalised,
  isFinite,
  isNominal,
  isPause,
  isSentenceEnd,
  MODAL,
  NEGATION,
  OBJECT_PRONOUN,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
  WEEKDAY,
  type Word,
} from './words';

export interface VerbUse {
  readonly verb: ClaimVerb;
  /** Index of the verb, and behind it and its particle. */
  readonly at: number;
  readonly after: number;
  readonly group: number;
  readonly passive: boolean;
  readonly negated: boolean;
  /** Not finite: "saying that", "to say that"; its subject is that of the clause around it. */
  readonly dependent: boolean;
}

const NOUN_USE = new Set(['of', 'by', 'for', 'from', 'against', 'about']);

/** "American Express": a capital in mid-sentence, unless it is a headline with capitals all through. */
export function isInName(words: readonly Word[], i: number): boolean {
  const before = words[i - 1];
  if (!before || isPause(before) || before.quotation) return false;
  return words.some((word) => word.text.length > 3 && /^\p{Ll}/u.test(word.text));
}

/** "dealers in the market estimate": a plural noun, and no verb yet. */
function hasPluralSubject(words: readonly Word[], i: number): boolean {
  for (let k = i - 1; k >= 0 && !isPause(words[k]) && !isFinite(words, k); k--)
    if (/(?:s|people|men|police)$/.test(words[k]?.lower ?? '') && !is(words[k], "'s")) return true;
  return false;
}

/** "…, dealers report.", "…, Mr. Keeler reports.", "…, the study claims.": at the end of the sentence, behind a comma and who speaks. */
function closesSentence(words: readonly Word[], i: number, plural: boolean): boolean {
  const lead = words[i - 1];
  const next = words[i + 1];
  const speaks = plural ? /[^s]s$/.test(lead?.lower ?? '') : isCapitalised(lead) || isSpeakerNoun(lead?.lower ?? '') || /^(?:article|document|letter|paper|poll|report|statement|study|survey)$/.test(lead?.lower ?? '');
  if (!lead || !(next === undefined || isSentenceEnd(next)) || !speaks) return false;
  for (let k = i - 2; k > 0 && k > i - 6; k--) if (words[k]?.text === ',') return words.slice(0, k).some((_, at) => isFinite(words, at));
  return false;
}

/** "The company plans to close the plant": no other word between the pauses can be its verb. */
function isOnlyVerb(words: readonly Word[], i: number): boolean {
  return words[i]?.lower.endsWith('s') === true && isOnlyFinite(words, i);
}

function isOnlyFinite(words: readonly Word[], i: number): boolean {
  for (let k = i - 1; k >= 0 && !isPause(words[k]) && !words[k]?.quotation; k--) if (isFinite(words, k)) return false;
  for (let k = i + 1; k < words.length && !isPause(words[k]) && !has(words[k], RELATIVE) && !words[k]?.quotation; k++) if (isFinite(words, k)) return false;
  return true;
}

/** The verb with its particle behind it, else the one that has none. "put it | at 81%" has none. */
function formBefore(next: Word | undefined, after: Word | undefined, forms: readonly VerbForm[]): VerbForm | undefined {
  let bare: VerbForm | undefined;
  for (const form of forms) {
    const { particle } = form.verb;
    if (particle === undefined) bare ??= form;
    else if (is(next, particle) && !(bare?.verb.frames.has('object-at') && is(after, 'at'))) return form;
  }
  return bare;
}

/** Reads word `i` as a form of a claim verb, or tells it from the noun ("the claim", "reports of") and the participle ("the figure announced"). */
export function readVerb(words: readonly Word[], i: number, forms: readonly VerbForm[]): VerbUse | undefined {
  const word = words[i];
  const next = words[i + 1];
  const form = formBefore(next, words[i + 2], forms);
  if (!word || !form) return undefined;
  const { verb, shapes } = form;
  if (isCapitalised(word) && isInName(words, i)) return undefined;
  const group = verbGroupStart(words, i);
  // "Asked about the vote, she …"
  if (i === 0 && !shapes.includes('ing')) return undefined;
  const before = words[i - 1];
  const lead = words[group - 1];
  let auxiliary = 0;
  let infinitive = false;
  let contracted = false;
  for (let k = group; k < i; k++) {
    auxiliary |= words[k]?.flags ?? 0;
    infinitive ||= is(words[k], 'to');
    contracted ||= is(words[k], "'s");
  }
  const be = contracted || (auxiliary & BE) !== 0;
  const have = (auxiliary & HAVE) !== 0;
  const modal = infinitive || (auxiliary & (MODAL | FINITE_AUXILIARY)) !== 0;
  const participle = shapes.includes('participle');
  const passive = participle && be;
  const ing = shapes.includes('ing');
  if (be && !participle && !ing) return undefined;
  if (!passive && !ing) {
    if ((has(before, DETERMINER) && (!has(before, PRONOUN) || (word.pos === 'NOUN' && (before?.lower ?? '').startsWith("th")))) || is(before, "'s")) return undefined;
    if (has(before, PREPOSITION) && !infinitive) return undefined;
    // "from publicly disclosed information", "a deliberately calculated attack"
    if (participle && before?.pos === 'ADV' && (has(lead, PREPOSITION) || (has(lead, DETERMINER) && !has(lead, PRONOUN))) && isNominal(words, i + 1)) return undefined;
    if (group === i && lead?.pos === 'ADJ' && has(words[i - 2], DETERMINER) && participle && isNominal(words, i + 1)) return undefined;
    if (group === i && lead?.pos === 'ADJ' && !has(lead, PRONOUN) && word.pos !== 'VERB') return undefined;
    const tagged = word.pos === 'VERB' || word.pos === 'AUX';
    const closesQuotation =
      !shapes.includes('base') && words[0]?.quotation !== undefined && (next === undefined || isSentenceEnd(next) || next.text === ',');
    if (!tagged && !modal && !have && !has(lead, PRONOUN) && !closesQuotation && !closesSentence(words, i, shapes.includes('base'))) {
      // "though claims stemming from the storm rose"
      if (group === i && has(lead, SUBORDINATOR) && !has(lead, PRONOUN | PREPOSITION)) return undefined;
      // a noun to the tagger: believe it unless a complement follows
      const demands = is(next, 'for') && verb.frames.has('call-on') && isOnlyVerb(words, i); // "The union advocates for peace"
      const complement =
        demands ||
        (is(next, 'to') && verb.frames.has('to') && (isCapitalised(lead) || lead?.lower.endsWith('s') === true || has(lead, COORDINATOR) || isOnlyVerb(words, i))) ||
        (is(next, 'to') && verb.frames.has('to-object') && (before?.pos === 'ADV' || lead?.lower.endsWith('s') === true)) ||
        is(next, 'that') ||
        (verb.frames.has('bare') && finiteAhead(words, i + 1) > i + 1) ||
        next?.quotation !== undefined ||
        has(next, DETERMINER) ||
        // "Analysts forecast growth of 3%", "The bank projects losses"
        (verb.frames.has('object') && next?.pos === 'NOUN' && isSpeakerNoun(lead?.lower ?? '') && shapes.includes('base') === lead?.lower.endsWith('s') && isOnlyFinite(words, i)) ||
        has(next, PRONOUN) ||
        is(next, ':');
      if (!complement || (shapes.includes('base') && lead && !isCapitalised(lead) && !has(lead, COORDINATOR) && !hasPluralSubject(words, i)))
        return undefined;
      if (!demands && NOUN_USE.has(next?.lower ?? '')) return undefined;
    }
    if (participle && !shapes.includes('past') && !have) return undefined;
  }
  if (ing && has(before, DETERMINER)) return undefined;
  // "whether suspected arsonists": an adjective
  if (participle && group === i && has(before, SUBORDINATOR | INTERROGATIVE) && !has(before, RELATIVE)) return undefined;
  // "Let us recall that S": the writer's own words
  if (group === i && has(lead, OBJECT_PRONOUN) && /^let$/.test(words[group - 2]?.lower ?? '')) return undefined;
  const negated = (auxiliary & NEGATION) !== 0;
  const dependent = infinitive || (ing && !be);
  return { verb, at: i, after: verb.particle === undefined ? i + 1 : i + 2, group, passive, negated, dependent };
}

/** Skips what may stand between a verb and its content: "on Friday", "again", "in a statement", "to reporters". */
export function skipAdjuncts(words: readonly Word[], from: number): number {
  let i = from;
  for (let steps = 0; steps < 8; steps++) {
    const word = words[i];
    if (!word) return i;
    if (word.pos === 'ADV' && !has(word, PRONOUN | INTERROGATIVE)) i++;
    else if (has(word, TIME | WEEKDAY) && !is(words[i + 1], "'s") && !isFinite(words, i + 1)) i++;
    else if (has(word, DETERMINER) && has(words[i + 1], TIME | WEEKDAY) && !(is(word, 'a') && is(words[i + 1], 'fall')) && !isFinite(words, i + 2))
      i += /^(?:before|after|earlier|later|ago)$/.test(words[i + 2]?.lower ?? '') ? 3 : 2;
    else if (isQuantity(words, i)) return i;
    else if (
      has(word, PREPOSITION) &&
      !is(word, 'as') &&
      !has(words[i + 1], INTERROGATIVE) &&
      (is(word, 'to') || isSpeechAdjunct(words, i) || /^(?:in|at|on|after|during|from|by|through|under|via)$/.test(word.lower))
    ) {
      const end = coreEnd(words, i + 1);
      if (end < 0) return i;
      i = end;
      while (is(words[i], 'of') || is(words[i], 'in') || is(words[i], 'with') || is(words[i], 'for') || is(words[i], 'on')) {
        const more = coreEnd(words, i + 1);
        if (more < 0) break;
        i = more;
      }
      // "said in remarks published in Oslo"
      if (/^(?:published|released|issued|posted|broadcast|carried|aired)$/.test(words[i]?.lower ?? '')) i++;
    } else return i;
  }
  return i;
}

const SUBORDINATING = new Set(['when', 'until', 'while', 'because', 'although']);

/** "Nobody expected that | when I began": a pronoun, where no clause but the subordinate one follows. */
const isPronoun = (words: readonly Word[], i: number): boolean =>
  SUBORDINATING.has(words[i + 1]?.lower ?? '') && !words.slice(i + 1, i + 30).some((word) => word.text === ',');

/** "said in a letter | that was leaked": it tells of the noun, and nothing that was said. */
export const isRelativeThat = (words: readonly Word[], i: number): boolean => is(words[i], 'that') && words[i - 1]?.pos === 'NOUN' && isFinite(words, i + 1);

export const isThat = (words: readonly Word[], i: number): boolean =>
  is(words[i], 'that') && !isPronoun(words, i) && !isSentenceEnd(words[i + 1]) && (!isPause(words[i + 1]) || words[i + 1]?.text === ',');
