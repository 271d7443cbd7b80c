import type { Opening } from '../core/corpus/packing/parcel';
import type { ReadSentence } from '../core/detect/factuality/model';
import type { CueChanges, TaggedLine } from '../core/detect/model';
import type { FormatChoice, ReadImport } from '../core/exchange/import/importFormats';
import type { ImportFile } from '../core/exchange/import/model';
import type { ArticleToPlan } from '../core/exchange/import/planArticle';
import type { PlannedArticle } from '../core/exchange/import/planModel';
import type { Column } from '../core/exchange/parquet/columns';
import type { ParquetRow } from '../core/exchange/parquet/openParquet';
import type { ArticleRequest, EditRequest, EditResult, RegistryResult } from '../core/pipeline';
import type { FilesRequest, FilesResult, PackResult } from './packing';

/** What the editor asks of the worker. Answers come in the order of the questions. */
export type Question =
  | { readonly ask: 'configure'; readonly corpus: string; readonly actors: string | undefined; readonly cues: CueChanges }
  /** To load what every article takes, before there is one. */
  | { readonly ask: 'prepare' }
  /** To analyse an article that is being opened: what is asked of it next is answered sooner. */
  | { readonly ask: 'foresee'; readonly request: ArticleRequest }
  /** To read and analyse an article and pack it for the index of its corpus. Undefined where the session has to be opened first. */
  | { readonly ask: 'pack'; readonly session: string; readonly request: ArticleRequest }
  /** The same of an article that nobody has open, read from the local disk by the worker. */
  | { readonly ask: 'packFiles'; readonly session: string; readonly request: FilesRequest }
  | { readonly ask: 'openPacking'; readonly corpus: string; readonly opening: Opening }
  /** Undefined where the edits cannot be gone on from: then ask to process the text. */
  | { readonly ask: 'edit'; readonly request: EditRequest }
  | { readonly ask: 'tagLines'; readonly lines: readonly string[] }
  | { readonly ask: 'readSentences'; readonly text: string }
  | { readonly ask: 'importFormats'; readonly files: readonly ImportFile[] }
  | { readonly ask: 'readImport'; readonly files: readonly ImportFile[]; readonly format: string | undefined }
  | { readonly ask: 'planImport'; readonly input: ArticleToPlan }
  | { readonly ask: 'forget'; readonly article: string }
  /** A Parquet file in the making, by a number that the editor gives it; the worker holds it until it is finished or given up. */
  | { readonly ask: 'parquet'; readonly file: number; readonly step: ParquetStep };

export type ParquetStep = { readonly open: readonly Column[] } | { readonly write: readonly ParquetRow[] } | 'finish' | 'give up';

interface Answers {
  readonly configure: RegistryResult;
  readonly prepare: undefined;
  readonly foresee: undefined;
  readonly pack: PackResult | undefined;
  readonly packFiles: FilesResult | 'unread' | undefined;
  readonly openPacking: undefined;
  readonly edit: EditResult | undefined;
  readonly tagLines: readonly TaggedLine[];
  readonly readSentences: readonly ReadSentence[];
  readonly importFormats: FormatChoice;
  readonly readImport: ReadImport;
  readonly planImport: PlannedArticle;
  readonly forget: undefined;
  readonly parquet: Uint8Array;
}

export type AnswerTo<Q extends Question['ask']> = Answers[Q];

export interface Envelope {
  readonly id: number;
  readonly question: Question;
}

export type Answer = { readonly id: number; readonly value: AnswerTo<Question['ask']> } | { readonly id: number; readonly error: string };
