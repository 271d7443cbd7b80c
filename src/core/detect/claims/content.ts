import { finiteAhead, pieceAt, type Piece } from './clauses';
import type { ClaimLexicon, Frame } from './lexicon/loadLexicon';
import { coreEnd, isSpeechAdjunct, nounPhraseAt, type NounPhrase } from './nounPhrases';
import { TOPIC } from './phraseWords';
import { isAnswered, withholds } from './speakerGoesOn';
import { isRelativeThat, isThat, skipAdjuncts, type VerbUse } from './verbUse';
import {
  COORDINATOR,
  DETERMINER,
  DOCUMENT,
  has,
  INTERROGATIVE,
  is,
  isFinite,
  isGerund,
  isNominal,
  isPause,
  isSentenceEnd,
  isTensed,
  NEGATION,
  OBJECT_PRONOUN,
  PREPOSITION,
  PRONOUN,
  SUBORDINATOR,
  TIME,
  WEEKDAY,
  type Word,
} from './words';

const ABOUT = /^(?:about|of|on|against|regarding)$/;

/** Frames whose content is a clause; that of the others ends before the next finite verb of the sentence. */
const CLAUSAL: ReadonlySet<Frame> = new Set(['that', 'bare', 'wh', 'quote', 'copular', 'hearer-wh', 'hearer']);

const WITHHOLDING = new Set(['assert', 'reassert', 'deny', 'claim', 'declare', 'proclaim', 'announce']);
const HELD = /^(?:wars?|bankruptcy|emergency|ceasefire|truce|holidays?|mourning|motions?|requests?|appeals?|petitions?|bids?|applications?|injunctions?|parole|rights?|privileges?|access|entry|permission|visas?|bail|control|authority|dominance|independence|sovereignty|victory|power|lives|life)$/;
/** What stands between an object and the content behind it, by frame. */
const LINKS: readonly (readonly [Frame, RegExp])[] = [
  ['as', /^as$/],
  ['hearer-of', /^(?:of|about)$/],
  ['object-of', /^of$/],
  ['object-for', /^for$/],
  ['object-with', /^with$/],
  ['object-to', /^to$/],
  ['object-as', /^as$/],
];
/** Behind "at", with what approximates it: "at no more than about 60,000". */
const FAR_NUMBER = 6;
const NAMING = new Set(['NOUN', 'PROPN', 'VERB']);
const LINK = /^(?:and|but)$/;
/** So many pieces are looked at for what goes with a verb. */
const NEAR = 8;
/** "half agreed that S, | while a third said T" */
const CONTRAST = /^(?:while|whereas|although|though)$/;

export interface Content {
  readonly from: number;
  readonly to: number;
  readonly frame: Frame;
}

