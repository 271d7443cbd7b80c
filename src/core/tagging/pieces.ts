import type { Mark } from '../corpus/model';
import type { Span } from '../model';

/** Any part of a mark, in the order of the text. */
export function piecesOf({ start, end, segments }: Pick<Mark, 'start' | 'end' | 'segments'>): readonly Span[] {
  return !segments ? [{ start, end }] : [{ start, end }, ...segments].sort((a, b) => a.start - b.start);
}
