import * as vscode from 'vscode';
import { readCodebook } from '../core/sidecar/readRegistry';
import type { Code, Codebook } from '../core/sidecar/registryModel';
import { registryUri } from './changes';
import { readYamlText } from './texts';

const EMPTY: Codebook = { codes: [], links: [] };

/** The folder's `codebook.yaml`, read when asked for; empty where there is no such file or it is broken. */
export async function codebookFor(file: vscode.Uri): Promise<Codebook> {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const read = folder && (await readYamlText(registryUri(folder.uri, 'codebook')));
  return read && 'text' in read ? readCodebook(read.text) : EMPTY;
}

export async function codesFor(file: vscode.Uri): Promise<readonly Code[]> {
  return (await codebookFor(file)).codes;
}
