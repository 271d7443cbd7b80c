import { finiteAhead, pieceAt, type Piece } from './clauses';
import type { ClaimDraft, CueDraft, SentenceDrafts, SourceDraft, Speech } from './drafts';
import type { ClaimLexicon, ClaimVerb, Frame, VerbForm } from './lexicon/loadLexicon';
import { coreEnd, isSpeechAdjunct, nounPhraseAt, subjectBefore, verbGroupStart, type NounPhrase } from './nounPhrases';
import { spanOfWords, type ClaimSentence } from './sentences';
import {
  BE, COORDINATOR, DETERMINER, DOCUMENT, FINITE_AUXILIARY, has, HAVE, INTERROGATIVE, is, isCapitalised, isFinite, isGerund, isNominal, isPause, isSentenceEnd, MODAL,
  NEGATION, OBJECT_PRONOUN, PREPOSITION, PRONOUN, SUBORDINATOR, TIME, VAGUE, WEEKDAY, type Word,
} from './words';

interface VerbUse {
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

interface Content {
  readonly from: number;
  readonly to: number;
  readonly frame: Frame;
}

/** With a thing as their subject they state a consequence, not somebody's word. */
const THING_VERBS = new Set(['show', 'demonstrate', 'indicate', 'signal', 'find', 'determine']);
const EVIDENCE = /^(?:polls?|surveys?|stud(?:y|ies)|data|figures?|results?|research|records?|documents?|evidence|tests?|analys[ei]s|estimates?|statistics|officials?|experts?|scientists?|researchers?|analysts?|police|investigators?|census|returns|count)$/;
const RUMOURS = /^(?:allegations?|claims?|accusations?|details|information|news|speculation|suggestions?)$/;
const NOUN_USE = new Set(['of', 'by', 'for', 'from', 'against', 'about']);

/** Reads word `i` as a form of a claim verb, or tells it from the noun ("the claim", "reports of") and the participle ("the figure announced"). */
function verbUse(words: readonly Word[], i: number, forms: readonly VerbForm[]): VerbUse | undefined {
  const word = words[i];
  const next = words[i + 1];
  const form = forms.find(({ verb }) => verb.particle !== undefined && is(next, verb.particle)) ?? forms.find(({ verb }) => verb.particle === undefined);
  if (!word || !form) return undefined;
  const { verb, shapes } = form;
  const group = verbGroupStart(words, i);
  const before = words[i - 1];
  const lead = words[group - 1];
  const auxiliaries = words.slice(group, i);
  const be = auxiliaries.some((auxiliary) => has(auxiliary, BE) || auxiliary.lower === "'s");
  const have = auxiliaries.some((auxiliary) => has(auxiliary, HAVE));
  const modal = auxiliaries.some((auxiliary) => has(auxiliary, MODAL) || is(auxiliary, 'to') || has(auxiliary, FINITE_AUXILIARY));
  const participle = shapes.includes('participle');
  const passive = participle && be;
  const infinitive = auxiliaries.some((auxiliary) => is(auxiliary, 'to'));
  const ing = shapes.includes('ing');
  if (!passive && !ing) {
    if (has(before, DETERMINER) && !has(before, PRONOUN)) return undefined;
    if (has(before, PREPOSITION) && !infinitive) return undefined;
    if (group === i && lead?.pos === 'ADJ' && word.pos !== 'VERB') return undefined;
    const tagged = word.pos === 'VERB' || word.pos === 'AUX';
    if (!tagged && !modal && !have && !has(lead, PRONOUN)) {
      // a noun to the tagger: believe it unless a complement follows
      const complement = (is(next, 'to') && verb.frames.has('to') && isCapitalised(lead)) || is(next, 'that') || next?.quotation !== undefined || has(next, DETERMINER) || has(next, PRONOUN) || is(next, ':');
      if (!complement || (shapes.includes('base') && lead && !/s$|people$/.test(lead.lower) && !isCapitalised(lead))) return undefined;
      if (NOUN_USE.has(next?.lower ?? '')) return undefined;
    }
    if (participle && !shapes.includes('past') && !have) return undefined;
  }
  if (ing && has(before, DETERMINER)) return undefined;
  const negated = auxiliaries.some((auxiliary) => has(auxiliary, NEGATION));
  const dependent = infinitive || (ing && !be);
  return { verb, at: i, after: verb.particle === undefined ? i + 1 : i + 2, group, passive, negated, dependent };
}

/** Skips what may stand between a verb and its content: "on Friday", "again", "in a statement", "to reporters". */
function skipAdjuncts(words: readonly Word[], from: number): number {
  let i = from;
  for (let steps = 0; steps < 8; steps++) {
    const word = words[i];
    if (!word) return i;
    if (word.pos === 'ADV' && !has(word, PRONOUN)) i++;
    else if (has(word, TIME | WEEKDAY) && !is(words[i + 1], "'s") && !isFinite(words, i + 1)) i++;
    else if (has(word, DETERMINER) && has(words[i + 1], TIME | WEEKDAY) && !isFinite(words, i + 2)) i += /^(?:before|after|earlier|later|ago)$/.test(words[i + 2]?.lower ?? '') ? 3 : 2;
    else if (has(word, PREPOSITION) && !is(word, 'as') && !has(words[i + 1], INTERROGATIVE) && (is(word, 'to') || isSpeechAdjunct(words, i) || /^(?:in|at|on|after|during|from|by|through|via)$/.test(word.lower))) {
      const end = coreEnd(words, i + 1);
      if (end < 0) return i;
      i = end;
      while (is(words[i], 'of') || is(words[i], 'in') || is(words[i], 'with') || is(words[i], 'for') || is(words[i], 'on')) {
        const more = coreEnd(words, i + 1);
        if (more < 0) break;
        i = more;
      }
    } else return i;
  }
  return i;
}

const isThat = (words: readonly Word[], i: number): boolean => is(words[i], 'that') && !isSentenceEnd(words[i + 1]) && !isPause(words[i + 1]) || (is(words[i], 'that') && isPause(words[i + 1]) && words[i + 1]?.text === ',');

/** Where content that starts at `from` ends: at the sentence's end, or where the reporting goes on without it. */
export function contentEnd(words: readonly Word[], pieces: readonly Piece[], from: number, lexicon: ClaimLexicon, by = from): number {
  const home = pieces[pieceAt(pieces, by)];
  const governor = home?.kind === 'that' && by === from ? undefined : home;
  const aside = governor?.kind === 'relative' || governor?.kind === 'participle';
  const introduces = aside || governor?.kind === 'subordinate';
  let complete = introduces && pieces[pieceAt(pieces, from)]?.kind !== 'that';
  for (let p = pieceAt(pieces, from); p < pieces.length; p++) {
    const piece = pieces[p];
    if (!piece || piece.start <= from) {
      complete ||= piece !== undefined && piece.finite >= from;
      continue;
    }
    if (piece.pause === ';') return piece.start;
    const fresh = piece.kind === 'main' && piece.pause !== '' && piece.pause !== ':';
    if (fresh && complete && (introduces || !isAppositive(words, piece))) return piece.start;
    if (aside && complete && piece.kind === 'verb' && piece.pause !== '' && !has(words[piece.start], COORDINATOR)) return piece.start;
    complete ||= piece.kind === 'main' || piece.kind === 'verb' || (piece.kind === 'that' && piece.finite >= 0);
    const verb = piece.kind === 'participle' ? firstGerund(words, piece) : piece.finite;
    const reports = verb >= 0 && lexicon.verbs.has(words[verb]?.lower ?? '');
    if (piece.kind === 'participle' && (reports || is(words[piece.start], 'while'))) return piece.start;
    if (piece.kind === 'verb' && has(words[piece.start], COORDINATOR) && (reports || is(words[piece.start], 'but') || reportsLater(words, piece, lexicon))) return piece.start;
    if (piece.kind === 'main' && piece.pause !== '' && reports && isParenthetical(words, piece, verb)) return piece.start;
    if (piece.kind === 'coordinate' && reports && piece.pause !== '') return piece.start;
  }
  return documentTail(words, from);
}

/** A chain of names that only looks like a clause: "…, China and Iran agreed". */
const isAppositive = (words: readonly Word[], piece: Piece): boolean => words.slice(piece.start, piece.finite).some((word) => has(word, COORDINATOR));

const firstGerund = (words: readonly Word[], piece: Piece): number => {
  for (let i = piece.start; i < Math.min(piece.end, piece.start + 3); i++) if (isGerund(words[i])) return i;
  return -1;
};

/** "and has said", "but did not say": the reporting verb behind its auxiliary. */
function reportsLater(words: readonly Word[], piece: Piece, lexicon: ClaimLexicon): boolean {
  for (let i = piece.finite + 1; i < Math.min(piece.end, piece.finite + 4); i++) if (lexicon.verbs.has(words[i]?.lower ?? '') && words[i]?.pos === 'VERB') return true;
  return false;
}

function isParenthetical(words: readonly Word[], piece: Piece, verb: number): boolean {
  const next = words[skipAdjuncts(words, verb + 1)];
  return next === undefined || isPause(next) || isSentenceEnd(next) || piece.end - verb <= 1;
}

/** "… in a statement quoted by Reuters": where the document is named behind the content, the content ends before it. */
function documentTail(words: readonly Word[], from: number): number {
  for (let i = words.length - 1; i > from + 2; i--) {
    if (isFinite(words, i) || words[i]?.quotation) break;
    if (is(words[i], 'in') && has(words[i + 1], DETERMINER) && (has(words[i + 2], DOCUMENT) || (has(words[i + 3], DOCUMENT) && isNominal(words, i + 2)))) return i;
  }
  return words.length;
}

/** The content behind an active verb, by its frames. */
function contentAfter(words: readonly Word[], pieces: readonly Piece[], use: VerbUse, lexicon: ClaimLexicon): Content | undefined {
  const { frames } = use.verb;
  const allows = (frame: Frame) => frames.has(frame);
  const upTo = (from: number, frame: Frame): Content => ({ from, to: contentEnd(words, pieces, from, lexicon, use.at), frame });
  const direct = use.after;
  if (allows('about') && /^(?:about|of|on|against|regarding)$/.test(words[direct]?.lower ?? '') && !isSpeechAdjunct(words, direct)) {
    const topic = coreEnd(words, direct + 1);
    if (topic > 0 && !has(words[direct + 1], PRONOUN | OBJECT_PRONOUN)) return upTo(direct + 1, 'about');
  }
  const i = skipAdjuncts(words, direct);
  const comma = words[i]?.text === ',' ? parentheticalEnd(words, i) : i;
  if (allows('that')) {
    for (const k of [direct, i, comma]) if (isThat(words, k)) return upTo(skipComma(words, k + 1), 'that');
  }
  const object = nounPhraseAt(words, i);
  if (allows('hearer') && object) {
    for (const k of [skipAdjuncts(words, object.head), object.to]) if (isThat(words, k)) return upTo(skipComma(words, k + 1), 'that');
  }
  if (allows('wh') && has(words[i], INTERROGATIVE) || is(words[i], 'if') && allows('wh')) return upTo(i, 'wh');
  if ((allows('hearer-wh') || allows('hearer')) && object && (has(words[object.head], INTERROGATIVE) || is(words[object.head], 'if'))) return upTo(object.head, 'wh');
  if (words[i]?.text === ':' && allows('quote') && words[i + 1] && !words[i + 1]?.quotation) return upTo(i + 1, 'quote');
  if (allows('hearer') && object) {
    const k = skipAdjuncts(words, object.head);
    if (finiteAhead(words, k) > k && !isFinite(words, object.head)) return upTo(k, 'bare');
  }
  if (allows('bare') && use.verb.lemma !== 'tell') {
    for (const k of [direct, i]) {
      const finite = finiteAhead(words, k);
      if (finite > k && !words.slice(k, finite).some((word) => is(word, 'that'))) return upTo(k, 'bare');
    }
  }
  if (allows('to') && is(words[i], 'to') && words[i + 1]?.pos !== 'DET') return upTo(i, 'to');
  if (allows('hearer-to') && object) {
    for (const k of [object.head, object.to]) if (is(words[k], 'to') || (has(words[k], NEGATION) && is(words[k + 1], 'to'))) return upTo(object.from, 'hearer-to');
  }
  if (allows('call-on')) {
    if (is(words[direct], 'for') && coreEnd(words, direct + 1) > 0) return upTo(direct + 1, 'call-on');
    if (is(words[direct], 'on') || is(words[direct], 'upon')) {
      const hearer = nounPhraseAt(words, direct + 1);
      if (hearer && (is(words[hearer.head], 'to') || is(words[hearer.to], 'to'))) return upTo(direct + 1, 'call-on');
    }
  }
  if (allows('ing') && isGerund(words[i])) return upTo(i, 'ing');
  if (allows('to-ing') && is(words[direct], 'to')) return upTo(direct + 1, 'to-ing');
  if (allows('about') && /^(?:about|of|on|against|regarding)$/.test(words[i]?.lower ?? '') && coreEnd(words, i + 1) > 0 && !has(words[i + 1], OBJECT_PRONOUN)) return upTo(i + 1, 'about');
  if (allows('on') && is(words[direct], 'on')) return upTo(direct + 1, 'on');
  if (allows('copular') && (is(words[i], 'to') || words[i]?.pos === 'ADJ' || isThat(words, i) || is(words[i], 'as') || is(words[i], 'like'))) return upTo(i, 'copular');
  if (!object || use.dependent && use.verb.category === 'attribution' && !isGerund(words[use.at])) return undefined;
  const links: readonly [Frame, RegExp][] = [['as', /^as$/], ['hearer-of', /^(?:of|about)$/], ['object-of', /^of$/], ['object-for', /^for$/], ['object-to', /^to$/], ['object-as', /^as$/]];
  for (const [frame, link] of links) if (allows(frame) && (link.test(words[object.head]?.lower ?? '') || link.test(words[object.to]?.lower ?? ''))) return upTo(frame === 'hearer-of' ? (is(words[object.head], 'of') || is(words[object.head], 'about') ? object.head : object.to) + 1 : object.from, frame);
  if (allows('as-bare') || allows('object-to')) {
    const next = words[object.head];
    if (has(next, DETERMINER) || next?.pos === 'ADJ') return upTo(object.from, 'as-bare');
    if (object.head - object.from > 2 && use.verb.lemma === 'consider') return upTo(object.from, 'as-bare');
  }
  if (allows('object')) return upTo(object.from, 'object');
  return undefined;
}

const skipComma = (words: readonly Word[], i: number): number => (words[i]?.text === ',' ? i + 1 : i);

/** "said, in a rare rebuke, that": behind the second comma. */
function parentheticalEnd(words: readonly Word[], comma: number): number {
  for (let i = comma + 1; i < Math.min(words.length, comma + 14); i++) if (words[i]?.text === ',') return i + 1;
  return comma;
}

export interface ReportingContext {
  readonly sentence: ClaimSentence;
  readonly pieces: readonly Piece[];
  readonly lexicon: ClaimLexicon;
}

const PRONOUNS = new Set(['he', 'she', 'they', 'it', 'we', 'i', 'you', 'who', 'his', 'her', 'their', 'its', 'him', 'them', 'my', 'our', 'me', 'us', 'your']);

export function sourceOf(words: readonly Word[], phrase: NounPhrase): SourceDraft | undefined {
  const span = spanOfWords(words, phrase.from, phrase.to);
  const head = words[phrase.head - 1];
  if (!span || !head) return undefined;
  const first = words[phrase.from]?.lower ?? '';
  const single = phrase.head === phrase.from + 1 && PRONOUNS.has(first);
  return { ...span, head: head.end, ...(single ? { pronoun: first } : {}) };
}

/** "sources", "media reports": nobody is named. */
export function isVague(words: readonly Word[], phrase: NounPhrase): boolean {
  const head = words[phrase.head - 1];
  if (!has(head, VAGUE)) return false;
  if (/^(?:report|account)$/.test(head?.lower ?? '')) return false;
  return !words.slice(phrase.from, phrase.head).some((word) => is(word, 'state') || is(word, 'official') && is(head, 'media') || is(word, "'s"));
}

export function cueAt(words: readonly Word[], from: number, to: number, category: CueDraft['category'], strength: number): CueDraft | undefined {
  const start = words[from]?.start;
  const end = words[to - 1]?.end;
  return start === undefined || end === undefined ? undefined : { start, end, category, strength };
}

/** Finds what a sentence reports by verbs: who, with which word, and what. */
export function findReported({ sentence, pieces, lexicon }: ReportingContext): SentenceDrafts {
  const { words } = sentence;
  const claims: ClaimDraft[] = [];
  const speeches = new Map<NonNullable<Word['quotation']>, Speech>();
  const supporting: CueDraft[] = [];
  let last: NounPhrase | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const forms = word && lexicon.verbs.get(word.lower);
    if (!word || !forms) continue;
    const use = verbUse(words, i, forms);
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
    let subject = use.dependent ? inherited(use) : subjectBefore(words, pieces, use.group);
    const aside = asideContent(use, subject);
    if (aside) {
      subject = aside.source ?? subject;
      emit(use, subject, aside.ranges, aside.quotations);
      return;
    }
    subject ??= inherited(use);
    if (verb.frames.has('quote') || verb.frames.has('hearer')) {
      const quotations = quotationsAfter(use);
      const content = contentAfter(words, pieces, use, lexicon);
      if (quotations.length > 0 && (!content || content.frame === 'object' || content.frame === 'quote' || words[content.from]?.quotation)) {
        emit(use, subject, [], quotations);
        return;
      }
    }
    if (use.negated && verb.category === 'attribution') return;
    const content = contentAfter(words, pieces, use, lexicon);
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
    if (infinitive && !clausal && !content.frame.startsWith('hearer')) return false;
    if (use.verb.frames.has('quote')) return true;
    const modal = words.slice(use.group, use.at).some((word) => has(word, MODAL) && !is(word, 'will'));
    return !(modal && use.verb.category === 'attribution') && !(THING_VERBS.has(use.verb.lemma) && subject !== undefined && !isSpeaker(subject));
  }

