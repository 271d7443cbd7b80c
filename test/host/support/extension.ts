import * as vscode from 'vscode';

const ID = 'source-annotator.source-annotator';

/** @throws Error when VS Code has not found the extension, for instance because its manifest is broken */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(ID);
  if (!found) throw new Error(`VS Code does not know ${ID}.`);
  return found;
}

/** The folder of articles that a run of the host suites has open: a fresh copy of examples/. */
export function workspaceRoot(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return folder.uri;
}
