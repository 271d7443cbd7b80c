import type { Span } from '../../model';

/** Turns an offset of another tool into UTF-16 units of the text; undefined where it lies outside of the text. */
export type FromOffset = (offset: number) => number | undefined;

/** How other tools count: Python, Java's codePoint… and the standards count code points, and some tools count CRLF as one. */
export interface Counting {
  readonly unit: 'codePoint' | 'utf16';
  readonly lineEnds: 'as they stand' | 'as one';
}

const COUNTINGS: readonly Counting[] = [
  { unit: 'codePoint', lineEnds: 'as they stand' },
  { unit: 'utf16', lineEnds: 'as they stand' },
  { unit: 'codePoint', lineEnds: 'as one' },
  { unit: 'utf16', lineEnds: 'as one' },
];

/** Built in one pass over the text; each offset is then a binary search among what counts less than its UTF-16 units. */
export function fromOffsets(text: string, { unit, lineEnds }: Counting): FromOffset {
  const skipped: number[] = []; // units that do not count: second halves of pairs, the LF of CRLF
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const before = text.charCodeAt(at - 1);
    const halfPair = unit === 'codePoint' && (code & 0xfc00) === 0xdc00 && (before & 0xfc00) === 0xd800;
    if (halfPair || (lineEnds === 'as one' && code === 10 && before === 13)) skipped.push(at);
  }
  const total = text.length - skipped.length;
  return (offset) => {
    if (!Number.isInteger(offset) || offset < 0 || offset > total) return undefined;
    // s - i units count before the i-th skipped one: it belongs to the last of them
    let low = 0;
    let high = skipped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((skipped[middle] ?? 0) - middle <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}

/** A span of another tool, with its words where the file says them. */
export interface ForeignSpan extends Span {
  readonly words?: string;
}

/**
 * Which way of counting fits the spans best: by their words where the file says them, else by how many begin and end at the
 * edge of a word. Of equal ones the first: code points, line ends as they stand.
 */
export function fittingOffsets(text: string, spans: readonly ForeignSpan[], lineEndsOf: readonly Counting['lineEnds'][] = ['as they stand', 'as one']): FromOffset {
  let best = fromOffsets(text, { unit: 'codePoint', lineEnds: lineEndsOf[0] ?? 'as they stand' });
  let most = -1;
  const sample = spans.slice(0, 500);
  for (const counting of COUNTINGS) {
    if (!lineEndsOf.includes(counting.lineEnds)) continue;
    const convert = fromOffsets(text, counting);
    const fits = sample.reduce((sum, span) => sum + fit(text, span, convert), 0);
    if (fits > most) [best, most] = [convert, fits];
  }
  return best;
}

function fit(text: string, { start, end, words }: ForeignSpan, convert: FromOffset): number {
  const from = convert(start);
  const to = convert(end);
  if (from === undefined || to === undefined || from >= to) return 0;
  if (words !== undefined) return sameWords(text.slice(from, to), words) ? 2 : 0;
  return (atEdge(text, from, 1) ? 1 : 0) + (atEdge(text, to, -1) ? 1 : 0);
}

/** Equal but for white space: tools show line ends as spaces. */
export function sameWords(a: string, b: string): boolean {
  return a === b || a.replace(/\s+/gu, ' ').trim() === b.replace(/\s+/gu, ' ').trim();
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** A word begins at the offset (inward 1) or ends there (inward -1), or neither side is inside of one. */
function atEdge(text: string, offset: number, inward: 1 | -1): boolean {
  const inside = inward === 1 ? text.slice(offset, offset + 1) : text.slice(offset - 1, offset);
  const outside = inward === 1 ? text.slice(offset - 1, offset) : text.slice(offset, offset + 1);
  return !/\s/u.test(inside) && !(WORD.test(inside) && WORD.test(outside));
}