  function isSpeaker(subject: NounPhrase): boolean {
    const head = words[subject.head - 1];
    return has(head, DOCUMENT | VAGUE) || isCapitalised(head) || EVIDENCE.test(head?.lower ?? '') || has(head, PRONOUN) && !/^(?:it|this|that|these|those|which)$/.test(head?.lower ?? '');
  }

  /** "citing NP, "quoted by NP" back a report made by another word of the sentence. */
  function supports(use: VerbUse): boolean {
    if (use.verb.lemma !== 'cite' && use.verb.lemma !== 'quote') return false;
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
    if (use.passive && is(words[use.after], 'as') && is(words[use.after + 1], 'saying')) {
      const subject = subjectBefore(words, pieces, use.group);
      const cue = cueAt(words, use.at, use.after + 2, 'attribution', 0.85);
      const source = subject && sourceOf(words, subject);
      if (!cue) return true;
      const speech: Speech = { cues: [cue], ...(source ? { source } : {}) };
      const saying = { ...use, after: use.after + 2, at: use.after + 1 };
      const quotations = quotationsAfter(saying);
      const before = quotations.length > 0 ? quotations : words.flatMap((word, k) => (word.quotation ? [k] : []));
      for (const k of before) {
        const quotation = words[k]?.quotation;
        if (quotation) speeches.set(quotation, speech);
      }
      if (before.length === 0) {
        const from = is(words[saying.after], 'that') ? saying.after + 1 : saying.after;
        const span = spanOfWords(words, from, contentEnd(words, pieces, from, lexicon));
        if (span) claims.push({ ...span, ...speech, rule: 'verb/quoted as saying' });
      }
      if (subject) last = subject;
      return true;
    }
    return false;
  }

