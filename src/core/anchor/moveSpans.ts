import type { Span } from '../model';

/** One replacement in a document, offsets in the text before it; as an editor's change event gives them. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Moves spans with the changes of one event. Typing at an edge does not widen a span, typing inside does; a change across an edge cuts the
 * span at it. A span of which nothing is left is empty and stands where it was.
 * @param before the text before the changes.
 * @param changes of one event: they do not overlap, all offsets are of the text before.
 */
export function moveSpans(spans: readonly Span[], changes: readonly TextChange[], before: string): readonly Span[] {
  // From the last change to the first, so that earlier offsets stay true
  const backwards = changes.map((change) => withoutUnchangedEdges(change, before)).sort((a, b) => b.start - a.start || b.end - a.end);
  return spans.map((span) => backwards.reduce<Span>(moveSpan, { start: span.start, end: span.end }));
}

/** Formatters and reloads replace far more than they change. */
function withoutUnchangedEdges({ start, end, text }: TextChange, before: string): TextChange {
  let head = 0;
  const most = Math.min(end - start, text.length);
  while (head < most && before[start + head] === text[head]) head++;
  let tail = 0;
  while (tail < most - head && before[end - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

function moveSpan({ start, end }: Span, change: TextChange): Span {
  const growth = change.text.length - (change.end - change.start);
  if (change.end <= start) return { start: start + growth, end: end + growth };
  if (change.start >= end) return { start, end };
  if (change.start <= start && change.end >= end) return { start: change.start, end: change.start };
  if (change.start < start) return { start: change.start + change.text.length, end: end + growth };
  if (change.end > end) return { start, end: change.start };
  return { start, end: end + growth };
}

/** Follows the spans of one open document through its changes. */
export interface SpanTracker {
  /** By id, where each stands now; an empty span has lost its words. */
  readonly spans: ReadonlyMap<string, Span>;
  /**
   * @param changes of one event.
   * @param after the text they led to.
   */
  change(changes: readonly TextChange[], after: string): void;
  /** Sets or (undefined) forgets a span: a person or a fresh anchoring has decided it. */
  set(id: string, span: Span | undefined): void;
}

/** So many states of the text are remembered for undo. */
const STATES = 500;

/**
 * Undo and redo lead back to a text that was there before: then every span stands again where it stood, even one that had been
 * cut or deleted in between.
 */
export function createSpanTracker(text: string, spans: Iterable<readonly [id: string, span: Span]>): SpanTracker {
  let current = new Map<string, Span>(spans);
  let now = text;
  const states = new Map<string, ReadonlyMap<string, Span>>([[fingerprint(text), current]]);
  return {
    get spans() {
      return current;
    },
    change(changes, after) {
      const ids = [...current.keys()];
      const moved = moveSpans([...current.values()], changes, now);
      now = after;
      const state = fingerprint(after);
      const known = states.get(state);
      current = new Map(ids.map((id, index) => [id, known?.get(id) ?? moved[index] ?? { start: 0, end: 0 }]));
      states.delete(state);
      states.set(state, current);
      if (states.size > STATES) for (const oldest of states.keys()) {
        states.delete(oldest);
        break;
      }
    },
    set(id, span) {
      current = new Map(current);
      if (span) current.set(id, span);
      else current.delete(id);
      // What older states say of this id is no longer wanted
      for (const [state, old] of states) {
        if (!old.has(id)) continue;
        const rest = new Map(old);
        rest.delete(id);
        states.set(state, rest);
      }
      states.set(fingerprint(now), current);
    },
  };
}

/** Length and two 32-bit hashes (FNV-1a, and one with another prime): linear, and equal for different texts once in 2^64. */
function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
  }
  return `${text.length}:${a}:${b}`;
}
