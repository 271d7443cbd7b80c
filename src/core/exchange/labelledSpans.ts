import type { Span } from '../model';
import type { ExportDocument, ExportRow } from './model';

/** A span with one word for what it is, as machine-learning tools have it. */
export interface LabelledSpan extends Span {
  /** Unique in its document. */
  readonly id: string;
  readonly label: string;
  readonly row: ExportRow;
}

/**
 * Everything marked in a document as labelled spans: each piece of a discontinuous one, each tag of a span with several,
 * and the cues and sources of claims. By the order of rows.
 */
export function labelledSpans({ rows }: ExportDocument): LabelledSpan[] {
  return rows.flatMap((row) => {
    const labels = row.kind === 'tag' && row.tags.length > 0 ? row.tags : [labelOf(row)];
    const own = labels.flatMap((label) => row.pieces.map(({ start, end }) => ({ label, start, end })));
    const parts = [
      ...row.cues.map(({ category, start, end }) => ({ label: `CUE_${category.toUpperCase()}`, start, end })),
      ...(row.source ? [{ label: 'SOURCE', start: row.source.start, end: row.source.end }] : []),
    ];
    return [...own, ...parts].map((span, i) => ({ ...span, id: i === 0 ? row.id : `${row.id}-${i}`, row }));
  });
}

/** `PERSON`, `ARMED_GROUP`, `HEDGED_CLAIM`, `TAG` */
export function labelOf({ kind, type, hedged }: ExportRow): string {
  if (kind === 'claim') return hedged ? 'HEDGED_CLAIM' : 'ATTRIBUTED_CLAIM';
  return (kind === 'tag' ? kind : (type ?? kind)).toUpperCase().replaceAll('-', '_');
}