/** Where content that starts at `from` ends: at the sentence's end, or where the reporting goes on without it. */
export function contentEnd(words: readonly Word[], pieces: readonly Piece[], from: number, lexicon: ClaimLexicon, by = from, clausal = true): number {
  const home = pieces[pieceAt(pieces, by)];
  const governor = home?.kind === 'that' && by === from ? undefined : home;
  // "In a statement announcing the plan, | the union said"
  const announced = governor?.kind === 'phrase' && by !== from && isGerund(words[by]);
  const aside = governor?.kind === 'relative' || governor?.kind === 'participle' || announced;
  const introduces = aside || governor?.kind === 'subordinate' || (governor?.kind === 'verb' && !clausal && continues(pieces, by));
  let complete = introduces && pieces[pieceAt(pieces, from)]?.kind !== 'that';
  for (let p = pieceAt(pieces, from); p < pieces.length; p++) {
    const piece = pieces[p];
    if (!piece || piece.start <= from) {
      complete ||= piece !== undefined && piece.finite >= from && piece.kind !== 'subordinate' && piece.kind !== 'relative';
      continue;
    }
    if (piece.pause === ';' || (is(words[piece.start], 'according') && piece.pause !== '')) return piece.start;
    const fresh = piece.kind === 'main' && piece.pause !== '' && piece.pause !== ':';
    if (fresh && complete && (introduces || !isAppositive(words, piece))) return piece.start;
    if (aside && complete && piece.kind === 'verb' && piece.pause !== '' && !has(words[piece.start], COORDINATOR)) return piece.start;
    complete ||= piece.kind === 'main' || piece.kind === 'verb' || (piece.kind === 'that' && piece.finite >= 0);
    const verb = piece.kind === 'participle' ? firstGerund(words, piece) : piece.finite;
    const spoken = words[verb]?.lower ?? '';
    const reports = verb >= 0 && (lexicon.speaking.has(spoken) || (mayTake(lexicon, spoken, 'object-at') && isPutAtNumber(words, verb + 1)));
    if (piece.kind === 'participle' && (reports || is(words[piece.start], 'while'))) return piece.start;
    // "saw it as a threat," | said Holm
    if (piece.kind === 'verb' && piece.pause === ',' && reports && piece.finite === piece.start && isNominal(words, piece.start + 1)) return piece.start;
    // "signalled a change | but was met with silence": a second predicate of the speaker
    if (!clausal && piece.kind === 'verb' && LINK.test(words[piece.start]?.lower ?? '') && isTensed(words[piece.finite]) && pieces[p - 1]?.kind !== 'relative')
      return piece.start;
    if (piece.kind === 'verb' && has(words[piece.start], COORDINATOR) && (reports || reportsLater(words, piece, lexicon) || withholds(words, piece.finite))) return piece.start;
    if (piece.kind === 'main' && piece.pause !== '' && reports && isParenthetical(words, piece, verb, lexicon)) return piece.start;
    if (piece.kind === 'subordinate' && piece.pause !== '' && CONTRAST.test(words[piece.start]?.lower ?? '') && (reports || isAnswered(words, piece.start, verb, lexicon))) return piece.start;
    if (piece.kind === 'coordinate' && piece.pause !== '' && (reports || reportsLater(words, piece, lexicon))) return piece.start;
  }
  return documentTail(words, from);
}

/** "Though she praised it and called for more, | the union said": a second predicate of a subordinate clause. */
function continues(pieces: readonly Piece[], at: number): boolean {
  const home = pieceAt(pieces, at);
  for (let p = home; p >= Math.max(0, home - NEAR); p--) {
    const kind = pieces[p]?.kind;
    if (kind !== 'verb' && kind !== 'phrase') return kind === 'subordinate';
  }
  return false;
}

/** A chain of names that only looks like a clause: "…, China and Iran agreed". */
const isAppositive = (words: readonly Word[], piece: Piece): boolean => words.slice(piece.start, piece.finite).some((word) => has(word, COORDINATOR));

const firstGerund = (words: readonly Word[], piece: Piece): number => {
  for (let i = piece.start; i < Math.min(piece.end, piece.start + 3); i++) if (isGerund(words[i])) return i;
  return -1;
};

/** "and has said", "but did not say": the reporting verb behind its auxiliary. */
function reportsLater(words: readonly Word[], piece: Piece, lexicon: ClaimLexicon): boolean {
  for (let i = piece.finite + 1; i < Math.min(piece.end, piece.finite + 4); i++)
    if (lexicon.speaking.has(words[i]?.lower ?? '') && words[i]?.pos === 'VERB') return true;
  return false;
}

/** Whether a word can be a verb of this frame. */
const mayTake = ({ verbs }: ClaimLexicon, word: string, frame: Frame): boolean => verbs.get(word)?.some(({ verb }) => verb.frames.has(frame)) === true;

/** "…, the ministry said on Friday", "…, two officials told the agency" */
function isParenthetical(words: readonly Word[], piece: Piece, verb: number, lexicon: ClaimLexicon): boolean {
  let behind = skipAdjuncts(words, verb + 1);
  const hearer = mayTake(lexicon, words[verb]?.lower ?? '', 'hearer') ? nounPhraseAt(words, behind) : undefined;
  if (hearer) behind = skipAdjuncts(words, hearer.to);
  const next = words[behind];
  return next === undefined || isPause(next) || isSentenceEnd(next) || piece.end - verb <= 1;
}

