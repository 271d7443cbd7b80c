import * as vscode from 'vscode';
import { checkSize } from '../../../core/exchange/import/importedText';
import type { ImportFile } from '../../../core/exchange/import/model';
import { nameOf } from '../../articleFiles';
import { readBytes } from '../../texts';

/** Files of all import formats; which it is their content says. */
const ENDINGS = ['jsonl', 'csv', 'tsv', 'jsonld', 'json', 'ann', 'zip', 'qdpx', 'qdc'];

export async function pickFiles(folder: vscode.WorkspaceFolder): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: vscode.l10n.t('Import Annotations'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    defaultUri: folder.uri,
    filters: { [vscode.l10n.t('Annotations')]: ENDINGS, [vscode.l10n.t('All Files')]: ['*'] },
  });
}

/**
 * The files that were chosen, and the text beside each `.ann` file.
 * @throws ImportError for one that is too large, before it is read.
 */
export async function readFiles(uris: readonly vscode.Uri[]): Promise<readonly ImportFile[]> {
  const files = new Map<string, ImportFile>();
  for (const uri of uris) {
    const { size } = await vscode.workspace.fs.stat(uri);
    checkSize(nameOf(uri), size);
    files.set(uri.toString(), { name: nameOf(uri), bytes: await vscode.workspace.fs.readFile(uri) });
    const text = uri.with({ path: uri.path.replace(/\.ann$/i, '.txt') });
    const bytes = text.path === uri.path ? undefined : await readBytes(text);
    if (bytes) files.set(text.toString(), { name: nameOf(text), bytes });
  }
  return [...files.values()];
}
