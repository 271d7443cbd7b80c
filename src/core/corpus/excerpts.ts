import type { Span } from '../model';

/** A line of context: the text around a span and where in it the span stands. One line, white space flattened. */
export interface ContextLine {
  readonly text: string;
  /** Of the span, in `text`. */
  readonly match: Span;
}

export interface Position {
  /** 0-based. */
  readonly line: number;
  /** UTF-16 units from the line's start. */
  readonly character: number;
}

export interface Excerpts {
  /** The words of a span, or undefined where it lies outside the excerpts. */
  slice(span: Span): string | undefined;
  /** As `slice`; of a span that goes on behind the end of a line, where these are taken for line feeds: whoever asks knows that they are. */
  sliceOver(span: Span): string | undefined;
  /** Whether `sliceOver` gives these words. */
  holds(span: Span, words: string): boolean;
  context(span: Span): ContextLine | undefined;
  position(offset: number): Position;
}

/** Characters kept and shown on either side of a mark; a claim's own length is cut to LONGEST in a line of context. */
const REACH = 60;
const LONGEST = 160;
/** Line feeds between two paragraphs. */
const MOST_FEEDS = 2;

/**
 * What the index keeps of an article's text: the surroundings of its marks, overlapping ones once, and where its lines
 * start. The excerpts are one string of their own: slices of the article would keep the whole article in memory.
 */
export function createExcerpts(text: string, spans: readonly Span[]): Excerpts {
  return readExcerpts(packExcerpts(text, spans));
}

export function packExcerpts(text: string, spans: readonly Span[]): PackedExcerpts {
  return pack(text, mergeWindows(text, spans));
}

export interface PackedExcerpts {
  readonly packed: string;
  /** Of the windows: where they start and end in the article, and start in `packed`. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly offsets: Uint32Array;
  readonly lineStarts: Uint32Array | readonly number[];
  readonly length: number;
}

function pack(text: string, windows: readonly Span[]): PackedExcerpts {
  const offsets = new Uint32Array(windows.length);
  let offset = 0;
  windows.forEach(({ start, end }, index) => {
    offsets[index] = offset;
    offset += end - start + 1;
  });
  return {
    // joined with an empty last piece, as a string of one slice alone would be that slice
    packed: [...windows.map(({ start, end }) => text.slice(start, end)), ''].join('\n'),
    starts: Uint32Array.from(windows, (window) => window.start),
    ends: Uint32Array.from(windows, (window) => window.end),
    offsets,
    lineStarts: findLineStarts(text),
    length: text.length,
  };
}

/** A function of its own: a closure made where the text is in scope keeps the text in memory. */
export function readExcerpts({ packed, starts, ends, offsets, lineStarts, length }: PackedExcerpts): Excerpts {
  const isLineStart = (at: number): boolean => lineStarts[lastAtOrBelow(lineStarts, at)] === at;

  const windowAt = ({ start, end }: Span): number | undefined => {
    const index = lastAtOrBelow(starts, start);
    return index >= 0 && end <= (ends[index] ?? 0) ? index : undefined;
  };
  const slice = (span: Span): string | undefined => {
    const index = windowAt(span);
    if (index === undefined) return undefined;
    const shift = (offsets[index] ?? 0) - (starts[index] ?? 0);
    return packed.slice(span.start + shift, span.end + shift);
  };
  const sliceOver = (span: Span): string | undefined => {
    const whole = slice(span); // nearly always
    if (whole !== undefined) return whole;
    let text = '';
    let { start } = span;
    for (let index = lastAtOrBelow(starts, start); index >= 0; index++) {
      const end = ends[index] ?? 0;
      const next = starts[index + 1] ?? Infinity;
      if (start > end || span.end <= end || next > span.end || next - end > MOST_FEEDS) break;
      text += (slice({ start, end }) ?? '') + '\n'.repeat(next - end);
      start = next;
    }
    const last = slice({ start, end: span.end });
    return last === undefined ? undefined : text + last;
  };
  return {
    slice,
    sliceOver,
    holds(span, words) {
      if (words.length !== Math.max(0, span.end - span.start)) return false;
      const index = windowAt(span);
      return index === undefined ? sliceOver(span) === words : packed.startsWith(words, span.start + (offsets[index] ?? 0) - (starts[index] ?? 0));
    },
    context(span) {
      const index = windowAt({ start: span.start, end: Math.min(span.end, span.start + LONGEST) });
      if (index === undefined) return undefined;
      const first = starts[index] ?? 0;
      const shift = (offsets[index] ?? 0) - first;
      const last = ends[index] ?? 0;
      const cut = { before: !isLineStart(first), behind: last < length && !isLineStart(last + 1) && !isLineStart(last + 2) };
      return contextLine(packed.slice(shift + first, shift + last), { start: span.start - first, end: Math.min(span.end, last) - first }, cut);
    },
    position: (at) => positionIn(lineStarts, at),
  };
}

/** The surroundings of each span on its own line, cut at words, overlapping ones joined. */
function mergeWindows(text: string, spans: readonly Span[]): Span[] {
  const windows: Span[] = [];
  let last: { start: number; end: number } = { start: 0, end: -1 };
  for (const span of sorted(spans)) {
    // most stand inside of the last window: nothing is looked at before them, and often nothing behind
    const start = span.start <= last.end ? last.start : firstAround(text, span.start);
    if (start > last.end) windows.push((last = { start, end: endAround(text, span.end) }));
    else if (span.end + REACH > last.end) last.end = Math.max(last.end, endAround(text, span.end));
  }
  return windows;
}

/** By where they start. They mostly come so. */
function sorted(spans: readonly Span[]): readonly Span[] {
  let last = 0;
  for (const { start } of spans) {
    if (start < last) return [...spans].sort((a, b) => a.start - b.start);
    last = start;
  }
  return spans;
}

/** Where what is kept before a span begins: at a word, on its line. */
function firstAround(text: string, start: number): number {
  const least = Math.max(0, start - REACH);
  let at = start;
  while (at > least && !isBreak(text, at - 1)) at--;
  if (at > least || at === 0 || isBreak(text, at - 1)) return at;
  while (at < start && !isSpace(text, at - 1)) at++;
  return at < start ? at : least;
}

/** Where what is kept behind a span ends. */
function endAround(text: string, end: number): number {
  const most = Math.min(text.length, end + REACH);
  let at = end;
  while (at < most && !isBreak(text, at)) at++;
  if (at < most || at === text.length || isBreak(text, at)) return at;
  while (at > end && !isSpace(text, at)) at--;
  while (at > end && isSpace(text, at - 1)) at--;
  return at > end ? at : most;
}

function isBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 10 || unit === 13;
}