  /** "Reports had surfaced that …": the noun and the verb together are the cue, nobody is named. */
  function surfacing(use: VerbUse): void {
    const subject = subjectBefore(words, pieces, use.group);
    const that = isThat(words, use.after) ? use.after : skipAdjuncts(words, use.after);
    if (!subject || !isThat(words, that) || !(isVague(words, subject) || RUMOURS.test(words[subject.head - 1]?.lower ?? ''))) return;
    const cue = cueAt(words, subject.from, use.after, use.verb.category, use.verb.strength);
    const span = spanOfWords(words, that + 1, contentEnd(words, pieces, that + 1, lexicon));
    if (cue && span) claims.push({ ...span, cues: [cue], rule: 'verb/surface' });
  }

  function pieceClause(at: number, to: number): { from: number; to: number } {
    const subject = subjectBefore(words, pieces, verbGroupStart(words, at));
    return { from: subject && !(is(words[subject.from], 'it') && subject.to === subject.from + 1 && isThat(words, at + 1)) ? subject.from : isThat(words, at + 1) ? at + 2 : (pieces[pieceAt(pieces, at)]?.body ?? 0), to };
  }

  function passive(use: VerbUse): void {
    const { verb } = use;
    const subject = subjectBefore(words, pieces, use.group);
    const impersonal = subject && is(words[subject.from], 'it') && subject.to === subject.from + 1;
    let i = skipAdjuncts(words, use.after);
    let agent: NounPhrase | undefined;
    const by = is(words[use.after], 'by') ? use.after : -1;
    if (by >= 0) {
      agent = nounPhraseAt(words, by + 1);
      i = agent ? agent.to : i;
    }
    const as = verb.frames.has('as') && is(words[use.after], 'as') && verb.category !== 'attribution';
    const group = beStart(use);
    const that = [use.after, i].find((k) => isThat(words, k));
    if (that !== undefined && (impersonal || !subject || verb.frames.has('hearer') || verb.frames.has('that'))) {
      if (use.negated && verb.category === 'attribution') return;
      const from = skipComma(words, that + 1);
      emitCue(use, group, agent, [{ from, to: contentEnd(words, pieces, from, lexicon) }]);
      return;
    }
    if (verb.frames.has('raising') && (is(words[use.after], 'to') || is(words[i], 'to'))) {
      emitCue(use, group, agent, [clauseFrom(subject, use)]);
    } else if ((verb.frames.has('object-of') && is(words[use.after], 'of')) || as) {
      emitCue(use, group, agent, [clauseFrom(subject, use)]);
    }
  }

