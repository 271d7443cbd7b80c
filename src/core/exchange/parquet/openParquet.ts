import type { Column } from './columns';

/** A row by the names of the columns. */
export type ParquetRow = Readonly<Record<string, unknown>>;

/** A Parquet file in the making: bytes come back that follow each other. */
export interface ParquetFile {
  /** One row group. */
  write(rows: readonly ParquetRow[]): Promise<Uint8Array>;
  finish(): Promise<Uint8Array>;
  /** It will not be finished. */
  giveUp(): void;
}

/** The encoder is large and lives where the analysis does; the exports are handed it. */
export type OpenParquet = (columns: readonly Column[]) => ParquetFile;
