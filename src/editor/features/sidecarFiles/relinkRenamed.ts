import * as vscode from 'vscode';
import { groupBy } from '../../../core/groupBy';
import { relinked } from '../../../core/tagging/relink';
import { articleFiles, nameOf } from '../../articleFiles';
import { movedWith } from '../../changes';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';

export interface RenamedFile {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/** Writes the links to renamed articles (or folders of articles) anew, in each workspace folder as one step: an article that links to another may have moved with it. */
export async function relinkRenamed(corpora: Corpora, store: SidecarStore, files: readonly RenamedFile[]): Promise<void> {
  const renamed: RenamedFile[] = [];
  for (const file of files) if (await mayBeLinkedTo(file.newUri)) renamed.push(file);
  for (const together of groupBy(renamed, ({ newUri }) => vscode.workspace.getWorkspaceFolder(newUri)?.uri.toString()).values()) {
    const [first] = together;
    if (first) await relinkIn(corpora, store, first.newUri, together);
  }
}

async function relinkIn(corpora: Corpora, store: SidecarStore, inFolder: vscode.Uri, files: readonly RenamedFile[]): Promise<void> {
  const { index } = await corpora.whole(inFolder);
  // the watcher may have dropped the old addresses already, and not have come to the new ones
  for (const { newUri } of files) if (articleFiles.isNamedLikeArticle(newUri) && !index.article(newUri.toString())) await corpora.of(newUri).refresh(newUri);
  const renamed = files.map(({ oldUri, newUri }) => ({ from: vscode.workspace.asRelativePath(oldUri, false), to: vscode.workspace.asRelativePath(newUri, false) }));
  // known at its old and its new address, an article is written once
  const byAddress = new Map([...relinked(index, renamed)].map(([known, operations]) => {
    const article = todaysAddress(vscode.Uri.parse(known, true), files);
    return [article.toString(), { article, operations }] as const;
  }));
  const changes = [...byAddress.values()];
  // an article in a folder that has moved may not be known at its new place yet
  for (const { article } of changes) if (!index.article(article.toString())) await corpora.of(article).refresh(article);
  if (changes.length > 0) await store.applyAll(changes, vscode.l10n.t('Links to {0}', files.map(({ newUri }) => nameOf(newUri)).join(', ')));
}

function todaysAddress(article: vscode.Uri, files: readonly RenamedFile[]): vscode.Uri {
  for (const { oldUri, newUri } of files) {
    const moved = movedWith(article, oldUri, newUri);
    if (moved !== article) return moved;
  }
  return article;
}

async function mayBeLinkedTo(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && (articleFiles.isNamedLikeArticle(uri) || (await isFolder(uri)));
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
}
