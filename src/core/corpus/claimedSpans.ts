import type { Span } from '../model';

export interface ClaimedSpans {
  /** Whether a span shares a character with one of them. */
  overlaps(span: Span): boolean;
}

/** Spans that people decided on, sorted and merged, so that each question is a binary search. */
export function claimedSpans(spans: readonly Span[]): ClaimedSpans {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return {
    overlaps({ start, end }) {
      let low = 0;
      for (let high = merged.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((merged[middle]?.end ?? 0) <= start) low = middle + 1;
        else high = middle;
      }
      const next = merged[low];
      return next !== undefined && next.start < end;
    },
  };
}