  function clauseFrom(subject: NounPhrase | undefined, use: VerbUse): { from: number; to: number } {
    const from = subject?.from ?? pieces[pieceAt(pieces, use.at)]?.body ?? 0;
    return { from, to: contentEnd(words, pieces, use.after, lexicon) };
  }

  function beStart(use: VerbUse): number {
    for (let i = use.at - 1; i >= use.group; i--) if (has(words[i], BE) || words[i]?.lower === "'s") return i;
    return use.at;
  }

  function emitCue(use: VerbUse, from: number, agent: NounPhrase | undefined, ranges: readonly { from: number; to: number }[]): void {
    const cue = cueAt(words, from, use.verb.frames.has('as') && is(words[use.after], 'as') ? use.after + 1 : use.after, use.verb.category, use.verb.strength);
    const source = agent && sourceOf(words, agent);
    if (!cue) return;
    for (const range of ranges) {
      const span = spanOfWords(words, range.from, range.to);
      if (span) claims.push({ ...span, cues: [cue], ...(source ? { source } : {}), rule: `passive/${use.verb.lemma}` });
    }
  }

  /** The subject of the clause a dependent or coordinated verb leans on. */
  function inherited(use: VerbUse): NounPhrase | undefined {
    const at = pieceAt(pieces, use.at);
    const own = pieces[at];
    if (own && own.finite >= 0 && own.finite < use.at && !(own.kind === 'verb' && last)) {
      const subject = subjectBefore(words, pieces, verbGroupStart(words, own.finite));
      if (subject) return subject;
    }
    if (last) return last;
    for (let p = at - 1; p >= 0; p--) {
      const piece = pieces[p];
      if (!piece || piece.kind === 'subordinate' || piece.kind === 'relative' || piece.kind === 'participle') continue;
      if (piece.finite >= 0) return subjectBefore(words, pieces, verbGroupStart(words, piece.finite));
      const first = words[piece.start];
      const phrase = has(first, PREPOSITION) || first?.pos === 'ADV' ? undefined : nounPhraseAt(words, piece.start, piece.end);
      if (phrase && p === 0) return phrase;
    }
    const next = pieces.slice(at + 1).find((piece) => piece.finite >= 0 && (piece.kind === 'main' || piece.kind === 'verb'));
    return next && subjectBefore(words, pieces, verbGroupStart(words, next.finite));
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
    return first === use.after || isPause(before) || first === skipAdjuncts(words, use.after) || lexicon.verbs.has(before?.lower ?? '') || nounPhraseAt(words, use.after)?.head === first ? found : [];
  }

