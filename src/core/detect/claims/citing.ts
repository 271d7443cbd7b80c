import { contentEnd } from './content';
import { cueAt, isVague, sourceOf, type ReportingContext } from './context';
import { claimDraft, type SentenceDrafts, type Speech } from './drafts';
import { nounPhraseAt, type NounPhrase } from './nounPhrases';
import { quotationsAfter } from './quotedSpeech';
import { spanOfWords } from './sentences';
import { subjectBefore } from './subjects';
import { isThat, skipAdjuncts, type VerbUse } from './verbUse';
import { is, isGerund } from './words';

/** How far behind "quoted" its "as saying" may stand. */
const REACH = 14;
const RUMOURS = /^(?:allegations?|claims?|accusations?|details|information|news|speculation|suggestions?)$/;

interface Citing {
  /** Verbs that belong to a cue before them: "quoted as | saying". */
  readonly handled: readonly number[];
  /** Who is quoted as saying it. */
  readonly speaker?: NounPhrase;
}

/** "citing NP", "quoted by NP", "quoted as saying": who passes a report on. undefined where the verb is used like any other. */
export function readCiting(context: ReportingContext, use: VerbUse, drafts: SentenceDrafts): Citing | undefined {
  if (!use.verb.frames.has('supporting')) return undefined;
  const { lexicon } = context;
  const { words } = context.sentence;
  if (isGerund(words[use.at]) && use.dependent) {
    const object = nounPhraseAt(words, use.after);
    if (!object) return { handled: [] };
    const vague = isVague(words, object);
    const cue = cueAt(words, use.at, vague ? object.head : use.after, vague ? 'hearsay' : 'attribution', vague ? 0.5 : 0.85);
    if (cue) drafts.supporting.push(cue);
    return { handled: [] };
  }
  if (is(words[use.after], 'by') && !use.passive) {
    const cue = cueAt(words, use.at, use.after + 1, 'attribution', 0.85);
    if (cue) drafts.supporting.push(cue);
    return { handled: [] };
  }
  if (use.passive) {
    const saying = words.findIndex((word, k) => k > use.after && k < use.after + REACH && is(word, 'saying') && is(words[k - 1], 'as'));
    if (saying > 0) return quotedAsSaying(saying);
  } else if (!use.dependent) {
    const saying = quotesSomebody();
    if (saying !== undefined) return { handled: [saying] };
  }
  return use.verb.lemma === 'quote' ? { handled: [] } : undefined;

  function quotedAsSaying(saying: number): Citing {
    const subject = subjectBefore(words, context.pieces, use.group);
    const cue = cueAt(words, use.at, saying === use.after + 1 ? saying + 1 : use.after, 'attribution', 0.85);
    const source = subject && sourceOf(words, subject);
    const citing: Citing = { handled: [saying], ...(subject ? { speaker: subject } : {}) };
    if (!cue) return citing;
    const speech: Speech = { cues: [cue], source };
    const quotations = quotationsAfter(words, { verb: use.verb, after: saying + 1 }, lexicon);
    const quoted = quotations.length > 0 ? quotations : words.flatMap((word, k) => (word.quotation ? [k] : []));
    for (const k of quoted) {
      const quotation = words[k]?.quotation;
      if (quotation) drafts.speeches.set(quotation, speech);
    }
    if (quoted.length > 0) return citing;
    const from = is(words[saying + 1], 'that') ? saying + 2 : saying + 1;
    const span = spanOfWords(words, from, contentEnd(words, context.pieces, from, lexicon));
    if (span) drafts.claims.push(claimDraft(span, speech, 'verb/quoted as saying'));
    return citing;
  }

  /** "The paper quoted an official as | saying that …": the official speaks. Gives the index of "saying". */
  function quotesSomebody(): number | undefined {
    const quoted = nounPhraseAt(words, use.after);
    const as = quoted && [quoted.head, quoted.to].find((k) => is(words[k], 'as') && is(words[k + 1], 'saying'));
    const cue = cueAt(words, use.at, use.after, 'attribution', use.verb.strength);
    const source = quoted && sourceOf(words, quoted);
    if (as === undefined || !cue || !source) return undefined;
    const from = isThat(words, as + 2) ? as + 3 : as + 2;
    const span = words[from]?.quotation ? undefined : spanOfWords(words, from, contentEnd(words, context.pieces, from, lexicon));
    if (span) drafts.claims.push(claimDraft(span, { cues: [cue], source }, 'verb/quote'));
    for (const word of words.slice(from)) if (word.quotation) drafts.speeches.set(word.quotation, { cues: [cue], source });
    return as + 1;
  }
}

/** "Reports had surfaced that …": the noun and the verb together are the cue, nobody is named. */
export function readSurfacing(context: ReportingContext, use: VerbUse, drafts: SentenceDrafts): void {
  const { words } = context.sentence;
  const subject = subjectBefore(words, context.pieces, use.group);
  const that = isThat(words, use.after) ? use.after : skipAdjuncts(words, use.after);
  if (!subject || !isThat(words, that) || !(isVague(words, subject) || RUMOURS.test(words[subject.head - 1]?.lower ?? ''))) return;
  const cue = cueAt(words, subject.from, use.after, use.verb.category, use.verb.strength);
  const span = spanOfWords(words, that + 1, contentEnd(words, context.pieces, that + 1, context.lexicon));
  if (cue && span) drafts.claims.push(claimDraft(span, { cues: [cue], source: undefined }, 'verb/surface'));
}
