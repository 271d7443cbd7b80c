import type { Span } from '../model';
import { codePointOffsets } from './codePoints';
import type { ExportSpan } from './model';
import { wellFormed } from './surroundings';

/** A text as other tools want it, and where the spans of the original stand in it. */
export interface PlainText {
  /** LF line ends, no lone surrogates. */
  readonly text: string;
  /** A span of the original in this text, in both units. */
  place(span: Span): ExportSpan;
}

/**
 * The text with LF line ends: readers that translate line ends (Python, most Java ones) would count CRLF as one character
 * and all offsets behind it would be off.
 */
export function plainText(original: string): PlainText {
  const dropped: number[] = []; // the CR of each CRLF
  for (let at = original.indexOf('\r\n'); at >= 0; at = original.indexOf('\r\n', at + 2)) dropped.push(at);
  const text = wellFormed(original.replace(/\r\n?/g, '\n'));
  const codePoint = codePointOffsets(text);
  const utf16 = (offset: number) => offset - countBelow(dropped, offset);
  return {
    text,
    place(span) {
      const start = utf16(span.start);
      const end = utf16(span.end);
      return { start, end, quote: text.slice(start, end), startCodePoint: codePoint(start), endCodePoint: codePoint(end) };
    },
  };
}

/** How many of the ascending numbers are smaller. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
