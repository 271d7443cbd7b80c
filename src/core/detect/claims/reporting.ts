import { findAside } from './asides';
import { readCiting, readSurfacing } from './citing';
import { pieceAt } from './clauses';
import { contentAfter, type Content } from './content';
import { cueAt, isVague, sourceOf, type ReportingContext } from './context';
import { VERB } from './lexicon/loadLexicon';
import { nounPhraseAt, nounPhrase, phraseStart, verbGroupStart, type NounPhrase } from './nounPhrases';
import { claimDraft, noDrafts, type SentenceDrafts, type Speech } from './drafts';
import { findGap } from './gaps';
import { readPassive } from './passives';
import type { Quotation } from './quotations';
import { PERFORMATIVE } from './phraseWords';
import { quotationsAfter } from './quotedSpeech';
import { spanOfWords } from './sentences';
import { isSpeakerNoun } from './speakerNouns';
import { subjectBefore } from './subjects';
import { isThat, readVerb, type VerbUse } from './verbUse';
import { DOCUMENT, has, is, isCapitalised, isFinite, isGerund, isPause, isSentenceEnd, MODAL, PREPOSITION, PRONOUN, RELATIVE, VAGUE, type Word } from './words';

/** With a thing as their subject they state a consequence, not somebody's word. */
const THING_VERBS = new Set(['show', 'demonstrate', 'indicate', 'signal', 'find', 'determine', 'highlight', 'underline', 'underscore', 'reaffirm']);
/** In these frames the content of a verb that asks is what is asked for. */
const WANTED: ReadonlySet<string> = new Set(['that', 'hearer-to', 'call-on', 'object', 'ing']);
/** "refused to testify about": what was not said. */
const REFUSING = /^(?:refus|declin|fail|forb|neglect)(?:e|es|ed|ing|s|ad|ade|id|idden|bidden)?$/;
/** What stands in the gerund behind these is not done. */
const UNSAID = /^(?:against|from|than|without)$/;
/** Verbs that leave it to the infinitive behind them what is done: "continued to call for", "appeared to blame". */
const LIGHT = /^(?:continu|beg(?:in|an|un)|start|proceed|appear|seem|hasten|rush)(?:n?ing|e?s|e?d|e)?$/;
/** Verbs whose object does what follows in the infinitive. */
const FORCING = /^(?:forc|compel|pressur|push|oblig|prompt|caus|led|lead)(?:l?ed|es|s|e|l?ing)?$/;
/** So far back a clause is searched for the verb that governs what is said. */
const REACH = 20;
/** "Dozens feared dead" */
const DOOMED = /^(?:dead|drowned|hurt|injured|killed|lost|missing|stranded|trapped|wounded)$/;
const BEING = /^(?:be|have)$/;
const NOBODY = /^(?:no|nobody|none|neither)$/;
/** Denied they leave nothing open, and "I want to thank" is the thanks. */
const WISHES = new Set(['want', 'wish']);
const EVIDENCE =
  /^(?:polls?|surveys?|stud(?:y|ies)|data|figures?|results?|research|records?|documents?|evidence|tests?|analys[ei]s|estimates?|statistics|investigators?|census|returns|count|averages?|projections?|ratings?|index)$/;

