import * as vscode from 'vscode';
import { checkSize } from '../../../core/exchange/import/importedText';
import type { ImportFile } from '../../../core/exchange/import/model';
import { nameOf } from '../../articleFiles';
import type { PipelineClient } from '../../pipelineClient';
import { readBytes } from '../../files';

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

/**
 * Asks which format the files are in. The one recognised stands first and is taken by Enter.
 * @returns its id; undefined when the user gives up
 */
export async function pickFormat(client: PipelineClient, files: readonly ImportFile[]): Promise<string | undefined> {
  const { formats, recognised } = await client.ask({ ask: 'importFormats', files });
  const items = formats.map(({ id, label, description: detail }, i) => ({ label, detail, id, ...(recognised && i === 0 && { description: vscode.l10n.t('recognised') }) }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import Annotations: Format'),
    placeHolder: recognised ? vscode.l10n.t('Enter reads the files as what they seem to be') : vscode.l10n.t('The format was not recognised: which is it?'),
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.id;
}
