import * as vscode from 'vscode';

/** Why nothing can be written beside an article, in one sentence; undefined where it can. */
export function reasonNotToWrite(uri: vscode.Uri): string | undefined {
  if (!vscode.workspace.isTrusted) {
    return vscode.l10n.t('Annotations cannot be written in an untrusted workspace. Trust the folder (Workspaces: Manage Workspace Trust) and try again.');
  }
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return vscode.l10n.t('Annotations cannot be written here: {0} files are read-only.', uri.scheme);
  }
  if (!vscode.workspace.getWorkspaceFolder(uri) && uri.scheme !== 'file') {
    return vscode.l10n.t('Annotations are stored beside an article that is saved in a folder. Save this one first.');
  }
  return undefined;
}
