import { disk } from '#platform';
import * as vscode from 'vscode';
import { decodeArticle } from '../core/article/decodeArticle';
import { isProse } from '../core/article/isProse';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import type { Problem } from '../core/sidecar/model';
import { sidecarNameOf } from '../core/sidecar/names';
import type { FilesRequest } from '../worker/packing';
import { nameOf } from './articleFiles';
import { exists, readBytes } from './files';

/** A text, or the one sentence why there is none. */
export type ReadText = { readonly text: string; readonly version?: number } | { readonly problem: Problem };

/** A text file that is not prose: nothing is wrong with it, it is just no article. */
const NOT_PROSE = { problem: undefined } as const;

/** The document open at one of some addresses, dirty or not; undefined where none is. */
export function openDocument(...uris: readonly vscode.Uri[]): vscode.TextDocument | undefined {
  const keys = uris.map(String);
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && keys.includes(document.uri.toString()));
}

/**
 * The document whose text counts in place of the file's. The editor keeps a document for a while after its tab was closed:
 * such a one stands for a file only as long as the file is there.
 */
async function livingDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const document = openDocument(uri);
  return document && (document.isDirty || isShown(uri) || (await exists(uri))) ? document : undefined;
}

/** The document of a file that somebody has open in a tab, or that has unsaved changes. */
export function editedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const document = openDocument(uri);
  return document && (document.isDirty || isShown(uri)) ? document : undefined;
}

function isShown(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key));
}

/** Whether an article and its sidecar are on the local disk and open nowhere: a worker can read them by itself. */
export function isOnDiskAlone(article: vscode.Uri): boolean {
  return disk !== undefined && article.scheme === 'file' && !openDocument(article, sidecarOf(article));
}

/** What a worker takes to read them. */
export function filesOf(corpus: string, article: vscode.Uri): FilesRequest {
  return { corpus, article: article.toString(), name: nameOf(article), file: article.fsPath, sidecar: sidecarOf(article).fsPath };
}

/** The article's text: what the editor shows where it is open, else the file. Undefined where there is no such file. */
export async function readArticle(uri: vscode.Uri): Promise<ReadText | typeof NOT_PROSE | undefined> {
  const document = await livingDocument(uri);
  if (document) return { text: document.getText(), version: document.version };
  const bytes = await readBytes(uri);
  if (!bytes) return undefined;
  const name = nameOf(uri);
  const decoded = decodeArticle(bytes, name);
  if ('problem' in decoded) return { problem: { message: decoded.problem, line: 0, column: 0, severity: 'warning' } };
  return isProse(name, decoded.text) ? decoded : NOT_PROSE;
}

/** The sidecar's text beside an article: what the editor shows where it is open, else the file. */
export function readSidecarText(article: vscode.Uri): Promise<ReadText | undefined> {
  return readYamlText(sidecarOf(article));
}

/** The text of one of our YAML files: what the editor shows where it is open, else the file. Undefined where there is none. */
export async function readYamlText(uri: vscode.Uri): Promise<ReadText | undefined> {
  const document = editedDocument(uri);
  if (document) return { text: document.getText(), version: document.version };
  const bytes = await readBytes(uri);
  return bytes && decodeSidecarBytes(bytes);
}

export function sidecarOf(article: vscode.Uri): vscode.Uri {
  return article.with({ path: sidecarNameOf(article.path) });
}