/** "… in a statement quoted by Reuters": where the document is named behind the content, the content ends before it. */
function documentTail(words: readonly Word[], from: number): number {
  for (let i = words.length - 1; i > from + 2; i--) {
    if (isFinite(words, i) || words[i]?.quotation) break;
    if (
      is(words[i], 'in') &&
      has(words[i + 1], DETERMINER) &&
      (has(words[i + 2], DOCUMENT) || (has(words[i + 3], DOCUMENT) && isNominal(words, i + 2)))
    )
      return i;
  }
  return words.length;
}

/** "say Mr. Oka, 41, used the money": the finite verb behind the commas of an apposition. */
function hasSplitSubject(words: readonly Word[], from: number): boolean {
  const subject = nounPhraseAt(words, from);
  if (!subject || words[subject.to]?.text !== ',') return false;
  for (let i = subject.to + 1; i < Math.min(words.length, subject.to + 30); i++) {
    if (words[i]?.quotation) return false;
    {
      const verb = words[i + 1]?.pos === 'ADV' ? i + 2 : i + 1;
      if (words[i]?.text === ',' && (isFinite(words, verb) || (words[verb]?.pos === 'VERB' && has(words[subject.to + 1], COORDINATOR)))) return true;
    }
  }
  return false;
}

/** "says despite the rain, the match will go on": a clause behind its introduction. */
function isIntroduced(words: readonly Word[], from: number): boolean {
  if (!has(words[from], PREPOSITION | SUBORDINATOR) || has(words[from], PRONOUN) || is(words[from], 'as') || ABOUT.test(words[from]?.lower ?? '')) return false;
  for (let i = from + 1; i < Math.min(words.length, from + 24); i++) if (words[i]?.text === ',') return finiteAhead(words, i + 1) >= 0;
  return false;
}

/** The tagger took the verb of the content for a noun: "said the committee plans to meet today". */
function saysSomething(words: readonly Word[], from: number): boolean {
  if (!(has(words[from], DETERMINER) || isNominal(words, from)) || has(words[from], TIME)) return false;
  let i = from;
  while (i < words.length && !isPause(words[i]) && !isSentenceEnd(words[i]) && words[i]?.quotation === undefined) i++;
  return i - from > 5 && words.slice(from, i).some((word) => word.pos === 'NOUN' && word.lower.endsWith('s'));
}

/** "said | the same of Holm", "said | as much": what stands for something said before. */
const saysAgain = (words: readonly Word[], i: number): boolean =>
  (is(words[i], 'the') && /^(?:same|opposite|contrary|reverse)$/.test(words[i + 1]?.lower ?? '')) || (is(words[i], 'as') && is(words[i + 1], 'much')) || /^(?:so|otherwise)$/.test(words[i]?.lower ?? '');

