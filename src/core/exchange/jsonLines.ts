import type { FigureValue } from '../model';
import type { ExportDocument, ExportFormat, ExportRow, ExportSpan, PlacedRow } from './model';

/**
 * JSON Lines, one annotation or suggestion a line, with all there is to know: what is read back gives the same
 * annotations (import/jsonLinesImport.ts). Every key stands in every line, null or empty where there is nothing, always of one
 * type, so that DuckDB, Spark and pandas agree on the schema whatever line they look at.
 */
export interface JsonLine {
  readonly article: string;
  readonly title: string | null;
  /** ISO 8601, at the precision known. */
  readonly date: string | null;
  readonly author: string | null;
  readonly outlet: string | null;
  readonly id: string;
  /** null: a suggestion that nobody has judged. */
  readonly annotator: string | null;
  /** suggested, accepted, rejected, manual or orphaned. */
  readonly state: string;
  /** actor, figure, claim or tag. */
  readonly kind: string;
  readonly type: string | null;
  /** UTF-16 code units of the decoded text without byte order mark, end exclusive; null where orphaned. */
  readonly start: number | null;
  readonly end: number | null;
  /** The same in code points. */
  readonly start_code_point: number | null;
  readonly end_code_point: number | null;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  /** All pieces of a discontinuous annotation, its own span first; empty for any other. */
  readonly segments: readonly JsonSpan[];
  readonly entity: string | null;
  readonly entity_name: string | null;
  readonly value: JsonValue | null;
  /** null for all but claims. */
  readonly hedged: boolean | null;
  readonly cues: readonly (JsonSpan & { readonly category: string; readonly strength: number | null })[];
  readonly source: (JsonSpan & { readonly entity: string | null }) | null;
  readonly tags: readonly string[];
  readonly note: string | null;
  readonly replies: readonly JsonReply[];
  /** Of a consensus: the ids of the annotations it was decided from. */
  readonly from: readonly string[];
  readonly links: readonly { readonly article: string; readonly id: string; readonly as: string }[];
  /** The detector's rule that found it. */
  readonly rule: string | null;
  /** accepted or rejected, also where the state is `orphaned`. */
  readonly status: string | null;
  /** What the annotation says of attributes of its codes. */
  readonly attributes: readonly JsonAttribute[];
}

/** One of `text` (also choices and dates), `number` and `flag` holds the value. */
export interface JsonAttribute {
  readonly code: string;
  readonly attribute: string;
  readonly text: string | null;
  readonly number: number | null;
  readonly flag: boolean | null;
}

export interface JsonReply {
  readonly by: string;
  readonly text: string | null;
  /** accepted or rejected. */
  readonly verdict: string | null;
  /** true where the reply settles the discussion, false where it reopens it. */
  readonly resolved: boolean | null;
}

/** Offsets are null in an orphaned annotation. */
export interface JsonSpan {
  readonly start: number | null;
  readonly end: number | null;
  readonly start_code_point: number | null;
  readonly end_code_point: number | null;
  readonly quote: string;
}

/** Numbers and dates in columns of their own; an open end is null. */
export interface JsonValue {
  readonly min: number | null;
  readonly max: number | null;
  readonly date_min: string | null;
  readonly date_max: string | null;
  readonly unit: string | null;
  readonly approximate: boolean;
  readonly of: string | null;
  readonly ambiguous: boolean;
}

export const jsonLinesFormat: ExportFormat = {
  id: 'jsonl',
  label: 'JSON Lines',
  description: 'everything, for own programs, DuckDB and Spark; can be imported again without loss',
  extension: 'jsonl',
  layout: 'file',
  states: ['suggested', 'accepted', 'rejected', 'manual'],
  async *export(documents) {
    for await (const document of documents) {
      const lines = jsonLinesOf(document);
      if (lines.length > 0) yield { file: 'annotations.jsonl', content: lines.map((line) => `${JSON.stringify(line)}\n`).join('') };
    }
  },
};

/** Placed ones in the order of the text, then those without a place. */
export function jsonLinesOf(document: ExportDocument): JsonLine[] {
  return [...document.rows.map((row) => jsonLine(document, row, row)), ...document.orphans.map((row) => jsonLine(document, row))];
}

function jsonLine({ name, metadata }: ExportDocument, row: ExportRow, placed?: PlacedRow): JsonLine {
  const { title, date, author, outlet } = metadata;
  return {
    article: name,
    title: title?.quote ?? null,
    date: date?.iso ?? null,
    author: author?.quote ?? null,
    outlet: outlet?.quote ?? null,
    id: row.id,
    annotator: row.annotator ?? null,
    state: row.state,
    kind: row.kind,
    type: row.type ?? null,
    ...jsonSpan(placed ?? row),
    before: row.before,
    after: row.after,
    segments: jsonSegments(row, placed),
    entity: row.entity ?? null,
    entity_name: row.entityName ?? null,
    value: row.value ? jsonValue(row.value) : null,
    hedged: row.hedged ?? null,
    cues: placed
      ? placed.cues.map((cue) => ({ ...jsonSpan(cue), category: cue.category, strength: cue.strength }))
      : row.cues.map((cue) => ({ ...jsonSpan(cue), category: cue.category, strength: null })),
    source: row.source ? { ...jsonSpan(placed?.source ?? row.source), entity: row.source.entity ?? null } : null,
    tags: row.tags,
    note: row.note ?? null,
    replies: row.replies.map(({ by, text, verdict, resolved }) => ({ by, text: text ?? null, verdict: verdict ?? null, resolved: resolved ?? null })),
    from: row.from,
    links: row.links.map(({ article, id, as }) => ({ article, id, as })),
    rule: row.rule ?? null,
    status: row.status ?? null,
    attributes: row.attributes.map(({ code, attribute, value }) => ({
      code,
      attribute,
      text: typeof value === 'string' ? value : null,
      number: typeof value === 'number' ? value : null,
      flag: typeof value === 'boolean' ? value : null,
    })),
  };
}

function jsonSegments(row: ExportRow, placed: PlacedRow | undefined): JsonSpan[] {
  if (placed) return placed.pieces.length > 1 ? placed.pieces.map(jsonSpan) : [];
  return row.segments.length > 0 ? [row, ...row.segments].map(jsonSpan) : [];
}

function jsonSpan(span: { readonly quote: string } | ExportSpan): JsonSpan {
  if (!('start' in span)) return { start: null, end: null, start_code_point: null, end_code_point: null, quote: span.quote };
  return { start: span.start, end: span.end, start_code_point: span.startCodePoint, end_code_point: span.endCodePoint, quote: span.quote };
}

function jsonValue({ min, max, unit, approximate, of, ambiguous }: FigureValue): JsonValue {
  return {
    min: typeof min === 'number' ? min : null,
    max: typeof max === 'number' ? max : null,
    date_min: typeof min === 'string' ? min : null,
    date_max: typeof max === 'string' ? max : null,
    unit: unit ?? null,
    approximate: approximate ?? false,
    of: of ?? null,
    ambiguous: ambiguous ?? false,
  };
}
