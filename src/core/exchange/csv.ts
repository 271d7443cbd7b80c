import { replyWords } from '../sidecar/replies';
import type { FormatOption } from './formatOptions';
import type { ExportChunk, ExportDocument, ExportEntity, ExportFormat, ExportOptions, ExportRow, ExportSpan, PlacedRow } from './model';

/**
 * Comma-separated values by RFC 4180: CRLF after every record, a header always, quotes only where needed. Three tables,
 * one row for each annotation, entity or link.
 *
 * Offsets count from the start of the decoded text without byte order mark, line ends as they stand in the file, end
 * exclusive; `_code_point` columns fit Python and R, `_utf16` columns JavaScript, Java and C#.
 */
export type CsvTable = 'annotations' | 'entities' | 'links';

/**
 * `plain` gives the values as they are. `spreadsheet` is for opening with a double click: a byte order mark, so that
 * Excel reads UTF-8, and an apostrophe before text that a spreadsheet would run as a formula (OWASP, "CSV Injection").
 */
export type CsvFlavour = 'plain' | 'spreadsheet';

type Cell = string | number | boolean | undefined;

const ALL_STATES = ['suggested', 'accepted', 'rejected', 'manual'] as const;
const LABELS = { annotations: 'annotations', entities: 'actors', links: 'links between annotations' };
const DESCRIPTIONS = {
  annotations: 'one row for each annotation and suggestion; for R, pandas, databases and spreadsheets',
  entities: 'one row for each actor, with names and counts',
  links: 'one row for each link',
};

const OPTIONS: readonly FormatOption[] = [{
  id: 'for',
  label: 'What will open it?',
  values: [
    { id: 'plain', label: 'R, pandas, a database', description: 'values as they are' },
    { id: 'spreadsheet', label: 'A spreadsheet', description: 'opens with a double click; text that looks like a formula gets an apostrophe' },
  ],
}];

export function csvFormat(table: CsvTable): ExportFormat {
  return {
    id: table === 'annotations' ? 'csv' : `csv-${table}`,
    label: `CSV: ${LABELS[table]}`,
    description: DESCRIPTIONS[table],
    extension: 'csv',
    layout: 'file',
    options: OPTIONS,
    states: ALL_STATES,
    export: (documents, options) => writeTable(documents, table, options),
  };
}

async function* writeTable(documents: AsyncIterable<ExportDocument>, table: CsvTable, { settings, tellLoss }: ExportOptions): AsyncGenerator<ExportChunk> {
  const flavour: CsvFlavour = settings?.get('for') === 'spreadsheet' ? 'spreadsheet' : 'plain';
  const file = `${table}.csv`;
  const record = (cells: readonly Cell[]) => csvRecord(cells, flavour);
  yield { file, content: (flavour === 'spreadsheet' ? '\uFEFF' : '') + record(HEADERS[table]) };
  if (table === 'entities') {
    const rows = await entityRows(documents);
    yield { file, content: rows.map(record).join('') };
    return;
  }
  const lost = { parts: 0, links: 0 };
  for await (const document of documents) {
    const rows = table === 'annotations' ? annotationRows(document) : linkRows(document);
    if (rows.length > 0) yield { file, content: rows.map(record).join('') };
    for (const { cues, source, links } of document.rows) {
      if (cues.length > 0 || source) lost.parts++;
      lost.links += links.length;
    }
  }
  if (table !== 'annotations') return;
  if (lost.parts > 0) tellLoss?.(`Where the cues and sources of ${lost.parts} claims stand is not in the table, only their words.`);
  if (lost.links > 0) tellLoss?.(`${lost.links} links are in a table of their own: CSV: ${LABELS.links}.`);
}

const HEADERS: Readonly<Record<CsvTable, readonly string[]>> = {
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

function annotationRows(document: ExportDocument): Cell[][] {
  const { name, metadata } = document;
  const article = [name, metadata.title?.quote, metadata.date?.iso, metadata.author?.quote, metadata.outlet?.quote];
  return [
    ...document.rows.map((row) => [...article, ...annotationCells(row, row)]),
    ...document.orphans.map((row) => [...article, ...annotationCells(row)]),
  ];
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

async function entityRows(documents: AsyncIterable<ExportDocument>): Promise<Cell[][]> {
  const counted = new Map<string, { entity: ExportEntity; mentions: number; articles: number }>();
  for await (const { entities, rows } of documents) {
    const mentions = new Map<string | undefined, number>();
    for (const { entity } of rows) mentions.set(entity, (mentions.get(entity) ?? 0) + 1);
    for (const entity of entities) {
      const count = counted.get(entity.id) ?? { entity, mentions: 0, articles: 0 };
      count.mentions += mentions.get(entity.id) ?? 0;
      count.articles++;
      counted.set(entity.id, count);
    }
  }
  return [...counted.values()].map(({ entity, mentions, articles }) => [
    entity.id, entity.name, entity.type, list(entity.names), entity.description, entity.wikidata, mentions, articles,
  ]);
}

function linkRows({ name, rows, orphans }: ExportDocument): Cell[][] {
  return [...rows, ...orphans].flatMap((row) => row.links.map(({ article, id, as }) => [name, row.id, as, article, id]));
}

function list(items: readonly string[]): string {
  return items.join('; ');
}

const NEEDS_QUOTES = /[",\r\n]/;
const RUNS_AS_FORMULA = /^[=+\-@\t\r]/;

/** One record with its line end. Numbers are written as they are: a negative one is no formula. */
export function csvRecord(cells: readonly Cell[], flavour: CsvFlavour): string {
  const fields = cells.map((cell) => {
    if (typeof cell !== 'string') return String(cell ?? '');
    const safe = flavour === 'spreadsheet' && RUNS_AS_FORMULA.test(cell) ? `'${cell}` : cell;
    return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return fields.join(',') + '\r\n';
}