/** Finds what a sentence reports by verbs: who, with which word, and what. */
export function findReported(context: ReportingContext): SentenceDrafts {
  const { lexicon } = context;
  const { words } = context.sentence;
  const drafts = noDrafts(context.sentence.quoting);
  const { claims, speeches } = drafts;
  /** Verbs that belong to a cue before them: "quoted as | saying". */
  let handled: Set<number> | undefined;
  let last: NounPhrase | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || (word.kinds & VERB) === 0 || handled?.has(i)) continue;
    const forms = lexicon.verbs.get(word.lower);
    if (!forms) continue;
    const use = readVerb(words, i, forms);
    if (!use) continue;
    report(use);
  }
  return drafts;

  function report(use: VerbUse): void {
    const { verb } = use;
    const citing = readCiting(context, use, drafts);
    if (citing) {
      for (const at of citing.handled) (handled ??= new Set()).add(at);
      last = citing.speaker ?? last;
      return;
    }
    if (verb.frames.has('surfacing')) {
      readSurfacing(context, use, drafts);
      return;
    }
    // "a game said to be the first": a passive without its auxiliary
    const doomed = use.at === use.group && verb.category !== 'attribution' && DOOMED.test(words[use.after]?.lower ?? '') && use.verb.frames.has('raising');
    const reduced = doomed || verb.frames.has('raising') && !verb.frames.has('to') && is(words[use.after], 'to') && BEING.test(words[use.after + 1]?.lower ?? '');
    if (use.passive || (reduced && !use.dependent)) {
      readPassive(context, use, drafts);
      return;
    }
    let subject = use.dependent ? inherited(use) : subjectBefore(words, context.pieces, use.group);
    const aside = findAside(context, use, subject);
    if (aside && THING_VERBS.has(verb.lemma) && subject && !isSpeaker(subject)) return;
    if (aside) {
      subject = aside.source ?? subject;
      emit(use, subject, aside.ranges, aside.quotations);
      return;
    }
    const gap = findGap(context, use, subject);
    if (gap) {
      emit(use, subject, [gap], []);
      return;
    }
    subject ??= inherited(use);
    if (verb.frames.has('quote') || verb.frames.has('hearer')) {
      const quotations = quotationsAfter(words, use, lexicon);
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
    const preposition = (content.frame === 'about' && !verb.frames.has('that')) || content.frame === 'to-object' ? 1 : 0;
    emit(use, subject, [content], [], preposition);
  }

  /** A verb in the infinitive, under a modal or with a thing as its subject reports only in some frames. */
  function fits(use: VerbUse, content: Content, subject: NounPhrase | undefined): boolean {
    if (WISHES.has(use.verb.lemma) && (use.negated || (is(words[use.after], 'to') && PERFORMATIVE.test(words[use.after + 1]?.lower ?? '')))) return false;
    // "police seeking the men": what they do
    if (use.verb.lemma === 'seek' && use.dependent) return false;
    const infinitive = is(words[use.at - 1], 'to') && !LIGHT.test(words[use.at - 2]?.lower ?? '');
    if (infinitive && REFUSING.test(words[use.at - 2]?.lower ?? '')) return false;
    // "decided against recommending it", "left without saying where": not said
    if (isGerund(words[use.at]) && UNSAID.test(words[use.at - 1]?.lower ?? '')) return false;
    const clausal = content.frame === 'that' || content.frame === 'bare' || content.frame === 'wh' || content.frame === 'quote';
    if (infinitive && use.verb.category === 'attribution' && !use.verb.frames.has('quote')) return false;
    if (infinitive && !clausal && !content.frame.startsWith('hearer')) return false;
    // "No group has claimed responsibility"
    if (use.verb.lemma === 'claim' && content.frame === 'object' && subject !== undefined && NOBODY.test(words[subject.from]?.lower ?? '')) return false;
    if (content.frame === 'finding') return subject !== undefined && EVIDENCE.test(words[subject.head - 1]?.lower ?? '');
    if (content.frame === 'to-object' && subject !== undefined && !isSpeaker(subject)) return false;
    if (content.frame.startsWith('stance')) return subject !== undefined && isSpeaker(subject) && !infinitive;
    if (THING_VERBS.has(use.verb.lemma) && subject !== undefined && !isSpeaker(subject)) return false;
    if (use.verb.frames.has('quote')) return true;
    return !(use.verb.category === 'attribution' && words.slice(use.group, use.at).some((word) => has(word, MODAL) && !is(word, 'will')));
  }

  function isSpeaker(subject: NounPhrase): boolean {
    const head = words[subject.head - 1];
    return (
      has(head, DOCUMENT | VAGUE) ||
      (isCapitalised(head) && !(subject.head === 1 && head?.pos === 'NOUN')) ||
      EVIDENCE.test(head?.lower ?? '') ||
      isSpeakerNoun(head?.lower ?? '') ||
      (has(head, PRONOUN) && !/^(?:it|this|that|these|those|which)$/.test(head?.lower ?? ''))
    );
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

  /** The subject of the clause a dependent or coordinated verb leans on. */
  function inherited(use: VerbUse): NounPhrase | undefined {
    const { pieces } = context;
    // "forced the mayor | to admit"
    const forced = is(words[use.at - 1], 'to') ? objectOfForce(use.group) : undefined;
    if (forced) return forced;
    // "a statement | announcing the deal", "reports | alleging theft"
    const bearer = words[use.group - 1];
    const start = Math.max(pieces[pieceAt(pieces, use.at)]?.start ?? 0, use.group - REACH);
    if (isGerund(words[use.at]) && has(bearer, DOCUMENT | VAGUE) && !words.slice(start, use.group).some((_, k) => isFinite(words, start + k))) {
      const from = phraseStart(words, use.group - 1);
      return nounPhrase(from, use.group, use.group);
    }
    const at = pieceAt(context.pieces, use.at);
    const own = context.pieces[at];
    if (own && own.finite >= 0 && own.finite < use.at && !(own.kind === 'verb' && last)) {
      const subject = subjectBefore(words, context.pieces, verbGroupStart(words, own.finite));
      // "two of the firms that make them | say": the noun before the relative clause
      const relative = own.kind === 'relative' && !use.dependent ? pieces[at - 1] : undefined;
      const antecedent = relative && relative.finite < 0 && relative.end === own.start ? nounPhraseAt(words, relative.start, own.start) : undefined;
      if (antecedent ?? subject) return antecedent ?? subject;
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

  /** Whom a verb before makes do what stands in the infinitive at `to`. */
  function objectOfForce(to: number): NounPhrase | undefined {
    for (let i = to - 1; i >= Math.max(0, to - REACH); i--) {
      if (!FORCING.test(words[i]?.lower ?? '') || words[i]?.pos !== 'VERB') continue;
      const object = nounPhraseAt(words, i + 1, to);
      return object && (object.to === to || words[object.to]?.text === ',') ? object : undefined;
    }
    return undefined;
  }

  function emit(
    use: VerbUse,
    subject: NounPhrase | undefined,
    ranges: readonly { from: number; to: number }[],
    quotations: readonly number[],
    extra = 0,
  ): void {
    const [first] = ranges as readonly Partial<Content>[];
    const wanted = use.verb.asks && first?.frame !== undefined && WANTED.has(first.frame);
    const vague = subject !== undefined && isVague(words, subject);
    const category = wanted ? 'belief' : vague && use.verb.category === 'attribution' ? 'hearsay' : use.verb.category;
    const strength = vague && use.verb.category === 'attribution' ? 0.5 : use.negated ? 1 - use.verb.strength : use.verb.strength;
    const cue = cueAt(words, use.at, use.after + extra, category, strength);
    if (!cue) return;
    const source = subject && sourceOf(words, subject);
    if (subject) last = subject;
    const speech: Speech = { cues: [cue], source };
    if (source && !use.dependent && use.verb.frames.has('quote') && !has(words[subject?.from ?? -1], RELATIVE)) drafts.speaker = speech;
    for (const range of ranges) {
      const quoted = onlyQuotations(words, range);
      if (quoted) {
        for (const quotation of quoted) speeches.set(quotation, speech);
        continue;
      }
      const span = spanOfWords(words, range.from, range.to);
      if (span) claims.push(claimDraft(span, speech, `verb/${use.verb.lemma}`));
    }
    for (const k of quotations) {
      const quotation = words[k]?.quotation;
      if (quotation && !speeches.has(quotation)) speeches.set(quotation, speech);
    }
  }
}

/** The quotations of a range that holds nothing else, else undefined. */
function onlyQuotations(words: readonly Word[], { from, to }: { readonly from: number; readonly to: number }): Quotation[] | undefined {
  const quotations: Quotation[] = [];
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (word?.quotation) quotations.push(word.quotation);
    else if (!isPause(word) && !isSentenceEnd(word)) return undefined;
  }
  return quotations.length > 0 ? quotations : undefined;
}
