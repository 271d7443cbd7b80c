import * as vscode from 'vscode';
import { EXPORT_FORMATS } from '../../../core/exchange/formats';
import type { ExportDocument, ExportFormat, ExportOptions } from '../../../core/exchange/model';
import { joined, zipped } from '../../../core/exchange/zipped';
import type { Log } from '../../../core/ports';
import type { Code } from '../../../core/sidecar/registryModel';
import { articleFiles, nameOf } from '../../articleFiles';
import { codesFor } from '../../codebook';
import type { Corpora } from '../../corpora';
import type { PipelineClient } from '../../pipelineClient';
import { exportDocuments } from './documents';

interface ScopeItem extends vscode.QuickPickItem {
  /** One article; undefined: the whole folder. */
  readonly article?: vscode.Uri;
}

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ExportFormat;
}

/** What a keybinding or a task may hand the command, which then asks nothing. */
export interface ExportRequest {
  /** Id of the format, as `node dist/cli.js export --format` takes it. */
  readonly format: string;
  readonly target: vscode.Uri;
  /** This article alone. */
  readonly article?: vscode.Uri;
}

/** `Export Annotations…`: scope, format, where to; written with progress that can be cancelled, opened by a button. */
export function registerExport(corpora: Corpora, client: PipelineClient, log: Log): vscode.Disposable {
  const run = async (given?: ExportRequest): Promise<void> => {
    const scope: ScopeItem | undefined = given ? { label: '', ...(given.article && { article: given.article }) } : await pickScope();
    if (!scope) return;
    const format = given ? EXPORT_FORMATS.find(({ id }) => id === given.format) : await pickFormat();
    if (!format) return;
    const target = given?.target ?? (await pickTarget(scope, format));
    if (!target) return;
    try {
      const outcome = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, cancellable: true, title: vscode.l10n.t('Exporting annotations') },
        (progress, token) => write(corpora, client, scope, format, target, progress, token),
      );
      if (!outcome) {
        void vscode.window.showInformationMessage(vscode.l10n.t('The export was cancelled; nothing was written.'));
        return;
      }
      const said = [vscode.l10n.t('{0} annotations of {1} articles are in {2}.', outcome.rows, outcome.articles, nameOf(target)), ...outcome.losses].join(' ');
      void offerToOpen(said, target);
    } catch (error) {
      log.error('The export failed.', error);
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written: {1}', nameOf(target), reason));
    }
  };
  return vscode.commands.registerCommand('sourceAnnotator.exportAnnotations', run);
}

async function offerToOpen(said: string, target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(said, open)) === open) await vscode.commands.executeCommand('vscode.open', target);
}

interface Outcome {
  readonly rows: number;
  readonly articles: number;
  /** A sentence for each kind of thing that the format could not hold. */
  readonly losses: readonly string[];
}

/** @returns undefined when cancelled: then nothing is written. */
async function write(
  corpora: Corpora,
  client: PipelineClient,
  scope: ScopeItem,
  format: ExportFormat,
  target: vscode.Uri,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Outcome | undefined> {
  const losses = new Set<string>();
  let rows = 0;
  let articles = 0;
  const documents = exportDocuments(corpora, scope.article, format.states, ({ document, total }) => {
    rows += document.rows.length + document.orphans.length;
    articles++;
    progress.report({ message: vscode.l10n.t('{0} of {1}', articles, total), increment: 100 / total });
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOf(format, documents, {
    tagLines: (lines) => client.ask({ ask: 'tagLines', lines }),
    codes: await allCodes(scope.article),
    tellLoss: (sentence) => losses.add(sentence),
  })) {
    if (token.isCancellationRequested) return undefined;
    pieces.push(piece);
  }
  if (token.isCancellationRequested) return undefined;
  await vscode.workspace.fs.writeFile(target, joined(pieces));
  return { rows, articles, losses: [...losses] };
}

async function pickScope(): Promise<ScopeItem | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const items: ScopeItem[] = [
    ...(active && articleFiles.isArticle(active)
      ? [{ label: vscode.l10n.t('This Article'), iconPath: new vscode.ThemeIcon('file'), description: nameOf(active.uri), article: active.uri }]
      : []),
    ...(folders.length > 0 ? [{ label: vscode.l10n.t('All Articles of the Folder'), iconPath: new vscode.ThemeIcon('folder'), description: folders.map(({ name }) => name).join(', ') }] : []),
  ];
  return items.length === 1 ? items[0] : vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Annotations (1/2)'), placeHolder: vscode.l10n.t('What is exported?') });
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = EXPORT_FORMATS.map((format): FormatItem => ({ label: format.label, description: `.${format.extension}`, detail: format.description, format }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Export Annotations (2/2)'),
    placeHolder: vscode.l10n.t('In which format?'),
    matchOnDetail: true,
  });
  return picked?.format;
}

async function pickTarget(scope: ScopeItem, format: ExportFormat): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Annotations'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [format.label]: [format.extension] },
    defaultUri: proposal(scope, format),
  });
}

function proposal({ article }: ScopeItem, { extension }: ExportFormat): vscode.Uri {
  const folder = (article && vscode.workspace.getWorkspaceFolder(article)) ?? vscode.workspace.workspaceFolders?.[0];
  const name = article ? `${nameOf(article)}.${extension}` : `${folder?.name ?? 'annotations'}-annotations.${extension}`;
  return vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.joinPath(article ?? vscode.Uri.file('/'), '..'), name);
}

/** The one file that is written: several files are packed into an archive. */
async function* bytesOf(format: ExportFormat, documents: AsyncIterable<ExportDocument>, options: ExportOptions): AsyncIterable<Uint8Array> {
  const chunks = format.export(documents, options);
  if (format.layout === 'folder') {
    yield* zipped(chunks);
    return;
  }
  const encoder = new TextEncoder();
  for await (const { content } of chunks) yield typeof content === 'string' ? encoder.encode(content) : content;
}

async function allCodes(article: vscode.Uri | undefined): Promise<readonly Code[]> {
  const places = article ? [article] : (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return (await Promise.all(places.map(codesFor))).flat();
}
