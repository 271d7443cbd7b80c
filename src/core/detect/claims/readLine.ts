import type { Span } from '../../model';
import type { TaggedLine } from '../model';
import { findAccordingTo } from './accordingTo';
import { claimsBefore, pointsBack, readBackwards } from './backwards';
import { findColon } from './colons';
import { ReportingContext } from './context';
import { claimDraft, noDrafts, noSpeeches, type ClaimDraft, type CueDraft, type SentenceDrafts, type Speech } from './drafts';
import { findHedges } from './hedges';
import { HEDGED, NOUN, PHRASE, TRIGGER, VERB, type ClaimLexicon } from './lexicon/loadLexicon';
import type { Quotation } from './quotations';
import { mergeClaims } from './mergeClaims';
import { findNominal } from './nominal';
import { findReported } from './reporting';
import { readSentences, spanOfWords, type ClaimSentence, type LineSentences } from './sentences';
import type { Word } from './words';

/** The claims of one line, and what its neighbours need to know of its quotations. */
export interface LineClaims {
  readonly claims: readonly ClaimDraft[];
  /** Sentences of quotations nobody is named for in this line, as spans. */
  readonly unclaimed: readonly { readonly quotation: Quotation; readonly sentences: readonly { start: number; end: number }[] }[];
  /** Who speaks in the quotation the line begins with. */
  readonly firstSpeech: Speech | undefined;
  /** The last one who spoke in a quotation. */
  readonly lastSpeech: Speech | undefined;
  /** The line is a quotation from its first to its last character. */
  readonly onlyQuotation: boolean;
  readonly opensUnclosed: boolean;
  /** Direct quotations: who is named in them is spoken of and does not speak. */
  readonly quoted: readonly Span[];
  /** A turn of a transcript ("TOFT: We do not know."): what is said, sentence by sentence, if the name is a person's. */
  readonly turn: readonly ClaimDraft[];
}

/** How long "It has been confirmed that " can be. */
const IMPERSONAL = 40;

const NOTHING: readonly ClaimDraft[] = [];
const NO_QUOTATION = { firstSpeech: undefined, onlyQuotation: false, opensUnclosed: false, quoted: [] } as const;

/** Reads a line: sentences, clauses, reporting, hedges; claims of the same span become one with all cues. */
export function readLine(line: TaggedLine, lexicon: ClaimLexicon): LineClaims {
  const read = readSentences(line, lexicon);
  const outside: ClaimDraft[] = [];
  const quoting = read.bySpan.size > 0;
  const inside = quoting ? new Map<Quotation, ClaimDraft[]>() : undefined;
  const speeches = noSpeeches(quoting);
  let lastSpeech: Speech | undefined;
  let turn: Speech | undefined;
  const said: ClaimDraft[] = [];
  const before: { words: readonly Word[]; claims: readonly ClaimDraft[] }[] = [];
  for (const sentence of read.sentences) {
    const back = pointsBack(sentence) ? readBackwards(new ReportingContext(sentence, lexicon)) : undefined;
    if (back) outside.push(...claimsBefore(before, back));
    if (!sentence.within) before.push({ words: sentence.words, claims: NOTHING });
    if (back || !((sentence.kinds & TRIGGER) !== 0 || sentence.colon)) continue;
    const drafts = readSentence(sentence, lexicon);
    if (before.length <= 1) turn = drafts.turn;
    const list = sentence.within ? inside?.get(sentence.within) : outside;
    if (list) list.push(...drafts.claims);
    else if (sentence.within) inside?.set(sentence.within, [...drafts.claims]);
    if (drafts.speeches.size > 0) for (const [quotation, speech] of drafts.speeches) speeches.set(quotation, speech);
    if (sentence.within) continue;
    before[before.length - 1] = { words: sentence.words, claims: drafts.claims };
    if (drafts.speeches.size > 0 || drafts.speaker) lastSpeech = [...drafts.speeches.values()].at(-1) ?? drafts.speaker;
    else if (lastSpeech && sentence.words.every((word) => word.quotation)) {
      for (const { quotation } of sentence.words) if (quotation) speeches.set(quotation, lastSpeech);
    }
  }
  const claims = outside;
  const unclaimed: LineClaims['unclaimed'][number][] = [];
  for (const [quotation, sentences] of read.bySpan) {
    const speech = speeches.get(quotation);
    const own = inside?.get(quotation) ?? [];
    const spans = spansOf(sentences);
    if (speech) {
      claims.push(...own.map((claim) => spokenBy(claim, speech)));
      for (const span of spans) claims.push(claimDraft(withoutImpersonal(span, own), speech, 'quotation'));
    } else {
      claims.push(...own);
      unclaimed.push({ quotation, sentences: spans });
    }
  }
  if (turn) said.push(...turnOf(read.sentences, turn, line.text));
  const shape = shapeOf(line.text, read, speeches);
  return {
    claims: mergeClaims(turn ? claims.map((claim) => spokenBy(claim, turn)) : claims, read.quotations, line.text),
    turn: said,
    unclaimed,
    lastSpeech,
    firstSpeech: shape.firstSpeech,
    onlyQuotation: shape.onlyQuotation,
    opensUnclosed: shape.opensUnclosed,
    quoted: shape.quoted,
  };
}

