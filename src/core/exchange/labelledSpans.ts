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

/** Ids of two labelled spans of one document. */
export interface SpanRelation {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/**
 * What hangs together in a document: claims with their cues and sources, annotations with their further pieces and
 * labels, and links.
 * @returns also how many links lead elsewhere.
 */
export function spanRelations({ name }: ExportDocument, spans: readonly LabelledSpan[]): { readonly relations: readonly SpanRelation[]; readonly lostLinks: number } {
  const ids = new Set(spans.map(({ id }) => id));
  const relations: SpanRelation[] = [];
  let lostLinks = 0;
  for (const { id, row, label } of spans) {
    if (id !== row.id) {
      relations.push({ from: row.id, to: id, label: label === 'SOURCE' ? 'source' : label.startsWith('CUE_') ? 'cue' : 'part' });
      continue;
    }
    for (const link of row.links) {
      if (link.article === name && ids.has(link.id)) relations.push({ from: id, to: link.id, label: link.as });
      else lostLinks++;
    }
  }
  return { relations, lostLinks };
}
