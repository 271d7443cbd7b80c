import * as vscode from 'vscode';
import { QueryError } from '../../../core/corpus/search/parseQuery';
import { OptionError, resolveSettings, type FormatSettings } from '../../../core/exchange/formatOptions';
import { EXPORT_FORMATS } from '../../../core/exchange/formats';
import type { ExportFormat } from '../../../core/exchange/model';
import type { Log } from '../../../core/ports';
import { nameOf } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import type { PipelineClient } from '../../pipelineClient';
import { pickSettings } from './pickSettings';
import { rememberedExports, type RememberedExports } from './remembered';
import { pickScope, requestedScope, type ExportScope, type ScopeRequest } from './scope';
import { isArchive, writeExport, type ExportPlan, type Outcome } from './writeExport';

/** What a keybinding, a task or another command may hand over. What is missing is asked for. */
export interface ExportRequest extends ScopeRequest {
  /** Id of the format, as `node dist/cli.js export --format` takes it. With it nothing but the target is asked. */
  readonly format?: string;
  /** Of the format's options, as `--option` takes them; others have their defaults. */
  readonly options?: Readonly<Record<string, string>>;
  readonly target?: vscode.Uri;
}

/** `Export Annotations…`: what, which format, its options, where to; written with progress that can be cancelled, opened by a button. */
export function exportCommand(corpora: Corpora, client: PipelineClient, state: vscode.Memento, log: Log) {
  const remembered = rememberedExports(state);
  const run = async (given?: unknown): Promise<void> => {
    const plan = await planned(corpora, remembered, requestIn(given));
    if (!plan) return;
    try {
      const outcome = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, cancellable: true, title: vscode.l10n.t('Exporting annotations') },
        (progress, token) => writeExport(corpora, client, plan, progress, token),
      );
      if (outcome) void tell(plan, outcome);
      else void vscode.window.showInformationMessage(vscode.l10n.t('The export was cancelled; nothing was written.'));
    } catch (error) {
      log.error('The export failed.', error);
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written: {1}', nameOf(plan.target), reason));
    }
  };
  return { exportAnnotations: run };
}

/** Menus of views and of the explorer hand over something of their own, which is no request. */
function requestIn(given: unknown): ExportRequest {
  const keys: readonly (keyof ExportRequest)[] = ['format', 'article', 'folder', 'query', 'annotations', 'target'];
  return typeof given === 'object' && given !== null && keys.some((key) => key in given) ? (given) : {};
}

/** Everything that is asked before. @returns undefined when a question was left, or after a word on what is wrong with the request. */
async function planned(corpora: Corpora, remembered: RememberedExports, request: ExportRequest): Promise<ExportPlan | undefined> {
  const { article, folder, query, annotations } = request;
  try {
    const isScoped = [request.format, article, folder, query, annotations].some((part) => part !== undefined);
    const scope = isScoped ? requestedScope(request) : await pickScope(corpora);
    if (!scope) return undefined;
    const format = request.format === undefined ? await pickFormat(remembered.lastFormat) : formatOf(request.format);
    if (!format) return undefined;
    const settings = request.format === undefined ? await pickSettings(format, remembered.settingsOf(format.id)) : resolveSettings(format.options ?? [], new Map(Object.entries(request.options ?? {})));
    if (!settings) return undefined;
    if (request.format === undefined) await remembered.remember(format.id, settings);
    const target = request.target ?? (await pickTarget(scope, format, settings));
    return target && { scope, format, settings, target };
  } catch (error) {
    if (!(error instanceof OptionError || error instanceof QueryError)) throw error;
    void vscode.window.showErrorMessage(error.message);
    return undefined;
  }
}

/** @throws OptionError */
function formatOf(id: string): ExportFormat {
  const format = EXPORT_FORMATS.find((known) => known.id === id);
  if (!format) throw new OptionError(vscode.l10n.t('There is no export format {0}; write one of {1}.', id, EXPORT_FORMATS.map((known) => known.id).join(', ')));
  return format;
}

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ExportFormat;
}

/** The one used last comes first. */
async function pickFormat(last: string | undefined): Promise<ExportFormat | undefined> {
  const ordered = [...EXPORT_FORMATS].sort((a, b) => Number(b.id === last) - Number(a.id === last));
  const items = ordered.map((format): FormatItem => ({
    label: format.label,
    description: `.${format.extension}${format.id === last ? ` · ${vscode.l10n.t('used last')}` : ''}`,
    detail: format.description,
    format,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Annotations: Format'), placeHolder: vscode.l10n.t('In which format?'), matchOnDetail: true, ignoreFocusOut: true });
  return picked?.format;
}

async function pickTarget(scope: ExportScope, format: ExportFormat, settings: FormatSettings): Promise<vscode.Uri | undefined> {
  const extension = isArchive(format, settings) ? 'zip' : format.extension;
  const place = scope.article ?? scope.folder;
  const folder = (place && vscode.workspace.getWorkspaceFolder(place)) ?? vscode.workspace.workspaceFolders?.[0];
  const base = folder?.uri ?? vscode.Uri.joinPath(place ?? vscode.Uri.file('/'), '..');
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Annotations'),
    saveLabel: vscode.l10n.t('Export'),
    filters: { [format.label]: [extension] },
    defaultUri: vscode.Uri.joinPath(base, `${scope.name}.${extension}`),
  });
}

/** How much there is, and what the format does not hold. */
async function tell({ target }: ExportPlan, { rows, articles, losses }: Outcome): Promise<void> {
  const said = [vscode.l10n.t('{0} annotations of {1} articles are in {2}.', rows, articles, nameOf(target)), ...losses].join(' ');
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(said, open)) === open) await openExport(target);
}

/** What the editor would show as bytes is shown where it lies; a page goes to the browser. */
async function openExport(target: vscode.Uri): Promise<void> {
  const isLocal = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (isLocal && /\.html$/i.test(target.path)) await vscode.env.openExternal(target);
  else if (/\.(zip|qdpx|xlsx|parquet)$/i.test(target.path)) await vscode.commands.executeCommand(isLocal ? 'revealFileInOS' : 'revealInExplorer', target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