function spansOf(sentences: readonly ClaimSentence[]): Span[] {
  const spans: Span[] = [];
  for (const { words } of sentences) {
    const span = spanOfWords(words, 0, words.length);
    if (span) spans.push(span);
  }
  return spans;
}

/** What one sentence reports and hedges. */
function readSentence(sentence: ClaimSentence, lexicon: ClaimLexicon): Pick<SentenceDrafts, 'claims' | 'speeches' | 'speaker' | 'turn'> {
  const context = new ReportingContext(sentence, lexicon);
  const { kinds } = sentence;
  const drafts = (kinds & VERB) === 0 ? noDrafts(sentence.quoting) : findReported(context);
  if ((kinds & PHRASE) !== 0) findAccordingTo(context, drafts);
  if (sentence.colon) findColon(context, drafts);
  if ((kinds & NOUN) !== 0) drafts.claims.push(...findNominal(context));
  const { supporting, speaker, turn } = drafts;
  const supported = ({ cues, source }: Speech): Speech => ({ cues: [...cues, ...supporting].sort((x, y) => x.start - y.start), source });
  const reported = supporting.length === 0 ? drafts.claims : drafts.claims.map((claim) => claimDraft(claim, supported(claim), claim.rule));
  const speeches =
    supporting.length === 0 ? drafts.speeches : new Map([...drafts.speeches].map(([quotation, speech]) => [quotation, supported(speech)]));
  const claims = (kinds & HEDGED) === 0 ? reported : reported.concat(hedged(context, reported, speeches, supporting));
  return { claims, speeches, speaker, turn };
}

/** The hedges of a sentence; words that report are none. */
function hedged(context: ReportingContext, reported: readonly ClaimDraft[], speeches: ReadonlyMap<Quotation, Speech>, supporting: readonly CueDraft[]): ClaimDraft[] {
  const taken = [...supporting];
  for (const { cues } of reported) for (const cue of cues) taken.push(cue);
  if (speeches.size > 0) for (const { cues } of speeches.values()) for (const cue of cues) taken.push(cue);
  return findHedges(context, taken).map((hedge) => narrowed(hedge, reported));
}

/** The sentences of a turn, without the name and without questions. */
function turnOf(sentences: readonly ClaimSentence[], turn: Speech, text: string): ClaimDraft[] {
  return sentences.flatMap((sentence, k): ClaimDraft[] => {
    const { words } = sentence;
    const from = k === 0 ? words.findIndex((word) => word.text === ':') + 1 : 0;
    const span = sentence.within ? undefined : spanOfWords(words, from, words.length);
    return span && text.charAt(span.end) !== '?' ? [claimDraft(span, turn, 'turn')] : [];
  });
}

/** "I" in a quotation, or in the turn of a transcript, is its speaker. */
function spokenBy(claim: ClaimDraft, { source: speaker }: Speech): ClaimDraft {
  const { cues, source } = claim;
  if (!speaker || source?.pronoun === undefined) return claim;
  const { start, end, head, pronoun, apposition } = source;
  return claimDraft(claim, { cues, source: { start, end, head, pronoun, apposition, speaker: source.speaker ?? speaker } }, claim.rule);
}

/** A hedge inside what is reported is about that, and not about the clause that reports it. */
function narrowed(hedge: ClaimDraft, reported: readonly ClaimDraft[]): ClaimDraft {
  const [cue] = hedge.cues;
  let best: ClaimDraft | undefined;
  for (const claim of reported) {
    if (!cue || cue.start < claim.start || cue.end > claim.end || hedge.start > claim.start || (hedge.start === claim.start && hedge.end < claim.end))
      continue;
    if (!best || claim.end - claim.start < best.end - best.start) best = claim;
  }
  return best ? claimDraft(best, hedge, hedge.rule) : hedge;
}

/** “It was confirmed that S”: the quoted claim is S. */
function withoutImpersonal(span: Span, claims: readonly ClaimDraft[]): Span {
  const inner = claims.find(
    (claim) =>
      claim.rule.startsWith('passive/') &&
      claim.end === span.end &&
      claim.start > span.start &&
      claim.start - span.start < IMPERSONAL &&
      claim.cues.every((cue) => cue.start < claim.start),
  );
  return inner ? { start: inner.start, end: inner.end } : span;
}

/** What the neighbours of a line ask of its quotations. */
function shapeOf(text: string, { bySpan }: LineSentences, speeches: ReadonlyMap<Quotation, Speech>): Pick<LineClaims, 'firstSpeech' | 'onlyQuotation' | 'opensUnclosed' | 'quoted'> {
  if (bySpan.size === 0) return NO_QUOTATION;
  const quotations = [...bySpan.keys()];
  const offset = text.length - text.trimStart().length;
  const opening = quotations.filter(({ open }) => open === offset);
  const [first] = opening;
  return {
    firstSpeech: opening.map((quotation) => speeches.get(quotation)).find((speech) => speech !== undefined),
    onlyQuotation: first !== undefined && first.close >= offset + text.trim().length - 1,
    opensUnclosed: quotations.some(({ closed }) => !closed),
    quoted: quotations.map(({ start, end }) => ({ start, end })),
  };
}
