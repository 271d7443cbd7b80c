import { splitLines } from '../article/splitLines';
import { sentencesOf } from '../corpus/sentenceSpan';
import type { Span } from '../model';
import type { Unit } from './model';

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu;

/** The units of a text that κ and α count, in their order; none overlaps another. Linear in the text. */
export function unitsOf(text: string, unit: Unit): Span[] {
  const lines = splitLines(text).filter(({ start, end }) => text.slice(start, end).trim() !== '');
  switch (unit) {
    case 'line':
      return lines;
    case 'sentence':
      return lines.flatMap((line) => sentencesOf(text, line));
    case 'word':
      return [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  }
}

/** Numbers of the units that share a character with any of the pieces. */
export function unitsTouched(units: readonly Span[], pieces: readonly Span[]): number[] {
  return pieces.flatMap(({ start, end }) => {
    const touched: number[] = [];
    for (let at = firstEndingAfter(units, start); (units[at]?.start ?? Infinity) < end; at++) touched.push(at);
    return touched;
  });
}

/** Of spans that do not overlap: the number of the first that ends behind an offset. */
export function firstEndingAfter(units: readonly Span[], offset: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