function lastBreak(text: string): number {
  return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
}

/** How much of a surrounding is kept: at most REACH, cut at a word if there is one to cut at. */
function lengthAtWord(text: string, side: 'before' | 'behind'): number {
  if (text.length <= REACH) return text.length;
  if (side === 'behind') return lengthToWord(text, REACH);
  let at = text.length - REACH;
  while (at < text.length && !isSpace(text, at - 1)) at++;
  return at < text.length ? text.length - at : REACH;
}

/** The length of the longest run of whole words from the start that is no longer than `most`; `most` where the first word is longer. */
function lengthToWord(text: string, most: number): number {
  let at = Math.min(most, text.length);
  if (at === text.length) return at;
  while (at > 0 && !isSpace(text, at)) at--;
  while (at > 0 && isSpace(text, at - 1)) at--;
  return at > 0 ? at : most;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 160 || (code >= 9 && code <= 13);
}

/** Cuts an excerpt to one line around the span; an ellipsis stands for what is left out at either side. */
function contextLine(excerpt: string, { start, end }: Span, cut: { readonly before: boolean; readonly behind: boolean }): ContextLine {
  const shown = end - start > LONGEST ? start + lengthToWord(excerpt.slice(start, end), LONGEST) : end;
  // no farther than is shown: an excerpt may be a line of a megabyte
  const from = Math.max(0, start - REACH - 1);
  const lead = excerpt.slice(from, start);
  const trail = excerpt.slice(shown, shown + REACH + 1);
  const before = lead.slice(lastBreak(lead) + 1);
  const feed = trail.search(/[\r\n]/u);
  const behind = feed < 0 ? trail : trail.slice(0, feed);
  const head = before.slice(before.length - lengthAtWord(before, 'before'));
  const tail = shown < end ? '' : behind.slice(0, lengthAtWord(behind, 'behind'));
  const cutBefore = head.length < before.length || (before.length === lead.length && (from > 0 || cut.before));
  const cutBehind = tail.length < behind.length || (feed < 0 && (shown + trail.length < excerpt.length || cut.behind));
  const flat = (text: string): string => text.replace(/\s+/gu, ' ');
  const left = (cutBefore ? '… ' : '') + flat(head).trimStart();
  const middle = flat(excerpt.slice(start, shown));
  const right = flat(tail).trimEnd() + (cutBehind ? ' …' : '');
  return { text: left + middle + right, match: { start: left.length, end: left.length + middle.length } };
}

function findLineStarts(text: string): Uint32Array {
  const starts = [0];
  const ends = /\r\n|\n|\r/gu;
  for (let end = ends.exec(text); end; end = ends.exec(text)) starts.push(end.index + end[0].length);
  return Uint32Array.from(starts);
}

export function positionIn(lineStarts: ArrayLike<number>, at: number): Position {
  const line = Math.max(0, lastAtOrBelow(lineStarts, at));
  return { line, character: at - (lineStarts[line] ?? 0) };
}

/** Index of the last value that is not greater, -1 where all are. @param count of the values. */
export function lastAtOrBelow(values: ArrayLike<number>, value: number, count = values.length): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