  /** "S, X said" and "“S,” said X": content before the reporting clause. */
  function asideContent(use: VerbUse, subject: NounPhrase | undefined): { source?: NounPhrase; ranges: { from: number; to: number }[]; quotations: number[] } | undefined {
    const { frames } = use.verb;
    if (use.dependent || !(frames.has('quote') || frames.has('parenthetical') || frames.has('hearer'))) return undefined;
    let start = -1;
    let source: NounPhrase | undefined;
    const lead = words[use.group - 1];
    const next = use.after;
    if (use.group > 0 && (lead?.quotation !== undefined || lead?.text === ',' || lead?.text === '–' || lead?.text === '—')) {
      const inverted = nounPhraseAt(words, next);
      const chained = lead.text === ',' && subject !== undefined && !precededByContent(subject.from);
      if (inverted && !chained && closes(inverted.to)) {
        start = use.group;
        source = inverted;
      }
    }
    if (start < 0 && subject && subject.from > 0) {
      const before = is(words[subject.from - 1], 'as') ? subject.from - 2 : subject.from - 1;
      const pause = words[before];
      if (pause && (pause.quotation !== undefined || pause.text === ',' || pause.text === '–' || pause.text === '—') && tail(use) && precededByContent(subject.from)) start = before + (pause.quotation ? 1 : 0);
    }
    if (start < 0) return undefined;
    const end = pieceEndAfter(use.at, source);
    const quotations = words.flatMap((word, k) => (word.quotation ? [k] : []));
    const isQuoted = (from: number, to: number) => words.slice(from, to).every((word) => word.quotation !== undefined || isPause(word) || isSentenceEnd(word));
    const ranges: { from: number; to: number }[] = [];
    const left = { from: clauseStart(start), to: start };
    const right = { from: end, to: contentEnd(words, pieces, Math.min(end + 1, words.length - 1), lexicon) };
    const leftIsText = !words.slice(left.from, left.to).some((word) => word.quotation) && left.to > left.from;
    const rightIsText = end < words.length && !isQuoted(end, words.length) && words[end]?.text === ',' && !words.slice(end).some((word) => word.quotation);
    const finiteIn = (from: number, to: number) => words.slice(from, to).some((_, k) => isFinite(words, from + k));
    if (leftIsText && (frames.has('parenthetical') || frames.has('that'))) {
      if (has(words[use.after], PREPOSITION) && is(words[use.after], 'to') && !frames.has('hearer')) return undefined;
      if (has(words[left.from], SUBORDINATOR) && !has(words[left.from], PREPOSITION) && !rightIsText && pieces.filter((piece) => piece.start < left.to && piece.kind === 'main').length === 0) return undefined;
      const goesOn = rightIsText && !isGerund(words[end + 1]) && !has(words[end + 1], COORDINATOR);
      if (goesOn && !finiteIn(left.from, left.to)) ranges.push({ from: left.from, to: right.to });
      else {
        if (!finiteIn(left.from, left.to) && quotations.length === 0) return undefined;
        ranges.push(left);
      }
    }
    return ranges.length > 0 || quotations.length > 0 ? { ...(source ? { source } : {}), ranges, quotations } : undefined;
  }

