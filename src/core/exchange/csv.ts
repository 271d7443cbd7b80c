import type { FormatOption } from './formatOptions';
import type { ExportChunk, ExportDocument, ExportFormat, ExportOptions } from './model';
import { annotationRows, countEntities, linkRows, TABLE_HEADERS, type Cell, type Table } from './tables';

/**
 * Comma-separated values by RFC 4180: CRLF after every record, a header always, quotes only where needed. Three tables,
 * one row for each annotation, entity or link.
 *
 * Offsets count from the start of the decoded text without byte order mark, line ends as they stand in the file, end
 * exclusive; `_code_point` columns fit Python and R, `_utf16` columns JavaScript, Java and C#.
 */
/**
 * `plain` gives the values as they are. `spreadsheet` is for opening with a double click: a byte order mark, so that
 * Excel reads UTF-8, and an apostrophe before text that a spreadsheet would run as a formula (OWASP, "CSV Injection").
 */
export type CsvFlavour = 'plain' | 'spreadsheet';

const ALL_STATES = ['suggested', 'accepted', 'rejected', 'manual'] as const;
const LABELS = { annotations: 'annotations', entities: 'actors', links: 'links between annotations' };
const DESCRIPTIONS = {
  annotations: 'one row for each annotation and suggestion; for R, pandas, databases and spreadsheets',
  entities: 'one row for each actor, with names and counts',
  links: 'one row for each link',
};

export const CSV_OPTIONS: readonly FormatOption[] = [{
  id: 'for',
  label: 'What will open it?',
  values: [
    { id: 'plain', label: 'R, pandas, a database', description: 'values as they are' },
    { id: 'spreadsheet', label: 'A spreadsheet', description: 'opens with a double click; text that looks like a formula gets an apostrophe' },
  ],
}];

export function csvFormat(table: Table): ExportFormat {
  return {
    id: table === 'annotations' ? 'csv' : `csv-${table}`,
    label: `CSV: ${LABELS[table]}`,
    description: DESCRIPTIONS[table],
    extension: 'csv',
    layout: 'file',
    options: CSV_OPTIONS,
    states: ALL_STATES,
    export: (documents, options) => writeTable(documents, table, options),
  };
}

export const csvFlavour = (settings: ExportOptions['settings']): CsvFlavour => (settings?.get('for') === 'spreadsheet' ? 'spreadsheet' : 'plain');

async function* writeTable(documents: AsyncIterable<ExportDocument>, table: Table, { settings, tellLoss }: ExportOptions): AsyncGenerator<ExportChunk> {
  const flavour = csvFlavour(settings);
  const file = `${table}.csv`;
  const record = (cells: readonly Cell[]) => csvRecord(cells, flavour);
  yield { file, content: (flavour === 'spreadsheet' ? '\uFEFF' : '') + record(TABLE_HEADERS[table]) };
  if (table === 'entities') {
    const entities = countEntities();
    for await (const document of documents) entities.add(document);
    yield { file, content: entities.rows().map(record).join('') };
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
