import * as vscode from 'vscode';
import type { Log } from '../../../core/ports';
import { articleNameOf } from '../../../core/sidecar/names';
import { relinked } from '../../../core/tagging/relink';
import { articleFiles, nameOf } from '../../articleFiles';
import { movedWith } from '../../changes';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { exists } from '../../files';
import { sidecarOf } from '../../texts';

/**
 * A file renamed or moved in the editor takes its sidecar along, in the same undoable step. Deleting an article keeps its sidecar: the
 * Problems panel says that it is alone. Links that other sidecars have to its annotations are written anew, as a step of Undo Annotation.
 */
export function followRenames(corpora: Corpora, store: SidecarStore, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => event.waitUntil(sidecarMoves(event.files))),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) store.follow(oldUri, newUri);
      void relink(corpora, store, files).catch((error: unknown) => log.error('Links could not follow a rename.', error));
    }),
  );
}

async function relink(corpora: Corpora, store: SidecarStore, files: vscode.FileRenameEvent['files']): Promise<void> {
  for (const { oldUri, newUri } of files) {
    if (!vscode.workspace.getWorkspaceFolder(newUri) || !(articleFiles.isNamedLikeArticle(newUri) || (await isFolder(newUri)))) continue;
    const { index } = await corpora.whole(newUri);
    const renamed = { from: vscode.workspace.asRelativePath(oldUri, false), to: vscode.workspace.asRelativePath(newUri, false) };
    const changes = [...relinked(index, [renamed])].map(([article, operations]) => ({ article: movedWith(vscode.Uri.parse(article, true), oldUri, newUri), operations }));
    // an article that has moved itself may not be known at its new place yet
    for (const { article } of changes) if (!index.article(article.toString())) await corpora.of(article).refresh(article);
    if (changes.length > 0) await store.applyAll(changes, vscode.l10n.t('Links to {0}', nameOf(newUri)));
  }
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
}

async function sidecarMoves(files: vscode.FileWillRenameEvent['files']): Promise<vscode.WorkspaceEdit> {
  const moving = new Set(files.map(({ oldUri }) => oldUri.toString()));
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri, newUri } of files) {
    const [from, to] = [sidecarOf(oldUri), sidecarOf(newUri)];
    if (articleNameOf(oldUri.path) !== undefined || moving.has(from.toString()) || !(await exists(from))) continue;
    const sameButCase = from.path.toLowerCase() === to.path.toLowerCase();
    if (!sameButCase && (await exists(to))) {
      const names = [vscode.workspace.asRelativePath(from), vscode.workspace.asRelativePath(to)] as const;
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} was not taken along, since {1} is there already: move its annotations by hand.', ...names));
      continue;
    }
    edit.renameFile(from, to, { overwrite: false });
  }
  return edit;
}
