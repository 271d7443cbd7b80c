import { formatFigure } from '../corpus/formatFigure';
import { FIGURE_TYPES } from '../model';
import { replyWords } from '../sidecar/replies';
import type { ExportDocument, ExportRow, PlacedRow } from './model';

/** A card on paper: what a report says of a marked span. All mentions of one actor share one. */
export interface ReportNote {
  readonly number: number;
  readonly kind: PlacedRow['kind'];
  /** The name, the value or the words. */
  readonly head: string;
  /** One plain line each. */
  readonly lines: readonly string[];
}

export interface ReportNotes {
  readonly notes: readonly ReportNote[];
  /** The note of a row. */
  noteOf(row: PlacedRow): ReportNote;
}

/** Numbers the notes of an article in the order of its text. */
export function reportNotes({ rows }: ExportDocument): ReportNotes {
  const groups = new Map<string, PlacedRow[]>();
  const keyOf = (row: PlacedRow) => (row.kind === 'actor' && row.entity !== undefined ? `entity ${row.entity}` : `row ${row.id}`);
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  const byKey = new Map<string, ReportNote>();
  for (const [key, group] of groups) {
    const [first] = group;
    if (first) byKey.set(key, { number: byKey.size + 1, kind: first.kind, head: headOf(first), lines: linesOf(group, first) });
  }
  const notes = [...byKey.values()];
  return {
    notes,
    noteOf(row) {
      const note = byKey.get(keyOf(row));
      if (!note) throw new Error('a row of another document');
      return note;
    },
  };
}

function headOf(row: PlacedRow): string {
  if (row.kind === 'actor') return row.entityName ?? row.quote;
  if (row.kind === 'figure') return figureText(row) || row.quote;
  if (row.kind === 'tag') return row.tags.join(', ') || 'tag';
  return row.hedged ? 'hedged claim' : 'attributed claim';
}

/** A figure's value in words; empty where it has none. */
export function figureText({ value, type }: ExportRow): string {
  const known = FIGURE_TYPES.find((name) => name === type);
  return value && known ? formatFigure(value, known) : '';
}

function linesOf(group: readonly PlacedRow[], first: PlacedRow): string[] {
  const names = [...new Set(group.map(({ quote }) => quote.replace(/\s+/g, ' ')))];
  return [
    ...(first.kind === 'actor' ? [`${first.type ?? 'actor'}; ${group.length === 1 ? '1 mention' : `${group.length} mentions`}: ${names.join(', ')}`] : []),
    ...(first.kind === 'figure' ? [`${first.type ?? 'figure'}: “${first.quote}”`] : []),
    ...(first.cues.length > 0 ? [`cues: ${first.cues.map(({ quote, category }) => `“${quote}” (${category})`).join(', ')}`] : []),
    ...(first.source ? [`source: ${first.source.quote}`] : []),
    ...group.flatMap(judgement),
  ];
}

/** What people said of a row. */
function judgement(row: PlacedRow): string[] {
  const by = row.annotator === undefined ? [] : [`${row.state === 'manual' ? 'annotated' : row.state} by ${row.annotator}`];
  return [
    ...by,
    ...(row.kind !== 'tag' && row.tags.length > 0 ? [`tags: ${row.tags.join(', ')}`] : []),
    ...(row.note === undefined ? [] : [`note: ${row.note}`]),
    ...row.replies.map(replyWords),
    ...row.links.map(({ as, article, id }) => `${as}: ${article}#${id}`),
  ];
}
