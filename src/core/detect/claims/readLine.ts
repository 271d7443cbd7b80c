import type { Span } from '../../model';
import type { TaggedLine } from '../model';
import { findAccordingTo } from './accordingTo';
import { segment, type Piece } from './clauses';
import type { ReportingContext } from './context';
import type { ClaimDraft, CueDraft, Speech } from './drafts';
import { findHedges } from './hedges';
import type { ClaimLexicon } from './lexicon/loadLexicon';
import type { Quotation } from './quotations';
import { findNominal } from './nominal';
import { findReported } from './reporting';
import { readSentences, spanOfWords, type ClaimSentence, type LineSentences } from './sentences';

/** The claims of one line, and what its neighbours need to know of its quotations. */
export interface LineClaims {
  readonly claims: readonly ClaimDraft[];
  /** Sentences of quotations nobody is named for in this line, as spans. */
  readonly unclaimed: readonly { readonly quotation: Quotation; readonly sentences: readonly { start: number; end: number }[] }[];
  /** Who speaks in the quotation the line begins with. */
  readonly firstSpeech?: Speech;
  /** The last one who spoke in a quotation. */
  readonly lastSpeech?: Speech;
  /** The line is a quotation from its first to its last character. */
  readonly onlyQuotation: boolean;
  readonly opensUnclosed: boolean;
  /** Direct quotations: who is named in them is spoken of and does not speak. */
  readonly quoted: readonly Span[];
}

/** Reads a line: sentences, clauses, reporting, hedges; claims of the same span become one with all cues. */
export function readLine(line: TaggedLine, lexicon: ClaimLexicon): LineClaims {
  const read = readSentences(line, lexicon);
  const claims: ClaimDraft[] = [];
  const speeches = new Map<Quotation, Speech>();
  let lastSpeech: Speech | undefined;
  for (const sentence of read.sentences) {
    if (!sentence.cued) continue;
    const context = contextOf(sentence, lexicon);
    const drafts = findReported(context);
    findAccordingTo(context, drafts);
    drafts.claims.push(...findNominal(context));
    const cues: CueDraft[] = [...drafts.claims.flatMap((claim) => claim.cues), ...[...drafts.speeches.values()].flatMap((speech) => speech.cues)];
    const reported = drafts.claims.map((claim) => ({ ...claim, cues: [...claim.cues, ...drafts.supporting].sort((a, b) => a.start - b.start) }));
    for (const [quotation, speech] of drafts.speeches) drafts.speeches.set(quotation, { ...speech, cues: [...speech.cues, ...drafts.supporting].sort((a, b) => a.start - b.start) });
    const hedges = findHedges(context, [...cues, ...drafts.supporting]);
    claims.push(...reported, ...hedges.map((hedge) => narrowed(hedge, reported)));
    for (const [quotation, speech] of drafts.speeches) speeches.set(quotation, speech);
    const alone = sentence.words.filter((word) => word.quotation);
    if (!sentence.within) {
      if (drafts.speeches.size > 0) lastSpeech = [...drafts.speeches.values()].at(-1);
      else if (alone.length > 0 && alone.length === sentence.words.length && lastSpeech) for (const word of alone) if (word.quotation) speeches.set(word.quotation, lastSpeech);
    }
  }
  for (const [quotation, { source: speaker }] of speeches) {
    if (!speaker) continue;
    claims.forEach((claim, k) => {
      if (claim.source?.pronoun !== undefined && claim.start >= quotation.start && claim.end <= quotation.end) claims[k] = { ...claim, source: { ...claim.source, speaker } };
    });
  }
  const closed = read.quotations.filter((quotation) => quotation.closed);
  const marks: Marks = { byStart: new Map(closed.map((quotation) => [quotation.start, quotation])), byEnd: new Map(closed.map((quotation) => [quotation.end, quotation])) };
  const unclaimed: LineClaims['unclaimed'][number][] = [];
  for (const [quotation, sentences] of read.bySpan) {
    const speech = speeches.get(quotation);
    const spans = sentences.flatMap((sentence) => spanOfWords(sentence.words, 0, sentence.words.length) ?? []);
    if (speech) for (const span of spans) claims.push({ ...withoutImpersonal(span, claims), ...speech, rule: 'quotation' });
    else unclaimed.push({ quotation, sentences: spans });
  }
  return { claims: merge(claims.map((claim) => withMarks(claim, marks, line.text))), unclaimed, ...(lastSpeech ? { lastSpeech } : {}), ...opening(line, read, speeches), ...shape(line, read) };
}

/** The clauses of a sentence are cut when a rule first asks for them. */
function contextOf(sentence: ClaimSentence, lexicon: ClaimLexicon): ReportingContext {
  let pieces: readonly Piece[] | undefined;
  return {
    sentence,
    lexicon,
    get pieces() {
      return (pieces ??= segment(sentence.words));
    },
  };
}

