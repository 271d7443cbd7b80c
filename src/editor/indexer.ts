import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { articleNameOf } from '../core/sidecar/names';
import { articleFiles } from './articleFiles';
import { registryUri } from './changes';
import type { Corpus } from './corpus';
import { affects, settings } from './settings';
import { openDocument } from './texts';

/** How many articles are under way at once: enough to keep all workers busy while others are read from the disk and taken into the index. */
const AT_ONCE = 16;
/** While somebody works, the index is not kept for the sake of so many articles. */
const FEW_ARTICLES = 10;
/** Bursts of file events (git checkout, unpacking) are taken together. */
const BURST_MS = 200;

export interface IndexProgress {
  readonly corpus: Corpus;
  readonly done: number;
  readonly total: number;
}

/** Reads a whole folder into its corpus, and keeps it true by watching articles, sidecars and `actors.yaml`. */
export interface Indexer extends vscode.Disposable {
  /** @param afresh true: nothing is taken from the session before. @returns the articles that were. */
  run(afresh: boolean): Promise<readonly vscode.Uri[]>;
}

export function createIndexer(corpus: Corpus, log: Log, report: (progress: IndexProgress) => void): Indexer {
  const { folder } = corpus;
  const stop = new vscode.CancellationTokenSource();
  const pending = new Map<string, vscode.Uri>();
  let registryChanged = false;
  let folderChanged = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readAll = async (uris: readonly vscode.Uri[]): Promise<void> => {
    let next = 0;
    let done = 0;
    const lane = async () => {
      for (let uri = uris[next++]; uri && !stop.token.isCancellationRequested; uri = uris[next++]) {
        await corpus.refresh(uri);
        report({ corpus, done: ++done, total: uris.length });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  };

  const readFolder = async (afresh: boolean): Promise<readonly vscode.Uri[]> => {
    if (!folder) return [];
    const began = Date.now();
    const [articles, sidecars] = await Promise.all([
      articleFiles.find(folder, stop.token),
      vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*.annotations.yaml'), undefined, undefined, stop.token),
    ]);
    // a sidecar without its article is read too, to say so
    const known = new Set(articles.map(String));
    const missing = sidecars.flatMap((uri) => articleOf(uri) ?? []).filter((uri) => !known.has(uri.toString()) && articleFiles.isOf(folder, uri));
    const restored = afresh ? [] : await corpus.restore(articles, sidecars);
    const there = new Set(restored.map(String));
    const uris = [...articles, ...missing].filter((uri) => !there.has(uri.toString()));
    report({ corpus, done: 0, total: uris.length });
    await readAll(uris);
    log.info(`Indexed ${articles.length} articles of ${folder.name} in ${Date.now() - began} ms, ${restored.length} of them from the session before.`);
    if (!stop.token.isCancellationRequested) void corpus.getReady().then(() => corpus.keep(0));
    return restored;
  };

  const takeBurst = async (): Promise<void> => {
    timer = undefined;
    const uris = [...pending.values()];
    pending.clear();
    const [registry, whole] = [registryChanged, registryChanged || folderChanged];
    registryChanged = folderChanged = false;
    if (registry) await corpus.reloadRegistry();
    await readAll(uris);
    if (whole) await readFolder(true);
    else if (!stop.token.isCancellationRequested) void corpus.keep(FEW_ARTICLES);
  };

  const soon = (): void => {
    timer ??= setTimeout(() => void takeBurst().catch((error: unknown) => log.error('Following file changes failed.', error)), BURST_MS);
  };

  const seen = (uri: vscode.Uri): void => {
    if (!articleFiles.isOf(folder, uri)) return;
    if (folder && uri.toString() === registryUri(folder.uri, 'actors').toString()) registryChanged = true;
    else {
      const article = articleOf(uri) ?? uri;
      if (!articleFiles.isNamedLikeArticle(article)) return;
      pending.set(article.toString(), article);
    }
    soon();
  };

  /** The text of an open article is the document's, whose changes are followed keystroke by keystroke. */
  const changed = (uri: vscode.Uri): void => {
    if (articleOf(uri) || !openDocument(uri)) seen(uri);
  };

  /** A folder that goes away is one event, its articles have none of their own. */
  const gone = (uri: vscode.Uri): void => {
    const inside = `${uri.toString()}/`;
    for (const { article } of corpus.index.articles()) if (article.startsWith(inside)) seen(vscode.Uri.parse(article));
  };

  const listening: vscode.Disposable[] = [];
  if (folder) {
    for (const glob of new Set(['**/*.annotations.yaml', 'actors.yaml', ...settings.include(folder)])) {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, glob));
      listening.push(watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(seen));
    }
    const folders = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**'), true, true, false);
    listening.push(folders, folders.onDidDelete(gone));
  }
  // a sidecar or registry edited by hand counts as it is typed, before it is saved
  listening.push(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && articleOf(document.uri)) seen(document.uri);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affects(event, 'cues')) registryChanged = true;
      else if (!affects(event, 'include') && !affects(event, 'exclude')) return;
      for (const { article } of corpus.index.articles()) pending.set(article, vscode.Uri.parse(article));
      folderChanged = true;
      soon();
    }),
  );

  return {
    run: readFolder,
    dispose() {
      clearTimeout(timer);
      stop.cancel();
      for (const part of [...listening, stop]) part.dispose();
    },
  };
}

/** The article that a sidecar lies beside; undefined: the file is no sidecar. */
function articleOf(file: vscode.Uri): vscode.Uri | undefined {
  const path = articleNameOf(file.path);
  return path === undefined ? undefined : file.with({ path });
}
