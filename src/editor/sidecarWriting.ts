import { writeOnDisk } from '#platform';
import * as vscode from 'vscode';
import { decodeSidecarBytes } from '../core/sidecar/decodeSidecar';
import type { Problem } from '../core/sidecar/model';
import { readBytes } from './files';
import { editedDocument } from './texts';

type Outcome<T> = T | { readonly problem: Problem };

/** Makes the new text of a file from its text as it stands (undefined: there is none yet). */
type Edit<T extends { readonly text: string }> = (text: string | undefined) => Outcome<T>;

/**
 * Replaces a text file's content by what `edit` makes of it, and reads it back. Three ways (design.md, Writing): where it is
 * open in an editor a minimal edit of the document and a save; on a disk locked, through a temporary file and a rename; else
 * through `workspace.fs`.
 * @throws Error, one sentence, when it could not be written or reads back otherwise.
 */
export async function writeText<T extends { readonly text: string }>(uri: vscode.Uri, edit: Edit<T>): Promise<Outcome<T>> {
  const document = editedDocument(uri);
  // a clean document that lags behind its file would be refused at saving: the file counts, the editor follows
  if (document && (document.isDirty || (await isOnDisk(document)))) return writeInEditor(document, edit);
  if (uri.scheme === 'file' && writeOnDisk) return writeOnDisk(uri.fsPath, edit);
  return writeThroughFileSystem(uri, edit);
}

async function isOnDisk(document: vscode.TextDocument): Promise<boolean> {
  const bytes = await readBytes(document.uri);
  const decoded = bytes && decodeSidecarBytes(bytes);
  return decoded !== undefined && 'text' in decoded && decoded.text.replace(/^\ufeff/u, '') === document.getText();
}

async function writeInEditor<T extends { readonly text: string }>(document: vscode.TextDocument, edit: Edit<T>): Promise<Outcome<T>> {
  const before = document.getText();
  const edited = edit(before);
  if ('problem' in edited) return edited;
  const { start, end, insert } = smallestChange(before, edited.text);
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), insert);
  if (!(await vscode.workspace.applyEdit(change))) throw new Error(vscode.l10n.t('The editor refused the change.'));
  if (!(await document.save())) throw new Error(vscode.l10n.t('The file is changed in the editor but could not be saved.'));
  return edited;
}

async function writeThroughFileSystem<T extends { readonly text: string }>(uri: vscode.Uri, edit: Edit<T>): Promise<Outcome<T>> {
  const bytes = await readBytes(uri);
  const decoded = bytes && decodeSidecarBytes(bytes);
  if (decoded && 'problem' in decoded) return decoded;
  const edited = edit(decoded?.text);
  if ('problem' in edited) return edited;
  const written = new TextEncoder().encode(edited.text);
  await vscode.workspace.fs.writeFile(uri, written);
  const back = await readBytes(uri);
  if (back?.length !== written.length || !back.every((byte, at) => byte === written[at])) throw new Error(vscode.l10n.t('It reads back otherwise than written.'));
  return edited;
}

/** The one run of whole lines in which two texts differ. */
function smallestChange(before: string, after: string): { readonly start: number; readonly end: number; readonly insert: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  while (start > 0 && before[start - 1] !== '\n') start--;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  while (tail > 0 && before[before.length - 1 - tail] !== '\n') tail--;
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) };
}
