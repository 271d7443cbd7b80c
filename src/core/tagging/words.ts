import type { Span } from '../model';

/** A run that holds a letter, digit or sign of an amount; dashes, quotation marks and brackets stand between words. */
const RUN = /[^\s\u2013\u2014\u201c\u201d\u201e\u00ab\u00bb"()[\]{}]+/gu;
const EDGE = /^[.,;:!?'’‘…*_#>]+|[.,;:!?'’‘…*_]+$/gu;
/** How far one looks for the next word: a line may be a megabyte. */
const REACH = 400;

/** The words of a stretch of text, without the punctuation at their edges. */
export function wordsIn(text: string, { start, end }: Span): readonly Span[] {
  return [...text.slice(start, end).matchAll(RUN)].flatMap(({ index, 0: run }) => {
    const from = run.length - run.replace(/^[.,;:!?'’‘…*_#>]+/u, '').length;
    const word = run.replace(EDGE, '');
    return /[\p{L}\p{N}\p{S}%]/u.test(word) ? [{ start: start + index + from, end: start + index + from + word.length }] : [];
  });
}

export type Boundary = 'start' | 'end';

/**
 * A span with one boundary moved by a word, inside its paragraph line.
 * @param by 1 makes the span longer, -1 shorter.
 * @returns undefined where there is no further word on the line, or only one word is left.
 */
export function moveBoundary(text: string, span: Span, boundary: Boundary, by: 1 | -1): Span | undefined {
  if (by === -1) {
    const words = wordsIn(text, span);
    const left = boundary === 'end' ? words.at(-2) : words.at(1);
    return left && (boundary === 'end' ? { start: span.start, end: left.end } : { start: left.start, end: span.end });
  }
  if (boundary === 'end') {
    const line = text.slice(span.end, span.end + REACH).search(/[\r\n]/u);
    const limit = line < 0 ? Math.min(text.length, span.end + REACH) : span.end + line;
    const next = wordsIn(text, { start: span.end, end: limit }).at(0);
    return next && { start: span.start, end: next.end };
  }
  const from = Math.max(0, span.start - REACH);
  const line = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  const next = span.start === 0 ? undefined : wordsIn(text, { start: Math.max(from, line), end: span.start }).at(-1);
  return next && { start: next.start, end: span.end };
}

/** A span without white space at its ends; undefined where nothing else is in it. */
export function trimSpan(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  return from < to ? { start: from, end: to } : undefined;
}