/** A hedge inside what is reported is about that, and not about the clause that reports it. */
function narrowed(hedge: ClaimDraft, reported: readonly ClaimDraft[]): ClaimDraft {
  const [cue] = hedge.cues;
  let best: ClaimDraft | undefined;
  for (const claim of reported) {
    if (!cue || cue.start < claim.start || cue.end > claim.end || hedge.start > claim.start || (hedge.start === claim.start && hedge.end < claim.end)) continue;
    if (!best || claim.end - claim.start < best.end - best.start) best = claim;
  }
  return best ? { ...hedge, start: best.start, end: best.end } : hedge;
}

/** “It was confirmed that S”: the quoted claim is S. */
function withoutImpersonal(span: Span, claims: readonly ClaimDraft[]): Span {
  const inner = claims.find((claim) => claim.rule.startsWith('passive/') && claim.end === span.end && claim.start > span.start && claim.start - span.start < IMPERSONAL && claim.cues.every((cue) => cue.start < claim.start));
  return inner ? { start: inner.start, end: inner.end } : span;
}

function opening(line: TaggedLine, { bySpan }: LineSentences, speeches: ReadonlyMap<Quotation, Speech>): Pick<LineClaims, 'firstSpeech'> {
  const offset = line.text.length - line.text.trimStart().length;
  for (const quotation of bySpan.keys()) {
    const speech = quotation.open === offset ? speeches.get(quotation) : undefined;
    if (speech) return { firstSpeech: speech };
  }
  return {};
}

function shape(line: TaggedLine, { bySpan }: LineSentences): Pick<LineClaims, 'onlyQuotation' | 'opensUnclosed' | 'quoted'> {
  const trimmed = line.text.trim();
  const offset = line.text.length - line.text.trimStart().length;
  const first = [...bySpan.keys()].find((quotation) => quotation.open === offset);
  const last = [...bySpan.keys()].find((quotation) => !quotation.closed);
  return { onlyQuotation: first !== undefined && first.close >= offset + trimmed.length - 1, opensUnclosed: last !== undefined, quoted: [...bySpan.keys()].map(({ start, end }) => ({ start, end })) };
}

/** Closed quotations by the offsets of what stands inside. */
interface Marks {
  readonly byStart: ReadonlyMap<number, Quotation>;
  readonly byEnd: ReadonlyMap<number, Quotation>;
}

/** A mark whose partner stands inside the claim belongs to it: `Islamic State” militants` starts with the opening one. */
function withMarks(claim: ClaimDraft, marks: Marks, text: string): ClaimDraft {
  let { start, end } = claim;
  const opening = marks.byStart.get(start);
  const closing = marks.byEnd.get(end);
  if (closing && closing.open > start) end = closing.close;
  if (opening && opening.close < end) start = opening.open;
  // "on Monday (July 5)": a short gloss belongs to its word
  if (text.charAt(end) === ' ' && text.charAt(end + 1) === '(') end += SHORT_GLOSS.exec(text.slice(end, end + 32))?.[0].length ?? 0;
  return start === claim.start && end === claim.end ? claim : { ...claim, start, end };
}

/** How long "It has been confirmed that " can be. */
const IMPERSONAL = 40;
const SHORT_GLOSS = /^ \([^\s()]+(?: [^\s()]+){0,2}\)/;
/** So many claims before are compared: nested ones begin close together. */
const NEIGHBOURS = 4;
const NEARLY = 0.85;

/** One claim for drafts of (nearly) the same span, with the cues and the first source of all. */
function merge(drafts: readonly ClaimDraft[]): ClaimDraft[] {
  const ordered = drafts.map((draft, order) => ({ draft, order })).sort((a, b) => a.draft.start - b.draft.start || b.draft.end - a.draft.end || a.order - b.order);
  const merged: ClaimDraft[] = [];
  for (const { draft } of ordered) {
    let at = merged.length - 1;
    while (at >= Math.max(0, merged.length - NEIGHBOURS) && !isSame(merged[at], draft)) at--;
    if (at < merged.length - NEIGHBOURS) at = -1;
    const same = merged[at];
    if (!same) {
      merged.push(draft);
      continue;
    }
    const cues = [...same.cues, ...draft.cues.filter((cue) => !same.cues.some((other) => other.start === cue.start && other.end === cue.end))].sort((a, b) => a.start - b.start);
    const source = same.source ?? draft.source;
    merged[at] = { ...same, cues, ...(source ? { source } : {}) };
  }
  return merged;
}

function isSame(claim: ClaimDraft | undefined, draft: ClaimDraft): boolean {
  if (!claim) return false;
  const shared = overlap(claim, draft);
  if (shared < NEARLY || (shared < 1 && !claim.rule.startsWith('cue/') && !draft.rule.startsWith('cue/'))) return false;
  return !claim.cues.every((cue) => claim.start !== draft.start && draft.cues.some((other) => other.start === cue.start));
}

function overlap(a: ClaimDraft, b: ClaimDraft): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