/** The content behind an active verb, by its frames. */
export function contentAfter(words: readonly Word[], pieces: readonly Piece[], use: VerbUse, lexicon: ClaimLexicon): Content | undefined {
  const { frames } = use.verb;
  const allows = (frame: Frame) => frames.has(frame);
  const upTo = (from: number, frame: Frame): Content => ({ from, to: contentEnd(words, pieces, from, lexicon, use.at, CLAUSAL.has(frame)), frame });
  const direct = use.after;
  if (allows('about') && ABOUT.test(words[direct]?.lower ?? '') && !is(words[direct + 1], 'condition') && !isSpeechAdjunct(words, direct)) {
    const topic = coreEnd(words, direct + 1);
    if (topic > 0 && !has(words[direct + 1], PRONOUN | OBJECT_PRONOUN)) return upTo(direct + 1, 'about');
  }
  const i = skipAdjuncts(words, direct);
  const comma = words[i]?.text === ',' ? parentheticalEnd(words, i) : i;
  if (allows('that')) {
    for (const k of [direct, i, comma, i + 1]) {
      if (k === i + 1 && !is(words[i], 'before')) continue;
      // "said in a letter that was leaked"
      if (k > direct && isRelativeThat(words, k)) continue;
      // "he says that depends": a pronoun
      if (isThat(words, k)) return upTo(isFinite(words, k + 1) ? k : skipComma(words, k + 1), 'that');
    }
  }
  if (allows('that') && use.verb.lemma === 'agree' && is(words[direct], 'with')) {
    const partner = nounPhraseAt(words, direct + 1);
    if (partner && isThat(words, partner.to)) return upTo(partner.to + 1, 'that');
  }
  const object = nounPhraseAt(words, i) ?? (i > direct && words[i]?.pos === 'VERB' ? nounPhraseAt(words, direct) : undefined);
  if (allows('hearer') && object) {
    for (const k of [skipAdjuncts(words, object.head), object.to])
      if (isThat(words, k) && !isFinite(words, k + 1)) return upTo(skipComma(words, k + 1), 'that');
  }
  if ((allows('wh') && has(words[i], INTERROGATIVE)) || (is(words[i], 'if') && allows('wh'))) return upTo(i, 'wh');
  if ((allows('hearer-wh') || allows('hearer')) && object && (has(words[object.head], INTERROGATIVE) || is(words[object.head], 'if')))
    return upTo(object.head, 'wh');
  if (words[i]?.text === ':' && allows('quote') && words[i + 1] && !words[i + 1]?.quotation) return upTo(i + 1, 'quote');
  if (allows('hearer') && object) {
    const k = skipComma(words, skipAdjuncts(words, object.head));
    if (finiteAhead(words, k) > k && !isFinite(words, object.head)) return upTo(k, 'bare');
    const heard = isFinite(words, object.head) ? hearerEnd(words, object) : object.head;
    if (heard < object.head) return upTo(heard, 'bare');
  }
  if (allows('bare') && use.verb.lemma !== 'tell') {
    // "said Wednesday | its profit fell"
    const first = i > direct && has(words[direct], TIME | WEEKDAY) ? i : direct;
    for (const k of [first, i, comma]) {
      // "agreed, but …": another predicate and no parenthesis
      if (has(words[k], INTERROGATIVE) || (comma > i && k === comma && has(words[i + 1], COORDINATOR))) continue;
      const finite = finiteAhead(words, k);
      if (finite > k && !words.slice(k, finite).some((word) => is(word, 'that'))) return upTo(k, 'bare');
      if (hasSplitSubject(words, k)) return upTo(k, 'bare');
    }
    if (isIntroduced(words, i)) return upTo(i, 'bare');
    if (use.verb.lemma === 'say' && saysSomething(words, direct)) return upTo(direct, 'bare');
  }
  if (use.verb.lemma === 'say' && saysAgain(words, direct)) return upTo(direct, 'object');
  if (allows('to') && is(words[i], 'to') && words[i + 1]?.pos !== 'DET') return upTo(i, 'to');
  if (allows('hearer-to') && object) {
    for (const k of [object.head, object.to])
      if (is(words[k], 'to') || (has(words[k], NEGATION) && is(words[k + 1], 'to'))) return upTo(object.from, 'hearer-to');
  }
  if (allows('call-on')) {
    // "pleaded with the board to wait", "appealed to drivers to stop"
    if (is(words[direct], 'with') || is(words[direct], 'to')) {
      const hearer = nounPhraseAt(words, direct + 1);
      if (hearer && [hearer.head, hearer.to].some((k) => is(words[k], 'to'))) return upTo(direct + 1, 'call-on');
    }
    if (is(words[direct], 'for') && (coreEnd(words, direct + 1) > 0 || isGerund(words[direct + 1])) && !has(words[direct + 1], OBJECT_PRONOUN) && !is(words[direct + 1], 'it')) return upTo(direct + 1, 'call-on');
    if (is(words[direct], 'on') || is(words[direct], 'upon')) {
      const hearer = nounPhraseAt(words, direct + 1);
      if (hearer && [hearer.head, hearer.to].some((k) => is(words[k], 'to') || (has(words[k], NEGATION) && is(words[k + 1], 'to'))))
        return upTo(direct + 1, 'call-on');
    }
  }
  if (allows('ing') && isGerund(words[i])) return upTo(i, 'ing');
  if (allows('to-ing') && is(words[direct], 'to')) return upTo(direct + 1, 'to-ing');
  if (
    allows('about') &&
    ABOUT.test(words[i]?.lower ?? '') &&
    !is(words[i + 1], 'condition') &&
    coreEnd(words, i + 1) > 0 &&
    !has(words[i + 1], PRONOUN | OBJECT_PRONOUN)
  )
    return upTo(i + 1, 'about');
  if (allows('on') && is(words[direct], 'on')) return upTo(direct + 1, 'on');
  if (allows('to-object') && is(words[direct], 'to') && coreEnd(words, direct + 1) > 0 && words[direct + 1]?.pos !== 'VERB') return upTo(direct + 1, 'to-object');
  if (allows('copular') && (is(words[i], 'to') || words[i]?.pos === 'ADJ' || (is(words[i], 'set') && is(words[i + 1], 'to')) || isThat(words, i) || is(words[i], 'as') || is(words[i], 'like')))
    return upTo(i, 'copular');
  // "denounced | what she called a raid"
  const thing = allows('object') ? 'object' : allows('stance') ? 'stance' : undefined;
  if (thing && !use.dependent && is(words[i], 'what') && finiteAhead(words, i + 1) >= 0) return upTo(i, thing);
  if (!object || (use.dependent && use.verb.category === 'attribution' && !isGerund(words[use.at]))) return undefined;
  return contentWithObject(words, pieces, use, lexicon, object, thing);
}

