import * as vscode from 'vscode';
import type { Log } from '../../../core/ports';
import { articleNameOf } from '../../../core/sidecar/names';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { exists } from '../../files';
import { sidecarOf } from '../../texts';
import { relinkRenamed } from './relinkRenamed';

/**
 * A file renamed or moved in the editor takes its sidecar along, in the same undoable step. Deleting an article keeps its sidecar: the
 * Problems panel says that it is alone. Links that other sidecars have to its annotations are written anew, as a step of Undo Annotation.
 */
export function followRenames(corpora: Corpora, store: SidecarStore, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => event.waitUntil(sidecarMoves(event.files))),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) store.follow(oldUri, newUri);
      void relinkRenamed(corpora, store, files).catch((error: unknown) => log.error('Links could not follow a rename.', error));
    }),
  );
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
