import type { ReplacedLines } from '../../article/parseArticle';
import type { TextSlices } from '../../article/piecedText';
import type { Cue } from '../../model';
import type { ReadableArticle } from '../model';
import { NOTHING_KNOWN, startOf, waitingLines, type ClaimLine, type Memory, type Spoken } from './claimLines';
import { claimDraft, type ClaimDraft, type CueDraft } from './drafts';
import type { SourceResolver } from './sources';

/**
 * Finds the claims of the dirty lines, and of the lines behind them as long as these begin with other memories than before.
 * @param replaced the lines of an edit: what was remembered across them is read again, as its distance may have changed.
 * @returns the lines that were read.
 */
export function resolveLines(article: ReadableArticle, lines: readonly ClaimLine[], dirty: ReadonlySet<number>, replaced: ReplacedLines, resolver: SourceResolver): readonly number[] {
  const done: number[] = [];
  let at = 0;
  for (const next of Uint32Array.from(dirty).sort()) {
    if (next < at) continue;
    // lines that wait for their speaker get their claims with the line that names him
    at = Math.min(next, waitingLines(lines[next]?.before.waiting)[0]?.index ?? next);
    let memory = lines[at]?.before ?? NOTHING_KNOWN;
    for (; at < lines.length; at++) {
      const line = lines[at];
      if (!line || (!dirty.has(at) && at > next && isAsBefore(line.before, memory, at >= replaced.to ? replaced.to : 0))) break;
      line.before = memory;
      line.base = startOf(article, line);
      line.claims = [];
      memory = resolveLine(article, line, memory, resolver);
      done.push(at);
    }
  }
  return done;
}

/** The claims of all lines of an article that is read for the first time. @returns all lines. */
export function resolveAll(article: ReadableArticle, lines: readonly ClaimLine[], resolver: SourceResolver): readonly number[] {
  let memory = NOTHING_KNOWN;
  const done: number[] = [];
  for (const line of lines) {
    line.before = memory;
    line.base = startOf(article, line);
    memory = resolveLine(article, line, memory, resolver);
    done.push(line.index);
  }
  return done;
}

/** @param movedTo lines before this one may stand at another distance than before. */
function isAsBefore(before: Memory, now: Memory, movedTo: number): boolean {
  const { last, spoken } = now;
  return (
    !now.waiting &&
    !before.waiting &&
    before.continues === now.continues &&
    before.last.person === last.person &&
    before.last.group === last.group &&
    before.last.speaker === last.speaker &&
    before.last.several === last.several &&
    before.spoken?.speech === spoken?.speech &&
    before.spoken?.line === spoken?.line &&
    (spoken === undefined || spoken.line.index >= movedTo)
  );
}

function detailOf(cues: readonly Cue[]): string {
  let detail = '';
  for (const { category, quote } of cues) detail += `${detail === '' ? '' : ', '}${category} “${quote}”`;
  return detail;
}

function placeCue(text: TextSlices, cue: CueDraft, by: number): Cue {
  const start = cue.start + by;
  const end = cue.end + by;
  return { start, end, category: cue.category, strength: cue.strength, quote: text.slice(start, end) };
}

/** Finds the claims of a line, and those of the lines that waited for its speaker. @returns what is remembered behind it. */
function resolveLine(article: ReadableArticle, line: ClaimLine, memory: Memory, resolver: SourceResolver): Memory {
  const { read } = line;
  if (!read) return memory;
  const { text } = article;
  resolver.last = memory.last;
  const place = (draft: ClaimDraft, own: ClaimLine, cueStart: number): void => {
    const ownStart = startOf(article, own);
    const start = draft.start + ownStart;
    const end = draft.end + ownStart;
    const cues = draft.cues.map((cue) => placeCue(text, cue, cueStart));
    const source = draft.source && resolver.resolve(draft.source, cueStart);
    const quote = text.slice(start, end);
    const hedged = cues.some((cue) => cue.category !== 'attribution');
    const reason = { rule: `claim/${draft.rule}`, detail: detailOf(cues) };
    own.claims.push(source ? { kind: 'claim', start, end, quote, hedged, cues, source, reason } : { kind: 'claim', start, end, quote, hedged, cues, reason });
  };
  const give = (own: ClaimLine, from: Spoken): void => {
    for (const { sentences } of own.read?.unclaimed ?? [])
      for (const span of sentences) place(claimDraft(span, from.speech, 'quotation'), own, startOf(article, from.line));
  };

  for (const claim of read.claims) place(claim, line, line.base);
  const [turn] = read.turn;
  if (turn?.source && line.actors.some(({ type, end }) => type === 'person' && end === turn.source?.end)) for (const claim of read.turn) place(claim, line, line.base);
  const { firstSpeech, lastSpeech, onlyQuotation } = read;
  let { waiting, spoken } = memory;
  if (spoken && (memory.continues || onlyQuotation)) give(line, spoken);
  else if (onlyQuotation && !firstSpeech) waiting = { line, rest: waiting };
  if (firstSpeech) for (const before of waitingLines(waiting)) give(before, { speech: firstSpeech, line });
  if (firstSpeech || !onlyQuotation) waiting = undefined;
  if (lastSpeech) spoken = { speech: lastSpeech, line };
  else if (!onlyQuotation) spoken = undefined;
  return { last: resolver.last, spoken, continues: read.opensUnclosed, waiting };
}
