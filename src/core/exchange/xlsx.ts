import type { ExportChunk, ExportDocument, ExportFormat, ExportOptions } from './model';
import { annotationRows, countEntities, linkRows, TABLE_HEADERS, type Cell, type Table } from './tables';
import { createSheets } from './xlsxSheets';

const FILE = 'annotations.xlsx';

/**
 * Excel workbook (Office Open XML, ECMA-376) with the tables of CSV as sheets. Text is text: a cell that begins with `=` is no
 * formula. Streams: of links and actors only the compressed sheets and the counts are held.
 */
export const xlsxFormat: ExportFormat = {
  id: 'xlsx',
  label: 'Excel workbook',
  description: 'sheets for annotations, actors and links; for Excel and LibreOffice',
  extension: 'xlsx',
  layout: 'file',
  states: ['suggested', 'accepted', 'rejected', 'manual'],
  export: writeWorkbook,
};

async function* writeWorkbook(documents: AsyncIterable<ExportDocument>, { tellLoss }: ExportOptions): AsyncGenerator<ExportChunk> {
  const sheets = createSheets();
  const open = (table: Table) => sheets.open(table, TABLE_HEADERS[table]);
  const annotations = open('annotations');
  const links = open('links');
  const entities = countEntities();
  const chunks = (ready: readonly Uint8Array[]): ExportChunk[] => ready.map((content) => ({ file: FILE, content }));
  for await (const document of documents) {
    entities.add(document);
    annotations.add(annotationRows(document));
    links.add(linkRows(document));
    yield* chunks(sheets.take());
  }
  const actors = open('entities');
  actors.add(sortedByName(entities.rows()));
  yield* chunks(sheets.end());
  if (sheets.cut() > 0) tellLoss?.(`${sheets.cut()} texts longer than the 32,767 characters of a cell were cut and end in “…”.`);
}

function sortedByName(rows: readonly Cell[][]): Cell[][] {
  return [...rows].sort(([, a], [, b]) => (String(a) < String(b) ? -1 : 1));
}
