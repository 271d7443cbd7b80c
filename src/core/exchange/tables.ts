import { replyWords } from '../sidecar/replies';
import type { ExportDocument, ExportEntity, ExportRow, ExportSpan, PlacedRow } from './model';

/** The flat tables that CSV and spreadsheets hold: one row for each annotation, actor or link. */
export type Table = 'annotations' | 'entities' | 'links';

export type Cell = string | number | boolean | undefined;

export const TABLE_HEADERS: Readonly<Record<Table, readonly string[]>> = {
  annotations: [
    'article', 'title', 'date', 'author', 'outlet', 'id', 'annotator', 'state', 'kind', 'type',
    'start_code_point', 'end_code_point', 'start_utf16', 'end_utf16', 'quote', 'before', 'after',
    'segments_code_point', 'segments_utf16', 'entity', 'entity_name',
    'value_min', 'value_max', 'value_unit', 'value_approximate', 'value_of',
    'hedged', 'certainty', 'cues', 'cue_categories', 'source', 'source_entity', 'tags', 'note', 'replies', 'rule',
  ],
  entities: ['entity', 'name', 'type', 'names', 'description', 'wikidata', 'mentions', 'articles'],
  links: ['article', 'from_id', 'as', 'to_article', 'to_id'],
};

/** One row for each annotation and suggestion. */
export function annotationRows(document: ExportDocument): Cell[][] {
  const article = articleCells(document);
  return [
    ...document.rows.map((row) => [...article, ...annotationCells(row, row)]),
    ...document.orphans.map((row) => [...article, ...annotationCells(row)]),
  ];
}

/** What every row says of its article. */
export function articleCells({ name, metadata }: ExportDocument): Cell[] {
  return [name, metadata.title?.quote, metadata.date?.iso, metadata.author?.quote, metadata.outlet?.quote];
}

function annotationCells(row: ExportRow, placed?: PlacedRow): Cell[] {
  const { value, source, cues } = row;
  return [
    row.id, row.annotator, row.state, row.kind, row.type,
    placed?.startCodePoint, placed?.endCodePoint, placed?.start, placed?.end, row.quote, row.before, row.after,
    segments(placed, (piece) => `${piece.startCodePoint}-${piece.endCodePoint}`), segments(placed, (piece) => `${piece.start}-${piece.end}`),
    row.entity, row.entityName,
    value?.min, value?.max, value?.unit, value && (value.approximate ?? false), value?.of,
    row.hedged, placed && placed.cues.length > 0 ? Math.min(...placed.cues.map(({ strength }) => strength)) : undefined,
    list(cues.map(({ quote }) => quote)), list(cues.map(({ category }) => category)), source?.quote, source?.entity,
    list(row.tags), row.note, list(row.replies.map(replyWords)), row.rule,
  ];
}

/** All pieces of a discontinuous span: `12-20 25-30`. */
function segments(placed: PlacedRow | undefined, show: (piece: ExportSpan) => string): string | undefined {
  return placed && placed.pieces.length > 1 ? placed.pieces.map(show).join(' ') : undefined;
}

/** Counts the actors of documents as they come; one row for each. */
export function countEntities(): { add(document: ExportDocument): void; rows(): Cell[][] } {
  const counted = new Map<string, { entity: ExportEntity; mentions: number; articles: number }>();
  return {
    add({ entities, rows }) {
      const mentions = new Map<string | undefined, number>();
      for (const { entity } of rows) mentions.set(entity, (mentions.get(entity) ?? 0) + 1);
      for (const entity of entities) {
        const count = counted.get(entity.id) ?? { entity, mentions: 0, articles: 0 };
        count.mentions += mentions.get(entity.id) ?? 0;
        count.articles++;
        counted.set(entity.id, count);
      }
    },
    rows: () =>
      [...counted.values()].map(({ entity, mentions, articles }) => [
        entity.id, entity.name, entity.type, list(entity.names), entity.description, entity.wikidata, mentions, articles,
      ]),
  };
}

export function linkRows({ name, rows, orphans }: ExportDocument): Cell[][] {
  return [...rows, ...orphans].flatMap((row) => row.links.map(({ article, id, as }) => [name, row.id, as, article, id]));
}

export function list(items: readonly string[]): string {
  return items.join('; ');
}
