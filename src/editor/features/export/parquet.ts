import type { OpenParquet } from '../../../core/exchange/parquet/openParquet';
import type { ParquetStep } from '../../../worker/protocol';
import type { PipelineClient } from '../../pipelineClient';

/** Parquet is encoded in the worker: its code is no part of what the editor loads. */
export function parquetInWorker(client: PipelineClient): OpenParquet {
  let files = 0;
  return (columns) => {
    const file = ++files;
    const ask = (step: ParquetStep) => client.ask({ ask: 'parquet', file, step });
    const opened = ask({ open: columns });
    return {
      async write(rows) {
        await opened;
        return ask({ write: rows });
      },
      async finish() {
        await opened;
        return ask('finish');
      },
      giveUp: () => void ask('give up').catch(() => undefined),
    };
  };
}
