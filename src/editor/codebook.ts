import * as vscode from 'vscode';
import type { Problem } from '../core/sidecar/model';
import type { Code, Codebook } from '../core/sidecar/registryModel';
import { registryUri } from './changes';
import { lazily } from './lazily';
import { readYamlText } from './texts';

const reading = lazily(() => import('../core/sidecar/readRegistry'));

const EMPTY: Codebook = { codes: [], links: [] };

/** The folder's `codebook.yaml`, read when asked for; empty where there is no such file or it is broken. */
export async function codebookFor(file: vscode.Uri): Promise<Codebook> {
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const read = folder && (await readYamlText(registryUri(folder.uri, 'codebook')));
  return read && 'text' in read ? await parseCodebook(read.text) : EMPTY;
}

export async function codesFor(file: vscode.Uri): Promise<readonly Code[]> {
  return (await codebookFor(file)).codes;
}

/** The codebook that a text holds, and what is wrong with it. */
export async function parseCodebook(text: string): Promise<Codebook & { readonly problems: readonly Problem[] }> {
  return (await reading()).readCodebook(text);
}
