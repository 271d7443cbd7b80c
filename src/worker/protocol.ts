import type { CueChanges, TaggedLine } from '../core/detect/model';
import type { Column } from '../core/exchange/parquet/columns';
import type { ParquetRow } from '../core/exchange/parquet/parquetFormat';
import type { ArticleRequest, ArticleResult, RegistryResult } from '../core/pipeline';

/** What the editor asks of the worker. Answers come in the order of the questions. */
export type Question =
  | { readonly ask: 'configure'; readonly corpus: string; readonly actors: string | undefined; readonly cues: CueChanges }
  | { readonly ask: 'process'; readonly request: ArticleRequest }
  | { readonly ask: 'tagLines'; readonly lines: readonly string[] }
  | { readonly ask: 'forget'; readonly article: string }
  /** A Parquet file in the making, by a number that the editor gives it; the worker holds it until it is finished or given up. */
  | { readonly ask: 'parquet'; readonly file: number; readonly step: ParquetStep };

export type ParquetStep = { readonly open: readonly Column[] } | { readonly write: readonly ParquetRow[] } | 'finish' | 'give up';

export type AnswerTo<Q extends Question['ask']> = Q extends 'configure' ? RegistryResult : Q extends 'process' ? ArticleResult : Q extends 'tagLines' ? readonly TaggedLine[] : Q extends 'parquet' ? Uint8Array : undefined;

export interface Envelope {
  readonly id: number;
  readonly question: Question;
}

export type Answer = { readonly id: number; readonly value: AnswerTo<Question['ask']> } | { readonly id: number; readonly error: string };
