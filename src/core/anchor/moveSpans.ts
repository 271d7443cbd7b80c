import type { Span } from '../model';

/** One replacement in a document, offsets in the text before it; as an editor's change event gives them. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A span in an open document. `lost` while all its characters are deleted; undo brings it back. */
export interface MovingSpan extends Span {
  readonly lost?: LostSpan;
}

/** What is needed to bring a deleted span back: the deleted text and where in it the span stood. */
interface LostSpan {
  readonly deleted: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * Moves spans with the changes of one event. Typing at an edge does not widen a span, typing inside does; a change across an edge cuts
 * the span at it. A span whose characters were all deleted is kept as `lost` at the place of the deletion and stands again as soon as a
 * change puts the deleted text back there (undo, or cut and paste in place).
 * @param before the text before the changes.
 * @param changes of one event: they do not overlap, all offsets are of the text before.
 */
export function moveSpans(spans: readonly MovingSpan[], changes: readonly TextChange[], before: string): readonly MovingSpan[] {
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  return spans.map((span) => moveSpan(span, sorted, before));
}

function moveSpan(span: MovingSpan, changes: readonly TextChange[], before: string): MovingSpan {
  // From the last change to the first, so that earlier offsets stay true
  return changes.reduceRight<MovingSpan>((moved, change) => (moved.lost ? moveLost(moved, moved.lost, change) : moveOne(moved, change, before)), span);
}

function moveOne({ start, end }: Span, change: TextChange, before: string): MovingSpan {
  const growth = change.text.length - (change.end - change.start);
  if (change.end <= start) return { start: start + growth, end: end + growth };
  if (change.start >= end) return { start, end };
  if (change.start <= start && change.end >= end) return swallow({ start, end }, change, before);
  if (change.start < start) return { start: change.start + change.text.length, end: end + growth };
  if (change.end > end) return { start, end: change.start };
  return { start, end: end + growth };
}

/** All characters are replaced: by the very same ones among others (a formatter, a whole-document edit), or the span is lost. */
function swallow(span: Span, change: TextChange, before: string): MovingSpan {
  const words = before.slice(span.start, span.end);
  const deleted = before.slice(change.start, change.end);
  const offset = span.start - change.start;
  // What begins and what ends alike was not changed, however wide the editor says the change is
  let head = 0;
  while (head < deleted.length && head < change.text.length && deleted[head] === change.text[head]) head++;
  if (offset + words.length <= head) return span;
  let tail = 0;
  while (tail < deleted.length - head && tail < change.text.length - head && deleted.at(-1 - tail) === change.text.at(-1 - tail)) tail++;
  const behind = deleted.length - offset - words.length;
  if (deleted.length - offset <= tail) {
    const end = change.start + change.text.length - behind;
    return { start: end - words.length, end };
  }
  if (head > offset || tail > behind || change.text.length > head + tail) {
    const inner = moveOneInside(span, { start: change.start + head, end: change.end - tail, text: change.text.slice(head, change.text.length - tail) });
    if (inner) return inner;
  }
  return { start: change.start, end: change.start, lost: { deleted, offset, length: words.length } };
}

/** After trimming a change may lie inside the span or across one edge of it. */
function moveOneInside({ start, end }: Span, change: TextChange): Span | undefined {
  const growth = change.text.length - (change.end - change.start);
  if (change.start <= start && change.end >= end) return undefined;
  if (change.start < start) return { start: change.start + change.text.length, end: end + growth };
  if (change.end > end) return { start, end: change.start };
  return { start, end: end + growth };
}

function moveLost(span: MovingSpan, lost: LostSpan, change: TextChange): MovingSpan {
  const growth = change.text.length - (change.end - change.start);
  const at = span.start;
  if (change.start <= at && change.end >= at) {
    // Undo gives back exactly what was deleted, where it was deleted
    const back = change.start === at ? change.text.indexOf(lost.deleted) : -1;
    if (back >= 0) return { start: at + back + lost.offset, end: at + back + lost.offset + lost.length };
    return { start: change.start, end: change.start, lost };
  }
  return change.end <= at ? { start: at + growth, end: at + growth, lost } : span;
}
