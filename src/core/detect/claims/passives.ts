import { pieceAt } from './clauses';
import { contentEnd, skipComma } from './content';
import { cueAt, sourceOf, type ReportingContext } from './context';
import { claimDraft, type SentenceDrafts } from './drafts';
import type { Frame } from './lexicon/loadLexicon';
import { nounPhraseAt, nounPhrase, type NounPhrase } from './nounPhrases';
import { spanOfWords } from './sentences';
import { subjectBefore } from './subjects';
import { isThat, skipAdjuncts, type VerbUse } from './verbUse';
import { BE, has, is, isFinite, isPause, isSentenceEnd, RELATIVE, TIME, WEEKDAY } from './words';

/** "is said to", "is reported to" with nobody named: word passed on. */
const HEARD = 0.5;

/** Said in the passive with nobody named, these pass on what the writer has heard. */
const PASSED_ON = /^(?:report|say|tell)$/;

/** What follows the agent of a passive, by its frame. */
const LINKS: readonly (readonly [Frame, string])[] = [
  ['object-of', 'of'],
  ['object-with', 'with'],
  ['object-for', 'for'],
];

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A reporting verb in the passive: "it was confirmed by X that S", "NP is said to VP", "NP was described as NP by X". */
export function readPassive(context: ReportingContext, use: VerbUse, drafts: SentenceDrafts): void {
  const { lexicon } = context;
  const { words } = context.sentence;
  const { verb } = use;
  const subject = subjectBefore(words, context.pieces, use.group);
  const impersonal = subject && is(words[subject.from], 'it') && subject.to === subject.from + 1;
  let i = skipAdjuncts(words, use.after);
  let agent: NounPhrase | undefined;
  const by = is(words[use.after], 'by') ? use.after : -1;
  if (by >= 0) {
    agent = has(words[by + 1], TIME | WEEKDAY) || words[by + 1]?.pos === 'NUM' ? undefined : nounPhraseAt(words, by + 1);
    // "accused by the mayor | of theft"
    if (agent && LINKS.some(([frame, link]) => verb.frames.has(frame) && is(words[agent?.head ?? 0], link))) agent = nounPhrase(agent.from, agent.head, agent.head);
    i = agent ? agent.to : i;
  }
  const as = verb.frames.has('as') && is(words[use.after], 'as');
  const called = verb.frames.has('as-bare') && !isPause(words[use.after]);
  if ((as || called) && by < 0) agent = agentBehind(use.after);
  const that = [use.after, i].find((k) => isThat(words, k));
  if (that !== undefined && (impersonal || !subject || verb.frames.has('hearer') || verb.frames.has('that'))) {
    if (use.negated && verb.category === 'attribution') return;
    // "it must be noted that": the writer's own word
    if (impersonal && verb.category === 'attribution' && /^(?:must|should|can|may)$/.test(words[use.group]?.lower ?? '')) return;
    const from = skipComma(words, that + 1);
    // "the envoy is convinced that": the belief is the subject's
    const holder = verb.category === 'belief' && verb.frames.has('hearer') && !impersonal ? subject : agent;
    const heard = impersonal && !holder && PASSED_ON.test(verb.lemma) ? ({ ...verb, category: 'hearsay', strength: HEARD } as const) : verb;
    emit({ verb: heard }, holder, { from, to: contentEnd(words, context.pieces, from, lexicon) });
    return;
  }
  // "…, it was announced on Monday by the club", "…, the court was told"
  if ((impersonal || verb.frames.has('hearer')) && subject && words[subject.from - 1]?.text === ',' && subject.from > 3 && verb.frames.has('that') && !use.negated && endsAt(i)) {
    emit(use, agent ?? agentBehind(use.after), { from: 0, to: subject.from - 1 });
    return;
  }
  if (verb.frames.has('raising') && (is(words[use.after], 'to') || is(words[i], 'to'))) {
    const heard = { ...use, verb: { ...verb, category: 'hearsay', strength: HEARD } } as const;
    emit(agent || verb.category !== 'attribution' ? use : heard, agent, clauseFrom());
  } else if (verb.asks && verb.frames.has('hearer-to') && (is(words[use.after], 'to') || is(words[i], 'to'))) {
    emit({ ...use, verb: { ...verb, category: 'belief' } }, agent, clauseFrom());
  } else if (verb.frames.has('object-with') && (is(words[use.after], 'with') || is(words[i], 'with'))) {
    emit(use, agent, clauseFrom());
  } else if ((verb.frames.has('object-of') && (is(words[use.after], 'of') || is(words[i], 'of'))) || (verb.frames.has('object-for') && is(words[use.after], 'for')) || as) {
    emit(use, agent, clauseFrom());
  } else if (agent && !use.negated && (verb.frames.has('stance') || called || (by >= 0 && verb.frames.has('as') && is(words[i], 'as')))) {
    emit(use, agent, clauseFrom());
  } else if (verb.frames.has('raising') && !agent && !is(words[use.after], 'at') && (verb.category === 'belief' || verb.category === 'estimate')) {
    // "the closing was expected by March"
    emit(use, undefined, clauseFrom());
  }

  function endsAt(k: number): boolean {
    const word = words[k];
    if (is(word, 'by')) return nounPhraseAt(words, k + 1) !== undefined;
    return word === undefined || isPause(word) || isSentenceEnd(word);
  }

  /** "described as unrealistic by several experts" */
  function agentBehind(from: number): NounPhrase | undefined {
    for (let i = from; i < words.length && !isPause(words[i]) && !isFinite(words, i); i++) if (is(words[i], 'by') && !has(words[i + 1], TIME | WEEKDAY)) return nounPhraseAt(words, i + 1);
    return undefined;
  }

  function clauseFrom(): Range {
    const from = subject?.from ?? context.pieces[pieceAt(context.pieces, use.at)]?.body ?? 0;
    return { from, to: contentEnd(words, context.pieces, use.after, lexicon) };
  }

  /** The auxiliary that makes the passive, or the participle itself ("the figure that was | voiced in the council that …"). */
  function cueStart(): number {
    if (subject !== undefined && has(words[subject.from], RELATIVE) && by < 0) return use.at;
    for (let i = use.at - 1; i >= use.group; i--) if (has(words[i], BE) || words[i]?.lower === "'s") return i;
    return use.at;
  }

  function emit({ verb }: Pick<VerbUse, 'verb'>, by: NounPhrase | undefined, range: Range): void {
    const cue = cueAt(words, cueStart(), as ? use.after + 1 : use.after, verb.category, verb.strength);
    const source = by && sourceOf(words, by);
    const span = spanOfWords(words, range.from, range.to);
    if (cue && span) drafts.claims.push(claimDraft(span, { cues: [cue], source }, `passive/${verb.lemma}`));
  }
}