  function clauseStart(to: number): number {
    for (let i = to - 1; i >= 0; i--) if (words[i]?.text === ';') return i + 1;
    return 0;
  }

  /** Before a reporting aside stands a quotation or a clause, not an introduction ("On Friday, he said …"). */
  function precededByContent(from: number): boolean {
    for (let i = 0; i < from; i++) if (words[i]?.quotation || isFinite(words, i)) return true;
    // "The plan, he said, would …"
    return from > 1 && !has(words[0], PREPOSITION | SUBORDINATOR) && words[0]?.pos !== 'ADV' && coreEnd(words, 0) === from - 1 && !has(words[0], TIME);
  }

  /** Nothing that could be its content follows the verb. */
  function tail(use: VerbUse): boolean {
    let i = skipAdjuncts(words, use.after);
    if (use.verb.frames.has('hearer')) {
      const hearer = nounPhraseAt(words, i);
      if (hearer) i = skipAdjuncts(words, hearer.to);
    }
    return closes(i);
  }

  function closes(i: number): boolean {
    const word = words[i];
    if (word === undefined || isPause(word) || isSentenceEnd(word) || word.quotation !== undefined) return word?.text !== ':';
    if (has(word, COORDINATOR)) return true;
    if (has(word, PREPOSITION | SUBORDINATOR) || isGerund(word) || has(word, TIME | WEEKDAY) || word.pos === 'ADV') return !is(word, 'that');
    return false;
  }

  function pieceEndAfter(at: number, source: NounPhrase | undefined): number {
    for (let i = source?.to ?? at + 1; i < words.length; i++) if (words[i]?.text === ',' || words[i]?.quotation || isSentenceEnd(words[i])) return i;
    return words.length;
  }

  function emit(use: VerbUse, subject: NounPhrase | undefined, ranges: readonly { from: number; to: number }[], quotations: readonly number[], extra = 0): void {
    const vague = subject !== undefined && isVague(words, subject);
    const category = vague && use.verb.category === 'attribution' ? 'hearsay' : use.verb.category;
    const strength = vague && use.verb.category === 'attribution' ? 0.5 : use.negated ? 1 - use.verb.strength : use.verb.strength;
    const cue = cueAt(words, use.at, use.after + extra, category, strength);
    if (!cue) return;
    const source = subject && sourceOf(words, subject);
    if (subject) last = subject;
    const speech: Speech = { cues: [cue], ...(source ? { source } : {}) };
    for (const range of ranges) {
      const only = words.slice(range.from, range.to).filter((word) => word.quotation !== undefined || !isPause(word) && !isSentenceEnd(word));
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
