import { findAside } from './asides';
import { pieceAt } from './clauses';
import { contentAfter, contentEnd, skipComma, type Content } from './content';
import { cueAt, isVague, sourceOf, type ReportingContext } from './context';
import { nounPhraseAt, subjectBefore, verbGroupStart, type NounPhrase } from './nounPhrases';
import type { ClaimDraft, CueDraft, SentenceDrafts, Speech } from './drafts';
import { spanOfWords } from './sentences';
import { isThat, readVerb, skipAdjuncts, type VerbUse } from './verbUse';
import {
  BE,
  DOCUMENT,
  has,
  is,
  isCapitalised,
  isFinite,
  isGerund,
  isPause,
  isSentenceEnd,
  MODAL,
  PREPOSITION,
  PRONOUN,
  TIME,
  VAGUE,
  WEEKDAY,
  type Word,
} from './words';

/** With a thing as their subject they state a consequence, not somebody's word. */
const THING_VERBS = new Set(['show', 'demonstrate', 'indicate', 'signal', 'find', 'determine']);
const EVIDENCE =
  /^(?:polls?|surveys?|stud(?:y|ies)|data|figures?|results?|research|records?|documents?|evidence|tests?|analys[ei]s|estimates?|statistics|officials?|experts?|scientists?|researchers?|analysts?|police|investigators?|census|returns|count)$/;
/** "is said to", "is reported to" with nobody named: word passed on. */
const HEARD = 0.5;
const RUMOURS = /^(?:allegations?|claims?|accusations?|details|information|news|speculation|suggestions?)$/;

