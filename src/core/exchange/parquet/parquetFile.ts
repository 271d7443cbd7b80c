import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Column, ColumnType } from './columns';
import type { OpenParquet, ParquetRow } from './openParquet';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** As `ParquetFile`, without waiting. */
export interface OpenedParquetFile {
  write(rows: readonly ParquetRow[]): Uint8Array;
  finish(): Uint8Array;
}

/** For whoever may load the encoder itself. */
export const openParquetHere: OpenParquet = (columns) => {
  const file = openParquetFile(columns);
  return {
    write: (rows) => Promise.resolve(file.write(rows)),
    finish: () => Promise.resolve(file.finish()),
    giveUp: () => undefined,
  };
};

/**
 * A Parquet file written group by group, compressed with Snappy. Lists have the three levels that the format asks for
 * (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists).
 */
export function openParquetFile(columns: readonly Column[]): OpenedParquetFile {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(({ name, type, nullable }) => elements(name, type, nullable))],
    createdBy: 'Source Annotator',
  });
  /** What was written since; the writer goes on counting from the beginning of the file. */
  const take = (): Uint8Array => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  return {
    write(rows) {
      void writer.write({ columnData: columns.map(({ name }) => ({ name, data: rows.map((row) => row[name] ?? null) })), rowGroupSize: rows.length });
      return take();
    },
    finish() {
      void writer.finish();
      return take();
    },
  };
}

function elements(name: string, type: ColumnType, nullable: boolean): SchemaElement[] {
  const repetition_type = nullable ? ('OPTIONAL' as const) : ('REQUIRED' as const);
  switch (type) {
    case 'text':
      return [{ name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }];
    case 'int':
      return [{ name, repetition_type, type: 'INT32' }];
    case 'number':
      return [{ name, repetition_type, type: 'DOUBLE' }];
    case 'flag':
      return [{ name, repetition_type, type: 'BOOLEAN' }];
  }
  if ('fields' in type) return [{ name, repetition_type, num_children: type.fields.length }, ...type.fields.flatMap((field) => elements(field.name, field.type, field.nullable))];
  return [
    { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elements('element', type.list, false),
  ];
}
