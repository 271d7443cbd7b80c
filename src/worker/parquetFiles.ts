import { openParquetFile, type OpenedParquetFile } from '../core/exchange/parquet/parquetFile';
import type { ParquetStep } from './protocol';

const NOTHING = new Uint8Array();

/** The Parquet files that the editor has in the making. @returns the bytes that each step adds to its file. */
export function createParquetFiles(): (file: number, step: ParquetStep) => Uint8Array {
  const files = new Map<number, OpenedParquetFile>();
  return (number, step) => {
    if (typeof step === 'object' && 'open' in step) {
      files.set(number, openParquetFile(step.open));
      return NOTHING;
    }
    const file = files.get(number);
    if (typeof step === 'string') files.delete(number);
    if (step === 'give up') return NOTHING;
    if (!file) throw new Error('The worker that wrote this file is gone: export again.');
    return step === 'finish' ? file.finish() : file.write(step.write);
  };
}
