import { disk } from '#platform';
import * as vscode from 'vscode';
import type { FileStamp } from '../core/corpus/kept/stamps';

/**
 * Reads files, one or ten thousand. `workspace.fs` asks the window before each of its steps, even about a file of the local disk: a folder's
 * articles would keep both busy with messages. So the disk is asked where there is one, and `workspace.fs` for everything else, failures included.
 * @returns undefined where there is no such file.
 * @throws any other error.
 */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    if (disk && uri.scheme === 'file') return await disk.read(uri.fsPath);
  } catch {
    // said below in the editor's own words
  }
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** When a file was last written, and its size; undefined where that cannot be said. */
export async function stampOf(uri: vscode.Uri): Promise<FileStamp | undefined> {
  try {
    const { mtime, size } = await (disk && uri.scheme === 'file' ? disk.stat(uri.fsPath) : vscode.workspace.fs.stat(uri));
    return { mtime: Math.max(0, Math.floor(mtime)), size };
  } catch {
    return undefined;
  }
}

/** Whether there is such a file: asked of every article that is opened, while the window has its hands full with showing it. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await stampOf(uri)) !== undefined;
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'EntryNotFound');
}