/** The content of a verb that takes an object: the object itself, or what is said of it. Most verbs never get here. */
function contentWithObject(words: readonly Word[], pieces: readonly Piece[], use: VerbUse, lexicon: ClaimLexicon, object: NounPhrase, thing: 'object' | 'stance' | undefined): Content | undefined {
  const { frames } = use.verb;
  const allows = (frame: Frame) => frames.has(frame);
  const upTo = (from: number, frame: Frame): Content => ({ from, to: contentEnd(words, pieces, from, lexicon, use.at, CLAUSAL.has(frame)), frame });
  const named = behindName(words, object);
  for (const [frame, link] of LINKS)
    if (allows(frame)) {
      const at = [object.head, object.to, named].find((k) => link.test(words[k]?.lower ?? ''));
      if (at !== undefined) return upTo(frame === 'hearer-of' ? at + 1 : object.from, frame);
    }
  if (allows('object-for') && has(words[object.to], COORDINATOR))
    for (let k = object.to; k < object.to + 16 && !isPause(words[k]) && !isFinite(words, k); k++) if (is(words[k], 'for')) return upTo(object.from, 'object-for');
  if (allows('object-at') && isPutAtNumber(words, object.head)) return upTo(object.from, 'object-at');
  if (allows('as-bare') || allows('object-to')) {
    const says = (k: number) => has(words[k], DETERMINER) || words[k]?.pos === 'ADJ' || (words[k]?.pos === 'ADV' && (words[k + 1]?.pos === 'ADJ' || (words[k + 1]?.pos === 'VERB' && !isGerund(words[k + 1]))));
    if (says(object.head) || says(object.to) || (use.verb.lemma === 'call' && says(skipAdjuncts(words, object.to)))) return upTo(object.from, 'as-bare');
    // "calls plan ‘crazy idea’": the marks show where the predicate begins
    if (words.slice(object.from + 1, object.head).some((word) => word.marked)) return upTo(object.from, 'as-bare');
    // "called the rule unfair", "found that rule unfair": the adjective looks like a part of the noun phrase
    if (object.head - object.from > 2 && words[object.head - 1]?.pos === 'ADJ' && !use.verb.frames.has('copular')) return upTo(object.from, 'as-bare');
  }
  if (allows('finding') && !use.dependent) {
    const content = upTo(object.from, 'finding');
    // "estimates the cost at €4m": whoever gives a number, and no poll alone
    return use.verb.category === 'estimate' && words.slice(content.from, content.to).some(({ pos }) => pos === 'NUM') ? { ...content, frame: 'object' } : content;
  }
  // "voiced doubts about the plan": the noun is the cue
  if (lexicon.nouns.has(words[object.head - 1]?.lower ?? '') && TOPIC.test(words[object.head]?.lower ?? '')) return undefined;
  // "asserted her right to remain silent", "denied him access": an act, and nothing said
  if (HELD.test(words[object.head - 1]?.lower ?? '') && WITHHOLDING.has(use.verb.lemma)) return undefined;
  if (has(words[object.from], OBJECT_PRONOUN) && object.to === object.from + 1) return undefined;
  // "is considering a bid": not yet decided; "considers the bid" is an act
  if (use.verb.lemma === 'consider' && isGerund(words[use.at]) && !use.dependent) return upTo(object.from, 'object');
  if (thing === 'object') return upTo(object.from, thing);
  if (thing) return beforeRelative(words, pieces, upTo(object.from, thing));
  if (allows('stance-claim') && lexicon.nouns.has(words[object.head - 1]?.lower ?? '')) return upTo(object.from, 'stance-claim');
  return undefined;
}