/** Finds what a sentence reports by verbs: who, with which word, and what. */
export function findReported(context: ReportingContext): SentenceDrafts {
  const { lexicon } = context;
  const { words } = context.sentence;
  const claims: ClaimDraft[] = [];
  const speeches = new Map<NonNullable<Word['quotation']>, Speech>();
  const supporting: CueDraft[] = [];
  /** Verbs that belong to a cue before them: "quoted as | saying". */
  const handled = new Set<number>();
  let last: NounPhrase | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const forms = word && lexicon.verbs.get(word.lower);
    if (!word || !forms || handled.has(i)) continue;
    const use = readVerb(words, i, forms);
    if (!use) continue;
    report(use);
  }
  return { claims, speeches, supporting };

  function report(use: VerbUse): void {
    const { verb } = use;
    if (supports(use)) return;
    if (verb.frames.has('surfacing')) {
      surfacing(use);
      return;
    }
    if (use.passive) {
      passive(use);
      return;
    }
    let subject = use.dependent ? inherited(use) : subjectBefore(words, context.pieces, use.group);
    const aside = findAside(context, use, subject);
    if (aside) {
      subject = aside.source ?? subject;
      emit(use, subject, aside.ranges, aside.quotations);
      return;
    }
    subject ??= inherited(use);
    if (verb.frames.has('quote') || verb.frames.has('hearer')) {
      const quotations = quotationsAfter(use);
      const content = contentAfter(words, context.pieces, use, lexicon);
      if (quotations.length > 0 && (!content || content.frame === 'object' || content.frame === 'quote' || words[content.from]?.quotation)) {
        emit(use, subject, [], quotations);
        return;
      }
    }
    if (use.negated && verb.category === 'attribution') return;
    const content = contentAfter(words, context.pieces, use, lexicon);
    if (!content || !fits(use, content, subject)) return;
    if (content.frame === 'copular') {
      const around = pieceClause(use.at, content.to);
      emit(use, undefined, [around], []);
      return;
    }
    const preposition = content.frame === 'about' && !verb.frames.has('that') ? 1 : 0;
    emit(use, subject, [content], [], preposition);
  }

  /** A verb in the infinitive, under a modal or with a thing as its subject reports only in some frames. */
  function fits(use: VerbUse, content: Content, subject: NounPhrase | undefined): boolean {
    const infinitive = is(words[use.at - 1], 'to');
    const clausal = content.frame === 'that' || content.frame === 'bare' || content.frame === 'wh' || content.frame === 'quote';
    if (infinitive && use.verb.category === 'attribution' && !use.verb.frames.has('quote')) return false;
    if (infinitive && !clausal && !content.frame.startsWith('hearer')) return false;
    if (use.verb.frames.has('quote')) return true;
    const modal = words.slice(use.group, use.at).some((word) => has(word, MODAL) && !is(word, 'will'));
    return !(modal && use.verb.category === 'attribution') && !(THING_VERBS.has(use.verb.lemma) && subject !== undefined && !isSpeaker(subject));
  }

  function isSpeaker(subject: NounPhrase): boolean {
    const head = words[subject.head - 1];
    return (
      has(head, DOCUMENT | VAGUE) ||
      isCapitalised(head) ||
      EVIDENCE.test(head?.lower ?? '') ||
      (has(head, PRONOUN) && !/^(?:it|this|that|these|those|which)$/.test(head?.lower ?? ''))
    );
  }

  /** "citing NP, "quoted by NP" back a report made by another word of the sentence. */
  function supports(use: VerbUse): boolean {
    if (!use.verb.frames.has('supporting')) return false;
    const word = words[use.at];
    if (isGerund(word) && use.dependent) {
      const object = nounPhraseAt(words, use.after);
      if (!object) return true;
      const vague = isVague(words, object);
      const cue = cueAt(words, use.at, vague ? object.head : use.after, vague ? 'hearsay' : 'attribution', vague ? 0.5 : 0.85);
      if (cue) supporting.push(cue);
      return true;
    }
    if (is(words[use.after], 'by') && !use.passive) {
      const cue = cueAt(words, use.at, use.after + 1, 'attribution', 0.85);
      if (cue) supporting.push(cue);
      return true;
    }
    const saying = use.passive
      ? words.findIndex((word, k) => k > use.after && k < use.after + 14 && is(word, 'saying') && is(words[k - 1], 'as'))
      : -1;
    if (saying > 0) handled.add(saying);
    if (saying > 0) {
      const subject = subjectBefore(words, context.pieces, use.group);
      const cue =
        saying === use.after + 1 ? cueAt(words, use.at, saying + 1, 'attribution', 0.85) : cueAt(words, use.at, use.after, 'attribution', 0.85);
      const source = subject && sourceOf(words, subject);
      if (!cue) return true;
      const speech: Speech = { cues: [cue], ...(source ? { source } : {}) };
      const quotations = quotationsAfter({ ...use, after: saying + 1, at: saying });
      const before = quotations.length > 0 ? quotations : words.flatMap((word, k) => (word.quotation ? [k] : []));
      for (const k of before) {
        const quotation = words[k]?.quotation;
        if (quotation) speeches.set(quotation, speech);
      }
      if (before.length === 0) {
        const from = is(words[saying + 1], 'that') ? saying + 2 : saying + 1;
        const span = spanOfWords(words, from, contentEnd(words, context.pieces, from, lexicon));
        if (span) claims.push({ ...span, ...speech, rule: 'verb/quoted as saying' });
      }
      if (subject) last = subject;
      return true;
    }
    if (!use.passive && !use.dependent) quotesSomebody(use);
    return use.verb.lemma === 'quote';
  }

  /** "The paper quoted an official as saying that …": the official speaks. */
  function quotesSomebody(use: VerbUse): void {
    const quoted = nounPhraseAt(words, use.after);
    const as = quoted && [quoted.head, quoted.to].find((k) => is(words[k], 'as') && is(words[k + 1], 'saying'));
    const cue = cueAt(words, use.at, use.after, 'attribution', use.verb.strength);
    const source = quoted && sourceOf(words, quoted);
    if (as === undefined || !cue || !source) return;
    handled.add(as + 1);
    const from = isThat(words, as + 2) ? as + 3 : as + 2;
    const span = words[from]?.quotation ? undefined : spanOfWords(words, from, contentEnd(words, context.pieces, from, lexicon));
    if (span) claims.push({ ...span, cues: [cue], source, rule: 'verb/quote' });
    for (const word of words.slice(from)) if (word.quotation) speeches.set(word.quotation, { cues: [cue], source });
  }

  /** "Reports had surfaced that …": the noun and the verb together are the cue, nobody is named. */
  function surfacing(use: VerbUse): void {
    const subject = subjectBefore(words, context.pieces, use.group);
    const that = isThat(words, use.after) ? use.after : skipAdjuncts(words, use.after);
    if (!subject || !isThat(words, that) || !(isVague(words, subject) || RUMOURS.test(words[subject.head - 1]?.lower ?? ''))) return;
    const cue = cueAt(words, subject.from, use.after, use.verb.category, use.verb.strength);
    const span = spanOfWords(words, that + 1, contentEnd(words, context.pieces, that + 1, lexicon));
    if (cue && span) claims.push({ ...span, cues: [cue], rule: 'verb/surface' });
  }

  function pieceClause(at: number, to: number): { from: number; to: number } {
    const subject = subjectBefore(words, context.pieces, verbGroupStart(words, at));
    return {
      from:
        subject && !(is(words[subject.from], 'it') && subject.to === subject.from + 1 && isThat(words, at + 1))
          ? subject.from
          : isThat(words, at + 1)
            ? at + 2
            : (context.pieces[pieceAt(context.pieces, at)]?.body ?? 0),
      to,
    };
  }

  function passive(use: VerbUse): void {
    const { verb } = use;
    const subject = subjectBefore(words, context.pieces, use.group);
    const impersonal = subject && is(words[subject.from], 'it') && subject.to === subject.from + 1;
    let i = skipAdjuncts(words, use.after);
    let agent: NounPhrase | undefined;
    const by = is(words[use.after], 'by') ? use.after : -1;
    if (by >= 0) {
      agent = has(words[by + 1], TIME | WEEKDAY) || words[by + 1]?.pos === 'NUM' ? undefined : nounPhraseAt(words, by + 1);
      i = agent ? agent.to : i;
    }
    const as = verb.frames.has('as') && is(words[use.after], 'as');
    if (as && by < 0) agent = agentBehind(use.after);
    const group = beStart(use);
    const that = [use.after, i].find((k) => isThat(words, k));
    if (that !== undefined && (impersonal || !subject || verb.frames.has('hearer') || verb.frames.has('that'))) {
      if (use.negated && verb.category === 'attribution') return;
      const from = skipComma(words, that + 1);
      // "the envoy is convinced that": the belief is the subject's
      const holder = verb.category === 'belief' && verb.frames.has('hearer') && !impersonal ? subject : agent;
      emitCue(use, group, holder, [{ from, to: contentEnd(words, context.pieces, from, lexicon) }]);
      return;
    }
    if (verb.frames.has('raising') && (is(words[use.after], 'to') || is(words[i], 'to'))) {
      emitCue(agent || verb.category !== 'attribution' ? use : { ...use, verb: { ...verb, category: 'hearsay', strength: HEARD } }, group, agent, [
        clauseFrom(subject, use),
      ]);
    } else if ((verb.frames.has('object-of') && (is(words[use.after], 'of') || is(words[i], 'of'))) || as) {
      emitCue(use, group, agent, [clauseFrom(subject, use)]);
    } else if (verb.frames.has('raising') && !agent && !is(words[use.after], 'at') && (verb.category === 'belief' || verb.category === 'estimate')) {
      // "the closing was expected by March"
      emitCue(use, group, undefined, [clauseFrom(subject, use)]);
    }
  }

  /** "described as unrealistic by several experts" */
  function agentBehind(from: number): NounPhrase | undefined {
    for (let i = from; i < words.length && !isPause(words[i]) && !isFinite(words, i); i++) if (is(words[i], 'by')) return nounPhraseAt(words, i + 1);
    return undefined;
  }

  function clauseFrom(subject: NounPhrase | undefined, use: VerbUse): { from: number; to: number } {
    const from = subject?.from ?? context.pieces[pieceAt(context.pieces, use.at)]?.body ?? 0;
    return { from, to: contentEnd(words, context.pieces, use.after, lexicon) };
  }

  function beStart(use: VerbUse): number {
    for (let i = use.at - 1; i >= use.group; i--) if (has(words[i], BE) || words[i]?.lower === "'s") return i;
    return use.at;
  }

  function emitCue(use: VerbUse, from: number, agent: NounPhrase | undefined, ranges: readonly { from: number; to: number }[]): void {
    const cue = cueAt(
      words,
      from,
      use.verb.frames.has('as') && is(words[use.after], 'as') ? use.after + 1 : use.after,
      use.verb.category,
      use.verb.strength,
    );
    const source = agent && sourceOf(words, agent);
    if (!cue) return;
    for (const range of ranges) {
      const span = spanOfWords(words, range.from, range.to);
      if (span) claims.push({ ...span, cues: [cue], ...(source ? { source } : {}), rule: `passive/${use.verb.lemma}` });
    }
  }

  /** The subject of the clause a dependent or coordinated verb leans on. */
  function inherited(use: VerbUse): NounPhrase | undefined {
    const at = pieceAt(context.pieces, use.at);
    const own = context.pieces[at];
    if (own && own.finite >= 0 && own.finite < use.at && !(own.kind === 'verb' && last)) {
      const subject = subjectBefore(words, context.pieces, verbGroupStart(words, own.finite));
      if (subject) return subject;
    }
    if (last) return last;
    for (let p = at - 1; p >= 0; p--) {
      const piece = context.pieces[p];
      if (!piece || piece.kind === 'subordinate' || piece.kind === 'relative' || piece.kind === 'participle') continue;
      if (piece.finite >= 0) return subjectBefore(words, context.pieces, verbGroupStart(words, piece.finite));
      const first = words[piece.start];
      const phrase = has(first, PREPOSITION) || first?.pos === 'ADV' ? undefined : nounPhraseAt(words, piece.start, piece.end);
      if (phrase && p === 0) return phrase;
    }
    const next = context.pieces.slice(at + 1).find((piece) => piece.finite >= 0 && (piece.kind === 'main' || piece.kind === 'verb'));
    return next && subjectBefore(words, context.pieces, verbGroupStart(words, next.finite));
  }

  function quotationsAfter(use: VerbUse): number[] {
    const found: number[] = [];
    for (let i = use.after; i < words.length; i++) {
      if (words[i]?.quotation) found.push(i);
      else if (found.length === 0 && (is(words[i], 'that') || (lexicon.verbs.has(words[i]?.lower ?? '') && words[i]?.pos === 'VERB'))) break;
    }
    const first = found[0];
    if (first === undefined) return [];
    const before = words[first - 1];
    if (before?.text === ':' || lexicon.verbs.has(before?.lower ?? '')) return found;
    const from = skipAdjuncts(words, use.after);
    const hearer = use.verb.frames.has('hearer') ? nounPhraseAt(words, from) : undefined;
    const ends = [use.after, from, ...(hearer ? [hearer.head, hearer.to, skipAdjuncts(words, hearer.to)] : [])];
    return ends.some((end) => end === first || (end === first - 1 && isPause(before))) ? found : [];
  }

  function emit(
    use: VerbUse,
    subject: NounPhrase | undefined,
    ranges: readonly { from: number; to: number }[],
    quotations: readonly number[],
    extra = 0,
  ): void {
    const vague = subject !== undefined && isVague(words, subject);
    const category = vague && use.verb.category === 'attribution' ? 'hearsay' : use.verb.category;
    const strength = vague && use.verb.category === 'attribution' ? 0.5 : use.negated ? 1 - use.verb.strength : use.verb.strength;
    const cue = cueAt(words, use.at, use.after + extra, category, strength);
    if (!cue) return;
    const source = subject && sourceOf(words, subject);
    if (subject) last = subject;
    const speech: Speech = { cues: [cue], ...(source ? { source } : {}) };
    for (const range of ranges) {
      const only = words.slice(range.from, range.to).filter((word) => word.quotation !== undefined || (!isPause(word) && !isSentenceEnd(word)));
      if (only.length > 0 && only.every((word) => word.quotation)) {
        for (const word of only) if (word.quotation) speeches.set(word.quotation, speech);
        continue;
      }
      const span = spanOfWords(words, range.from, range.to);
      if (span) claims.push({ ...span, ...speech, rule: `verb/${use.verb.lemma}` });
    }
    for (const k of quotations) {
      const quotation = words[k]?.quotation;
      if (quotation && !speeches.has(quotation)) speeches.set(quotation, speech);
    }
  }
}
