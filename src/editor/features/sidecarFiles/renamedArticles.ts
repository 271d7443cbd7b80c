import * as vscode from 'vscode';
import { sha256OfText } from '../../../core/sidecar/newAnnotation';
import { readSidecar } from '../../../core/sidecar/readSidecar';
import { articleFiles } from '../../articleFiles';
import type { SidecarStore } from '../../sidecarStore';
import { exists } from '../../files';
import { readArticle, readSidecarText, sidecarOf } from '../../texts';
import { reasonNotToWrite } from '../../writability';

/** Articles that are read in search of a sidecar's own. */
const MOST_READ = 2000;

/** @returns looks for the new name of an article that is not there any more, and offers once to take its sidecar along. */
export function createRenamedArticles(store: SidecarStore): (article: vscode.Uri) => Promise<void> {
  const asked = new Set<string>();

  const offer = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
    const question = `${from.toString()} ${to.toString()}`;
    if (asked.has(question) || reasonNotToWrite(to)) return;
    asked.add(question);
    const move = vscode.l10n.t('Take Along');
    const names = [vscode.workspace.asRelativePath(from), vscode.workspace.asRelativePath(to)] as const;
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('{0} is now {1}. Shall its annotations go along?', ...names), move, vscode.l10n.t('Leave Them'));
    if (answer !== move) return;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(sidecarOf(from), sidecarOf(to), { overwrite: false });
    if (await vscode.workspace.applyEdit(edit)) store.follow(from, to);
    else void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be renamed: do it by hand.', vscode.workspace.asRelativePath(sidecarOf(from))));
  };

  return async (article) => {
    if (await exists(article)) return;
    const sha256 = await hashIn(article);
    const found = sha256 === undefined ? undefined : await articleWith(sha256, article);
    if (found) await offer(article, found);
  };
}

async function hashIn(article: vscode.Uri): Promise<string | undefined> {
  const read = await readSidecarText(article);
  if (!read || !('text' in read)) return undefined;
  return readSidecar(read.text).sidecar?.article.sha256;
}

/** The one article without a sidecar that has this text; undefined where there is none, or more than one. */
async function articleWith(sha256: string, gone: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(gone);
  if (!folder) return undefined;
  const found: vscode.Uri[] = [];
  let reads = 0;
  for (const candidate of await articleFiles.find(folder)) {
    if (await exists(sidecarOf(candidate))) continue;
    if (++reads > MOST_READ) return undefined;
    const read = await readArticle(candidate);
    if (read && 'text' in read && sha256OfText(read.text) === sha256) found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}
