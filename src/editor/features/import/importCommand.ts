import * as vscode from 'vscode';
import { countPlan, summarisePlan } from '../../../core/exchange/import/describePlan';
import type { ImportedFile, ImportFile } from '../../../core/exchange/import/model';
import type { ImportPlan } from '../../../core/exchange/import/planModel';
import type { Log } from '../../../core/ports';
import { annotatorName } from '../../annotator';
import { nameOf } from '../../articleFiles';
import type { FileChange } from '../../changes';
import type { Corpora } from '../../corpora';
import type { PipelineClient } from '../../pipelineClient';
import type { SidecarStore } from '../../sidecarStore';
import { reasonNotToWrite } from '../../writability';
import { pickFiles, pickFormat, readFiles } from './chosenFiles';
import { openImportFolder, type ImportFolder } from './importFolder';
import { makePlan } from './makePlan';
import { createPlanPreview, writesAnything, type PlanPreview } from './planPreview';

/** What a keybinding or a task may hand the command, which then asks neither for files nor for their format. The plan is shown all the same. */
export interface ImportRequest {
  readonly files: readonly vscode.Uri[];
  /** Id of the format, as `node dist/cli.js import --format` takes it; absent: it is recognised. */
  readonly format?: string;
}

interface Planned {
  readonly plan: ImportPlan;
  readonly format: string;
  readonly folder: ImportFolder;
}

/** `Import Annotations…`: files, a plan to look at, then one step that writes all of it and can be undone. */
export function importCommand(corpora: Corpora, client: PipelineClient, store: SidecarStore, log: Log, parts: vscode.Disposable[]) {
  const preview = createPlanPreview();
  parts.push(preview);

  const run = async (given?: ImportRequest): Promise<void> => {
    const folder = await pickFolder();
    if (!folder) return;
    const refused = reasonNotToWrite(vscode.Uri.joinPath(folder.uri, 'codebook.yaml'));
    if (refused !== undefined) {
      void vscode.window.showWarningMessage(refused);
      return;
    }
    const uris = given?.files ?? (await pickFiles(folder));
    if (!uris || uris.length === 0) return;
    const names = uris.map(nameOf).join(', ');
    try {
      const files = await readFiles(uris);
      const format = given ? given.format : await pickFormat(client, files);
      const planned = given || format !== undefined ? await plan(folder, files, format) : undefined;
      if (planned) await decide(folder, planned, names);
    } catch (error) {
      log.error('The import failed.', error);
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} Nothing was imported.', reason));
    }
  };

  /** @returns undefined when cancelled. @throws Error, one sentence, when the files cannot be imported */
  const plan = (folder: vscode.WorkspaceFolder, files: readonly ImportFile[], format: string | undefined): Thenable<Planned | undefined> =>
    vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, cancellable: true, title: vscode.l10n.t('Reading annotations') }, async (progress, token) => {
      const read = await client.ask({ ask: 'readImport', files, format });
      if ('problem' in read) throw new Error(read.problem);
      const annotator = namesEveryone(read.imported) ? '' : await annotatorName(folder.uri);
      if (annotator === undefined || token.isCancellationRequested) return undefined;
      const [articles] = await Promise.all([openImportFolder(folder, token), corpora.whole(folder.uri)]);
      const report = (done: number, total: number) => progress.report({ message: vscode.l10n.t('{0} of {1}', done, total), increment: 100 / Math.max(1, total) });
      const made = await makePlan({ imported: read.imported, folder: articles, annotator, client, token, report });
      return made && { plan: made, format: read.format, folder: articles };
    });

  const decide = async (folder: vscode.WorkspaceFolder, { plan: whole, format, folder: articles }: Planned, names: string): Promise<void> => {
    const title = `${names} (${format})`;
    if (!writesAnything(whole)) {
      void tellNothing(whole, title, preview);
      return;
    }
    await preview.show(whole, title);
    const chosen = await preview.confirm(whole, title);
    if (!chosen) {
      preview.settle(whole, title, vscode.l10n.t('The import was cancelled; nothing was written.'));
      void vscode.window.showInformationMessage(vscode.l10n.t('The import was cancelled; nothing was written.'));
      return;
    }
    const label = vscode.l10n.t('Import {0}', names);
    const written = await store.applyAll(changesOf(chosen, folder, articles), label);
    preview.settle(chosen, title, written ? vscode.l10n.t('This has been written; Undo Annotation takes all of it back.') : vscode.l10n.t('This could not be written; nothing was changed.'));
    if (written) void tellDone(chosen, articles);
  };

  return { importAnnotations: run };
}

/** The folder of the active article, the only one, or the one that is picked. */
async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const [first, second] = vscode.workspace.workspaceFolders ?? [];
  if (own || !first || !second) return own ?? first;
  return vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Into which folder?') });
}

function namesEveryone({ articles }: ImportedFile): boolean {
  return articles.every(({ annotations }) => annotations.every(({ annotator }) => annotator !== undefined));
}

function changesOf({ articles, registries }: ImportPlan, folder: vscode.WorkspaceFolder, { uriOf }: ImportFolder): readonly FileChange[] {
  return [
    ...registries.filter(({ operations }) => operations.length > 0).map(({ file, operations }): FileChange => ({ registry: file, folder: folder.uri, operations })),
    ...articles.filter(({ operations }) => operations.length > 0).map(({ article, operations }): FileChange => ({ article: uriOf(article), operations })),
  ];
}

/** Everything is there already, or nothing fits: that is no error, but the user wants to know why. */
async function tellNothing(plan: ImportPlan, title: string, preview: PlanPreview): Promise<void> {
  const details = vscode.l10n.t('Show Details');
  const said = vscode.l10n.t('There is nothing to add: {0}.', summarisePlan(plan));
  if ((await vscode.window.showInformationMessage(said, details)) === details) await preview.show(plan, title);
}

async function tellDone(plan: ImportPlan, { uriOf }: ImportFolder): Promise<void> {
  const { added, doubtful, articles, entries } = countPlan(plan);
  const said = [
    articles === 1 ? vscode.l10n.t('{0} annotations were added to 1 article.', added) : vscode.l10n.t('{0} annotations were added to {1} articles.', added, articles),
    ...(entries > 0 ? [vscode.l10n.t('{0} entries were added to {1}.', entries, plan.registries.map(({ file }) => `${file}.yaml`).join(', '))] : []),
    ...(doubtful > 0 ? [vscode.l10n.t('{0} of them need review.', doubtful)] : []),
    ...plan.notes,
  ].join(' ');
  const [open, review, undo] = [vscode.l10n.t('Open'), vscode.l10n.t('Review'), vscode.l10n.t('Undo')];
  const first = plan.articles.find(({ operations }) => operations.length > 0);
  const buttons = [...(first ? [open] : []), ...(doubtful > 0 ? [review] : []), undo];
  const chosen = await vscode.window.showInformationMessage(said, ...buttons);
  if (chosen === open && first) await vscode.commands.executeCommand('vscode.open', uriOf(first.article));
  if (chosen === review) await vscode.commands.executeCommand('sourceAnnotator.needsReview.focus');
  if (chosen === undo) await vscode.commands.executeCommand('sourceAnnotator.undoAnnotation');
}
