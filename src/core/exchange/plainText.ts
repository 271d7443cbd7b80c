import type { Span } from '../model';
import { codePointOffsets } from './codePoints';
import type { ExportSpan } from './model';
import { wellFormed } from './surroundings';

/** A text as other tools want it, and where the spans of the original stand in it. */
export interface PlainText {
  /** Line ends all of one kind, no lone surrogates. */
  readonly text: string;
  /** A span of the original in this text, in both units. */
  place(span: Span): ExportSpan;
}

/**
 * The text with LF line ends: readers that translate line ends (Python, most Java ones) would count CRLF as one character
 * and all offsets behind it would be off. CRLF for readers that want it so: offsets then count both characters.
 */
export function plainText(original: string, lineEnd: 'LF' | 'CRLF' = 'LF'): PlainText {
  const crlf = lineEnd === 'CRLF';
  // where the written text has a character less (the CR of a CRLF) or more (a lone LF or CR) than the original
  const shifted = crlf ? loneLineEnds(original) : pairedCarriages(original);
  const text = wellFormed(original.replace(/\r\n?|\n/g, crlf ? '\r\n' : '\n'));
  const codePoint = codePointOffsets(text);
  const utf16 = (offset: number) => offset + (crlf ? 1 : -1) * countBelow(shifted, offset);
  return {
    text,
    place(span) {
      const start = utf16(span.start);
      const end = utf16(span.end);
      return { start, end, quote: text.slice(start, end), startCodePoint: codePoint(start), endCodePoint: codePoint(end) };
    },
  };
}

function pairedCarriages(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) found.push(at);
  return found;
}

function loneLineEnds(text: string): number[] {
  return [...text.matchAll(/\r\n?|\n/g)].filter(([end]) => end.length === 1).map(({ index }) => index);
}

/** How many of the ascending numbers are smaller. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
