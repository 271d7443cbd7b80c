import * as vscode from 'vscode';
import { sha256OfText } from '../../../core/sidecar/newAnnotation';
import { readSidecar } from '../../../core/sidecar/readSidecar';
import { articleFiles } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { exists } from '../../files';
import { readArticle, readSidecarText, sidecarOf } from '../../texts';
import { reasonNotToWrite } from '../../writability';
import { relinkRenamed, type RenamedFile } from './relinkRenamed';

/** Articles that are read in search of a sidecar's own. */
const MOST_READ = 2000;

/** @returns looks for the new names of articles that are not there any more, and offers once to take each one's sidecar along; links follow. */
export function createRenamedArticles(corpora: Corpora, store: SidecarStore): (articles: readonly vscode.Uri[]) => Promise<void> {
  const asked = new Set<string>();

  /** @returns whether it was taken along. */
  const offer = async (from: vscode.Uri, to: vscode.Uri): Promise<boolean> => {
    const question = `${from.toString()} ${to.toString()}`;
    if (asked.has(question) || reasonNotToWrite(to)) return false;
    asked.add(question);
    const move = vscode.l10n.t('Take Along');
    const names = [vscode.workspace.asRelativePath(from), vscode.workspace.asRelativePath(to)] as const;
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('{0} is now {1}. Shall its annotations go along?', ...names), move, vscode.l10n.t('Leave Them'));
    if (answer !== move) return false;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(sidecarOf(from), sidecarOf(to), { overwrite: false });
    if (!(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be renamed: do it by hand.', vscode.workspace.asRelativePath(sidecarOf(from))));
      return false;
    }
    asked.delete(question); // brought back by a checkout, it may be renamed so again
    store.follow(from, to);
    await corpora.of(to).refresh(to); // with its annotations, which may hold links as well
    return true;
  };

  return async (articles) => {
    /** One may hold links to another that came before it. */
    const renamed: RenamedFile[] = [];
    for (const article of articles) {
      const found = await newNameOf(article);
      if (!found || !(await offer(article, found))) continue;
      renamed.push({ oldUri: article, newUri: found });
      await relinkRenamed(corpora, store, renamed);
    }
  };
}

async function newNameOf(article: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (await exists(article)) return undefined;
  const sha256 = await hashIn(article);
  return sha256 === undefined ? undefined : articleWith(sha256, article);
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
