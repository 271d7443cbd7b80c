import * as vscode from 'vscode';
import { readCodebook } from '../core/sidecar/readRegistry';
import type { Code } from '../core/sidecar/registryModel';
import { editedDocument, readBytes } from './texts';

/** The tags of the folder's `codebook.yaml`, read when asked for; none where there is no such file or it is broken. */
export async function codesFor(article: vscode.Uri): Promise<readonly Code[]> {
  const folder = vscode.workspace.getWorkspaceFolder(article);
  if (!folder) return [];
  const uri = vscode.Uri.joinPath(folder.uri, 'codebook.yaml');
  const bytes = editedDocument(uri) ? undefined : await readBytes(uri);
  const text = editedDocument(uri)?.getText() ?? (bytes && new TextDecoder().decode(bytes));
  return text === undefined ? [] : readCodebook(text).codes;
}
