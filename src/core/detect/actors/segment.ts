import type { Entry } from './knownNames';

export type SegmentKind = 'person' | 'state' | 'organization' | 'armed-group' | 'people' | 'capital' | 'place' | 'unknown' | 'perhaps';

/**
 * A piece of a line that names something: words [from, to). `capital`, `place` and `unknown` are decided by context,
 * `perhaps` (a common word that may be a surname: Bush, Brown) by the rest of the article.
 */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly kind: SegmentKind;
  /** Entity, where it is known by now. */
  readonly id: string | undefined;
  readonly entry: Entry | undefined;
  /** The form of the name alone leaves no doubt of the kind. */
  readonly sure: boolean;
  readonly rule: string;
  readonly detail: string | undefined;
}

/** Of one shape, as all that reads segments is compiled for it. */
export const segmentOf = (from: number, to: number, kind: SegmentKind, sure: boolean, rule: string, detail?: string, entry?: Entry, id?: string): Segment => ({ from, to, kind, sure, rule, detail, entry, id });
