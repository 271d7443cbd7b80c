import * as vscode from 'vscode';
import type { FormatSettings } from '../../../core/exchange/formatOptions';
import type { ExportDocument, ExportFormat, ExportOptions } from '../../../core/exchange/model';
import { joined, zipped } from '../../../core/exchange/zipped';
import type { Code } from '../../../core/sidecar/registryModel';
import { codesFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import type { PipelineClient } from '../../pipelineClient';
import { exportDocuments } from './documents';
import { parquetInWorker } from './parquet';
import type { ExportScope } from './scope';

/** All that was chosen. */
export interface ExportPlan {
  readonly scope: ExportScope;
  readonly format: ExportFormat;
  readonly settings: FormatSettings;
  readonly target: vscode.Uri;
}

export interface Outcome {
  readonly rows: number;
  readonly articles: number;
  /** A sentence for each kind of thing that the format could not hold. */
  readonly losses: readonly string[];
}

/** Several files are packed into one archive. */
export function isArchive({ layout, isFolderWith }: ExportFormat, settings: FormatSettings): boolean {
  return layout === 'folder' || isFolderWith?.(settings) === true;
}

/** @returns undefined when cancelled: then nothing is written. */
export async function writeExport(
  corpora: Corpora,
  client: PipelineClient,
  { scope, format, settings, target }: ExportPlan,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Outcome | undefined> {
  const losses = new Set<string>();
  let rows = 0;
  let articles = 0;
  let seen = 0;
  let outside = 0;
  const documents = exportDocuments(corpora, scope, format.states, ({ document, leftOut, total, unread }) => {
    seen++;
    outside += leftOut;
    if (unread !== undefined) losses.add(vscode.l10n.t('{0} could not be read and is left out.', unread));
    if (document) {
      rows += document.rows.length + document.orphans.length;
      articles++;
    }
    progress.report({ message: vscode.l10n.t('{0} of {1}', seen, total), increment: 100 / total });
  });
  const pieces: Uint8Array[] = [];
  const options: ExportOptions = {
    tagLines: (lines) => client.ask({ ask: 'tagLines', lines }),
    readSentences: (text) => client.ask({ ask: 'readSentences', text }),
    openParquet: parquetInWorker(client),
    codes: await codesOf(scope),
    settings,
    tellLoss: (sentence) => losses.add(sentence),
  };
  for await (const piece of bytesOf(format, untilCancelled(documents, token), options)) {
    if (token.isCancellationRequested) return undefined;
    pieces.push(piece);
  }
  if (token.isCancellationRequested) return undefined;
  await vscode.workspace.fs.writeFile(target, joined(pieces));
  if (outside > 0) losses.add(vscode.l10n.t('{0} annotations are of a state that this format leaves out, such as rejected.', outside));
  return { rows, articles, losses: [...losses] };
}

/** Formats that write at the end alone read no further once it is cancelled. */
async function* untilCancelled(documents: AsyncIterable<ExportDocument>, token: vscode.CancellationToken): AsyncGenerator<ExportDocument> {
  for await (const document of documents) {
    if (token.isCancellationRequested) return;
    yield document;
  }
}

async function* bytesOf(format: ExportFormat, documents: AsyncIterable<ExportDocument>, options: ExportOptions): AsyncIterable<Uint8Array> {
  const chunks = format.export(documents, options);
  if (isArchive(format, options.settings ?? new Map())) {
    yield* zipped(chunks);
    return;
  }
  const encoder = new TextEncoder();
  for await (const { content } of chunks) yield typeof content === 'string' ? encoder.encode(content) : content;
}

async function codesOf({ article, folder }: ExportScope): Promise<readonly Code[]> {
  const one = article ?? folder;
  const places = one ? [one] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return (await Promise.all(places.map(codesFor))).flat();
}
