import { cueAt, sourceOf, type ReportingContext } from './context';
import { finiteAhead } from './clauses';
import { claimDraft, type SentenceDrafts, type SourceDraft } from './drafts';
import { nounPhraseAt, verbGroupStart, type NounPhrase } from './nounPhrases';
import { spanOfWords } from './sentences';
import { isSpeakerNoun } from './speakerNouns';
import { subjectBefore } from './subjects';
import { DETERMINER, DOCUMENT, has, isCapitalised, isFinite, PRONOUN, type Word } from './words';

/** Whoever speaks before a colon is named in few words. */
const LONGEST = 12;
/** What stands before a colon and speaks, beside persons and bodies. */
const EVIDENCE = /^(?:polls?|surveys?|stud(?:y|ies)|reports?|experts|sources|police)$/;
const LABEL =
  /^(?:photos?|pictures?|videos?|images?|captions?|credits?|read|quotes?|updates?|notes?|corrections?|exclusive|breaking|live|watch|opinion|analysis|comment|headline|title|subject|topic|question|answer|summary|location|date|time|tags?|keywords?|fact|example|part|chapter|section)$/;
const STRENGTH = 0.85;
/** How far behind an opening verb its colon may stand. */
const LONGEST_INVERTED = 30;
/** A finding behind a colon has at least so many words. */
const SHORTEST_FINDING = 4;
/** Words of the name before the colon of a turn. */
const LONGEST_NAME = 4;

/** "Holm: “We lost.”", "Poll: Most fishers oppose the toll": the colon is all that says who speaks. */
export function findColon(context: ReportingContext, drafts: SentenceDrafts): void {
  const { words } = context.sentence;
  if (findInverted(context, drafts)) return;
  const at = words.slice(0, LONGEST).findIndex((word) => word.text === ':');
  if (at <= 0 || words.slice(0, at).some((_, k) => isFinite(words, k))) {
    findSaying(context, drafts);
    return;
  }
  const speaker = nounPhraseAt(words, 0, at);
  const source = speaker && sourceOf(words, speaker);
  const cue = cueAt(words, at, at + 1, 'attribution', STRENGTH);
  if (!speaker || !source || !cue || !speaks(words, { ...speaker, to: at })) return;
  const quotation = words[at + 1]?.quotation;
  if (quotation && !drafts.speeches.has(quotation)) drafts.speeches.set(quotation, { cues: [cue], source: toColon(source, words[at - 1]) });
  if (!quotation && isTurn(words, at)) drafts.turn = { cues: [cue], source: toColon(source, words[at - 1]) };
  // "Poll: Rivals in dead heat": a finding needs no verb
  const found = EVIDENCE.test(words[at - 1]?.lower ?? '') && words.length - at > SHORTEST_FINDING;
  if (quotation || (finiteAhead(words, at + 1) < 0 && !found) || !saysIt(words[at - 1])) return;
  const span = spanOfWords(words, at + 1, words.length);
  if (span) drafts.claims.push(claimDraft(span, { cues: [cue], source: toColon(source, words[at - 1]) }, 'colon'));
}

/** “Says Holm, a broker at Toft Bank: "It rains."”: the verb opens the sentence, and the colon ends its speaker. */
function findInverted({ sentence: { words }, lexicon }: ReportingContext, drafts: SentenceDrafts): boolean {
  const form = lexicon.verbs.get(words[0]?.lower ?? '')?.find(({ verb, shapes }) => verb.frames.has('quote') && verb.particle === undefined && !shapes.includes('ing') && !shapes.every((shape) => shape === 'base'));
  const colon = form ? words.slice(0, LONGEST_INVERTED).findIndex((word) => word.text === ':') : -1;
  const speaker = colon > 1 ? nounPhraseAt(words, 1, colon) : undefined;
  const source = speaker && sourceOf(words, speaker);
  const cue = form && cueAt(words, 0, 1, form.verb.category, form.verb.strength);
  if (!speaker || !source || !cue || !(speaker.to === colon || words[speaker.to]?.text === ',') || words.slice(1, speaker.to).some((_, k) => isFinite(words, k + 1))) return false;
  const quotation = words[colon + 1]?.quotation;
  const span = spanOfWords(words, colon + 1, words.length);
  if (quotation) drafts.speeches.set(quotation, { cues: [cue], source });
  else if (span) drafts.claims.push(claimDraft(span, { cues: [cue], source }, `verb/${form.verb.lemma}`));
  return quotation !== undefined || span !== undefined;
}

/** "TOFT: We do not know.": a name alone, as transcripts and headlines have it. Whether it is a person's the actors tell. */
function isTurn(words: readonly Word[], colon: number): boolean {
  return colon <= LONGEST_NAME && colon + 1 < words.length && words.slice(0, colon).every((word) => isCapitalised(word) && !has(word, DETERMINER));
}

const toColon = ({ start, end, head, pronoun, apposition, speaker }: SourceDraft, last: Word | undefined): SourceDraft => ({
  start, end: last?.end ?? end, head: last?.end ?? head, pronoun, apposition, speaker,
});

/** A name or a noun for a speaker, and no label of what follows. */
function speaks(words: readonly Word[], { from, to }: Pick<NounPhrase, 'from' | 'to'>): boolean {
  const head = words[to - 1];
  if (!head || LABEL.test(head.lower) || LABEL.test(words[from]?.lower ?? '')) return false;
  if (words.slice(from, to).some((_, k) => isFinite(words, from + k))) return false;
  return (isCapitalised(head) && head.pos === 'PROPN') || saysIt(head);
}

const saysIt = (head: Word | undefined): boolean => isSpeakerNoun(head?.lower ?? '') || EVIDENCE.test(head?.lower ?? '');

/** "The president has a new message: “…”": the subject speaks, and the noun before the colon says so. */
function findSaying(context: ReportingContext, drafts: SentenceDrafts): void {
  const { words } = context.sentence;
  for (let i = 2; i < words.length; i++) {
    const quotation = words[i]?.quotation;
    if (!quotation || words[i - 1]?.text !== ':' || drafts.speeches.has(quotation)) continue;
    const verb = words.findIndex((_, k) => k < i && isFinite(words, k));
    const subject = verb > 0 ? subjectBefore(words, context.pieces, verbGroupStart(words, verb)) : undefined;
    const noun = words[i - 2];
    const source = subject && sourceOf(words, subject);
    const head = subject && words[subject.head - 1];
    const says = has(noun, DOCUMENT) || context.lexicon.nouns.has(noun?.lower ?? '');
    const cue = says ? cueAt(words, i - 2, i - 1, 'attribution', STRENGTH) : cueAt(words, i - 1, i, 'attribution', STRENGTH);
    if (cue && source && (has(head, PRONOUN) || isCapitalised(head) || saysIt(head))) drafts.speeches.set(quotation, { cues: [cue], source });
    return;
  }
}
