import * as vscode from 'vscode';
import { articleNameOf } from '../../../core/sidecar/newAnnotation';
import type { SidecarStore } from '../../sidecarStore';
import { exists, sidecarOf } from '../../texts';

/**
 * A file renamed or moved in the editor takes its sidecar along, in the same undoable step. Deleting an article keeps its sidecar: the
 * Problems panel says that it is alone.
 */
export function followRenames(store: SidecarStore): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => event.waitUntil(sidecarMoves(event.files))),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) store.follow(oldUri, newUri);
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