/** Whom news is told to. */
const HEARER = /^(?:allies|analysts|cabinet|colleagues|congress|court|delegates|deputies|detectives|diplomats|followers|investigators|investors|journalists|jurors|lawmakers|mps|officials|parliament|police|prosecutors|reporters|senators|shareholders|staff|supporters|voters|workers)$/;

/** "told parliament | growth would", "told the Harbour Post | prices would": the hearer and the subject behind it look like one noun phrase. @returns its own head where they are one. */
function hearerEnd(words: readonly Word[], { from, head }: NounPhrase): number {
  const first = has(words[from], DETERMINER) ? from + 1 : from;
  if (HEARER.test(words[first]?.lower ?? '')) return first + 1;
  let end = first;
  while (end < head && words[end]?.pos === 'PROPN') end++;
  return end > first ? end : head;
}

/** "put the number of dead in the valley | at no more than 60" */
function isPutAtNumber(words: readonly Word[], from: number): boolean {
  for (let k = from; k < from + 16 && !isPause(words[k]) && !isFinite(words, k); k++) if (is(words[k], 'at') && isBeforeNumber(words, k)) return true;
  return false;
}

function isBeforeNumber(words: readonly Word[], at: number): boolean {
  for (let k = at + 1; k < at + FAR_NUMBER && !isPause(words[k]) && !NAMING.has(words[k]?.pos ?? ''); k++) if (words[k]?.pos === 'NUM') return true;
  return false;
}

/** "praised the plan | , which he said was good": the relative clause says something else of it. */
function beforeRelative(words: readonly Word[], pieces: readonly Piece[], content: Content): Content {
  const first = pieceAt(pieces, content.from);
  const relative = pieces.slice(first, first + NEAR).find(({ kind, start, pause }) => kind === 'relative' && pause === ',' && start > content.from && start < content.to);
  return relative ? { from: content.from, to: isPause(words[relative.start - 1]) ? relative.start - 1 : relative.start, frame: content.frame } : content;
}

/** "accused the general, Ivo Brandt, | of theft": behind the name of the object, or -1. */
function behindName(words: readonly Word[], { apposition }: NounPhrase): number {
  return apposition && words[apposition.to]?.text === ',' ? apposition.to + 1 : -1;
}

export const skipComma = (words: readonly Word[], i: number): number => (words[i]?.text === ',' ? i + 1 : i);

/** "said, in a rare rebuke, that": behind the second comma. */
function parentheticalEnd(words: readonly Word[], comma: number): number {
  for (let i = comma + 1; i < Math.min(words.length, comma + 14); i++) if (words[i]?.text === ',') return i + 1;
  return comma;
}
