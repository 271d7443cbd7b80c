import type { Mark } from '../corpus/model';

/**
 * `same`: the same span, the same said of it. `type`: the same span, something else said. `extent`: spans that overlap, of the same kind.
 * `one`: only one of the two marked it.
 */
export type Difference = 'same' | 'type' | 'extent' | 'one';

const COMPARED = ['kind', 'status', 'type', 'entity', 'value', 'hedged', 'cues', 'source', 'tags'] as const;
export type ComparedField = (typeof COMPARED)[number];

/** What two annotators made of one place. At least one of the two marks is there. */
export interface Pairing {
  readonly difference: Difference;
  readonly a?: Mark;
  readonly b?: Mark;
  /** What is said differently, also where the extent differs. */
  readonly fields: readonly ComparedField[];
}

/**
 * Pairs the annotations of two annotators: equal spans of one kind first, then equal spans, then the largest overlap of one kind. Each annotation stands
 * in one pairing. What one of them rejected and the other never judged is no difference: neither has it.
 * @param marks of one article.
 * @param entityOf the folder-wide entity of a local one, so that two ids of one actor agree.
 * @returns in the order of the text.
 */
export function compareAnnotators(marks: readonly Mark[], a: string, b: string, entityOf: (local: string) => string = (local) => local): readonly Pairing[] {
  const mine = marks.filter(({ annotator }) => annotator === a);
  const theirs = marks.filter(({ annotator }) => annotator === b);
  const left = new Set(mine);
  const right = new Set(theirs);
  const pairings: Pairing[] = [];
  const pair = (one: Mark, other: Mark, extent: boolean): void => {
    left.delete(one);
    right.delete(other);
    const fields = COMPARED.filter((field) => said(one, field, entityOf) !== said(other, field, entityOf));
    pairings.push({ difference: extent ? 'extent' : fields.length > 0 ? 'type' : 'same', a: one, b: other, fields });
  };

  for (const keyOf of [(mark: Mark) => `${extentOf(mark)} ${mark.kind}`, extentOf]) {
    const free = new Map<string, Mark[]>();
    for (const mark of right) free.set(keyOf(mark), [...(free.get(keyOf(mark)) ?? []), mark]);
    for (const mark of left) {
      const other = free.get(keyOf(mark))?.shift();
      if (other) pair(mark, other, false);
    }
  }
  for (const { one, other } of overlaps([...left], [...right])) if (left.has(one) && right.has(other)) pair(one, other, true);
  for (const mark of left) if (mark.state !== 'rejected') pairings.push({ difference: 'one', a: mark, fields: [] });
  for (const mark of right) if (mark.state !== 'rejected') pairings.push({ difference: 'one', b: mark, fields: [] });
  return pairings.sort((x, y) => startOf(x) - startOf(y));
}

/** Where a pairing begins in the text. */
export function startOf({ a, b }: Pairing): number {
  return Math.min(a?.start ?? Infinity, b?.start ?? Infinity);
}

function extentOf({ start, end, segments = [] }: Mark): string {
  return [{ start, end }, ...segments].map((piece) => `${piece.start}-${piece.end}`).join(' ');
}

/** Overlapping marks of one kind, the largest share of common text first. Both lists are in the order of the text. */
function overlaps(mine: readonly Mark[], theirs: readonly Mark[]): { readonly one: Mark; readonly other: Mark }[] {
  const found: { one: Mark; other: Mark; share: number }[] = [];
  for (const one of mine) {
    for (const other of theirs) {
      if (other.start >= one.end) break;
      const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      if (common > 0 && one.kind === other.kind) found.push({ one, other, share: common / (Math.max(one.end, other.end) - Math.min(one.start, other.start)) });
    }
  }
  return found.sort((x, y) => y.share - x.share);
}

/** What a mark says, as text that is equal where the same is said. */
function said(mark: Mark, field: ComparedField, entityOf: (local: string) => string): string {
  switch (field) {
    case 'kind':
      return mark.kind;
    case 'status':
      return mark.state === 'rejected' ? 'rejected' : '';
    case 'type':
      return mark.kind === 'actor' || mark.kind === 'figure' ? mark.type : '';
    case 'entity':
      return mark.kind === 'actor' ? entityOf(mark.entity) : '';
    case 'value':
      return mark.kind === 'figure' ? JSON.stringify(Object.entries(mark.value).sort(([x], [y]) => (x < y ? -1 : 1))) : '';
    case 'hedged':
      return mark.kind === 'claim' ? String(mark.hedged) : '';
    case 'cues':
      return mark.kind === 'claim' ? JSON.stringify(mark.cues.map(({ start, category }) => [start, category])) : '';
    case 'source':
      return mark.kind === 'claim' && mark.source ? (mark.source.entity === undefined ? mark.source.quote : entityOf(mark.source.entity)) : '';
    case 'tags':
      return [...mark.tags].sort().join('\n');
  }
}
