import { jsonLinesOf } from '../jsonLines';
import type { ExportChunk, ExportDocument, ExportFormat, ExportOptions } from '../model';
import { countEntities, linkRows, TABLE_HEADERS, type Cell, type Table } from '../tables';
import { ANNOTATION_COLUMNS, ENTITY_COLUMNS, LINK_COLUMNS } from './columns';
import type { ParquetRow } from './openParquet';

/** Rows held at a time: groups large enough to be scanned fast, small enough for memory. */
const GROUP = 10_000;

const LABELS = { annotations: 'annotations', entities: 'actors', links: 'links between annotations' };
const COLUMNS = { annotations: ANNOTATION_COLUMNS, entities: ENTITY_COLUMNS, links: LINK_COLUMNS };

/** Apache Parquet with typed columns, for DuckDB, pandas and Spark; the annotations have the columns of JSON Lines. */
export function parquetFormat(table: Table): ExportFormat {
  return {
    id: table === 'annotations' ? 'parquet' : `parquet-${table}`,
    label: `Parquet: ${LABELS[table]}`,
    description: table === 'annotations' ? 'everything, in typed columns; for DuckDB, pandas and Spark' : 'in typed columns; for DuckDB, pandas and Spark',
    extension: 'parquet',
    layout: 'file',
    states: ['suggested', 'accepted', 'rejected', 'manual'],
    export: (documents, options) => writeParquet(documents, table, options),
  };
}

async function* writeParquet(documents: AsyncIterable<ExportDocument>, table: Table, { openParquet }: ExportOptions): AsyncGenerator<ExportChunk> {
  if (!openParquet) throw new Error('Parquet cannot be written here.');
  const file = openParquet(COLUMNS[table]);
  const chunk = (content: Uint8Array): ExportChunk => ({ file: `${table}.parquet`, content });
  let group: ParquetRow[] = [];
  let done = false;
  try {
    for await (const rows of rowsOf(documents, table)) {
      for (const row of rows) {
        group.push(row);
        if (group.length < GROUP) continue;
        yield chunk(await file.write(group));
        group = [];
      }
    }
    if (group.length > 0) yield chunk(await file.write(group));
    yield chunk(await file.finish());
    done = true;
  } finally {
    if (!done) file.giveUp(); // cancelled, or something went wrong
  }
}

async function* rowsOf(documents: AsyncIterable<ExportDocument>, table: Table): AsyncGenerator<readonly ParquetRow[]> {
  const entities = countEntities();
  for await (const document of documents) {
    if (table === 'annotations') yield jsonLinesOf(document).map((line) => ({ ...line }));
    else if (table === 'links') yield named(table, linkRows(document));
    else entities.add(document);
  }
  if (table === 'entities') yield named(table, entities.rows());
}

function named(table: Table, rows: readonly (readonly Cell[])[]): ParquetRow[] {
  const header = TABLE_HEADERS[table];
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}
