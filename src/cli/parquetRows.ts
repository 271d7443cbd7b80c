import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { openRangeFile } from '../node/rangeFile';

/** What a mention is read from (core/corpus/shards/mention.ts). */
const COLUMNS = ['article', 'title', 'date', 'outlet', 'state', 'kind', 'type', 'start', 'end', 'quote', 'before', 'after', 'entity', 'entity_name'];

/** The rows of a Parquet file of annotations, one row group in memory at a time. @throws Error where it is none. */
export async function* parquetRows(path: string): AsyncGenerator<unknown> {
  const range = await openRangeFile(path);
  try {
    const file = {
      byteLength: range.size,
      async slice(start: number, end = range.size): Promise<ArrayBuffer> {
        return Uint8Array.from(await range.readRange(start, end - start)).buffer;
      },
    };
    const metadata = await parquetMetadataAsync(file);
    const known = new Set(metadata.schema.map(({ name }) => name));
    const missing = COLUMNS.filter((column) => !known.has(column));
    if (missing.length > 0) throw new Error(`no columns ${missing.join(', ')}: write it with “export --format parquet”.`);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      yield* await parquetReadObjects({ file, metadata, columns: COLUMNS, rowStart, rowEnd });
      rowStart = rowEnd;
    }
  } finally {
    await range.close();
  }
}
