import type { Span } from '../model';
import type { TokenRange, Tokens } from './tokens';

/** Where a span went under an alignment of tokens. */
export interface MappedSpan extends Span {
  /** The share of the span's characters that were found again, 0 … 1. */
  readonly kept: number;
}

/** A span that has grown to more than twice its length, and a word or two, has one of its ends in another place. */
const MOST_STRETCH = 2;
const FEW = 10;

/**
 * Carries a span from `from` to `to`. Words changed inside it are carried along; at its edges the neighbours outside decide how far the
 * changed words reach. undefined where the span is gone, torn apart, or its edge cannot be told.
 * @param image for each token of `from` its number in `to`, or -1.
 * @param span offsets in `from.text`.
 */
export function mapSpan(from: Tokens, to: Tokens, image: Int32Array, span: Span, { first, end }: TokenRange): MappedSpan | undefined {
  if (first >= end) return undefined;
  const inside: number[] = [];
  for (let token = first; token < end; token++) if ((image[token] ?? -1) >= 0) inside.push(token);
  const left = leftEdge(image, first, end, inside[0]);
  const right = rightEdge(image, first, end, inside.at(-1), to.ids.length);
  if (left === undefined || right === undefined || right < left) return undefined;
  let last = left - 1;
  for (const token of inside) {
    const at = image[token] ?? -1;
    if (at <= last || at > right) return undefined;
    last = at;
  }
  const start = edgeOffset(from, to, first, left, image, span.start, 'start');
  const stop = edgeOffset(from, to, end - 1, right, image, span.end, 'end');
  if (start === undefined || stop === undefined || stop <= start || stop - start > MOST_STRETCH * (span.end - span.start) + FEW) return undefined;
  return { start, end: stop, kept: keptShare(from, to, image, { first, end }, left, right) };
}

/** The first token of the image, inclusive. */
function leftEdge(image: Int32Array, first: number, end: number, firstInside: number | undefined): number | undefined {
  if (firstInside === first) return image[first];
  const outside = first === 0 ? -1 : image[first - 1];
  if (outside === undefined || (outside < 0 && first > 0)) return undefined;
  // Everything between the neighbour and the first word found again stands for the changed words
  const next = firstInside === undefined ? image[end] : image[firstInside];
  return next !== undefined && next <= outside ? undefined : outside + 1;
}

/** The last token of the image, inclusive. */
function rightEdge(image: Int32Array, first: number, end: number, lastInside: number | undefined, length: number): number | undefined {
  if (lastInside === end - 1) return image[end - 1];
  const outside = end === image.length ? length : (image[end] ?? -1);
  if (outside < 0) return undefined;
  const previous = lastInside === undefined ? (first === 0 ? -1 : image[first - 1]) : image[lastInside];
  return previous !== undefined && previous >= outside ? undefined : outside - 1;
}

/** A span may begin or end inside a word: then the same characters of the word count. */
function edgeOffset(from: Tokens, to: Tokens, token: number, target: number, image: Int32Array, offset: number, edge: 'start' | 'end'): number | undefined {
  const start = from.starts[token] ?? 0;
  const end = from.ends[token] ?? 0;
  const newStart = to.starts[target];
  const newEnd = to.ends[target];
  if (newStart === undefined || newEnd === undefined) return undefined;
  if (edge === 'start' ? offset <= start : offset >= end) return edge === 'start' ? newStart : newEnd;
  if (image[token] !== target) return undefined;
  if (from.ids[token] === to.ids[target]) return newStart + offset - start;
  const word = from.text.slice(start, end);
  const newWord = to.text.slice(newStart, newEnd);
  const inside = offset - start;
  if (newWord.startsWith(word.slice(0, inside))) return newStart + inside;
  return newWord.endsWith(word.slice(inside)) ? newEnd - (end - offset) : undefined;
}

function keptShare(from: Tokens, to: Tokens, image: Int32Array, { first, end }: TokenRange, left: number, right: number): number {
  let kept = 0;
  let all = 0;
  for (let token = first; token < end; token++) {
    const length = lengthOf(from, token);
    const target = image[token] ?? -1;
    all += length;
    if (target >= 0) kept += from.ids[token] === to.ids[target] ? length : length * 0.75;
  }
  let added = 0;
  for (let token = left; token <= right; token++) added += lengthOf(to, token);
  return all + added === 0 ? 0 : (2 * kept) / (all + added);
}

function lengthOf({ starts, ends }: Tokens, token: number): number {
  return (ends[token] ?? 0) - (starts[token] ?? 0);
}
