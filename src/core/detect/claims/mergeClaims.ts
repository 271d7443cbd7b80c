import { claimDraft, type ClaimDraft } from './drafts';
import type { Quotation } from './quotations';

/** Drafts of one line as claims: quotation marks and short glosses settled, drafts of the same span made one. */
export function mergeClaims(drafts: readonly ClaimDraft[], quotations: readonly Quotation[], text: string): readonly ClaimDraft[] {
  if (drafts.length === 0) return drafts;
  const marks = quotations.length === 0 ? NO_MARKS : marksOf(quotations.filter(({ closed }) => closed));
  return merge(drafts.map((draft) => withMarks(draft, marks, text)));
}

/** Closed quotations by the offsets of what stands inside. */
interface Marks {
  readonly byStart: ReadonlyMap<number, Quotation>;
  readonly byEnd: ReadonlyMap<number, Quotation>;
}

const marksOf = (closed: readonly Quotation[]): Marks => ({
  byStart: new Map(closed.map((quotation) => [quotation.start, quotation])),
  byEnd: new Map(closed.map((quotation) => [quotation.end, quotation])),
});
/** Of a line without quotations. */
const NO_MARKS = marksOf([]);

/** A mark whose partner stands inside the claim belongs to it: `Islamic State” militants` starts with the opening one. */
function withMarks(claim: ClaimDraft, marks: Marks, text: string): ClaimDraft {
  let { start, end } = claim;
  const opening = marks.byStart.get(start);
  const closing = marks.byEnd.get(end);
  if (closing && closing.open > start) end = closing.close;
  if (opening && opening.close < end) start = opening.open;
  // "on Monday (July 5)": a short gloss belongs to its word
  if (text.charAt(end) === ' ' && text.charAt(end + 1) === '(') end += SHORT_GLOSS.exec(text.slice(end, end + 32))?.[0].length ?? 0;
  return start === claim.start && end === claim.end ? claim : claimDraft({ start, end }, claim, claim.rule);
}

const SHORT_GLOSS = /^ \([^\s()]+(?: [^\s()]+){0,2}\)/;
/** So many claims before are compared: nested ones begin close together. */
const NEIGHBOURS = 4;
const NEARLY = 0.85;

/** One claim for drafts of (nearly) the same span, with the cues and the first source of all. */
function merge(drafts: readonly ClaimDraft[]): readonly ClaimDraft[] {
  if (drafts.length === 1) return drafts;
  const ordered = isOrdered(drafts) ? drafts : [...drafts].sort(byPlace); // stable: drafts of the same span stay in order
  const merged: ClaimDraft[] = [];
  for (const draft of ordered) {
    let at = merged.length - 1;
    while (at >= Math.max(0, merged.length - NEIGHBOURS) && !isSame(merged[at], draft)) at--;
    if (at < merged.length - NEIGHBOURS) at = -1;
    const same = merged[at];
    if (!same) {
      merged.push(draft);
      continue;
    }
    const cues = [...same.cues, ...draft.cues.filter((cue) => !same.cues.some((other) => other.start === cue.start && other.end === cue.end))].sort(
      (a, b) => a.start - b.start,
    );
    merged[at] = claimDraft(same, { cues, source: same.source ?? draft.source }, same.rule);
  }
  return merged;
}

const byPlace = (a: ClaimDraft, b: ClaimDraft): number => a.start - b.start || b.end - a.end;

function isOrdered(drafts: readonly ClaimDraft[]): boolean {
  let before: ClaimDraft | undefined;
  for (const draft of drafts) {
    if (before && byPlace(before, draft) > 0) return false;
    before = draft;
  }
  return true;
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
