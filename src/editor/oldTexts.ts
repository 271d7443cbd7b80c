import * as vscode from 'vscode';
import { decodeArticle } from '../core/article/decodeArticle';
import type { Log } from '../core/ports';
import { nameOf } from './articleFiles';
import { gitRepositoryOf, onDidOpenRepository } from './git';
import { lazily } from './lazily';

const hashing = lazily(() => import('../core/sidecar/newAnnotation'));

/** Where the text comes from in which annotations were last anchored: comparing it with today's finds them again best. */
export interface OldTexts extends vscode.Disposable {
  /** @param sha256 of the text sought (`sha256OfText`). @returns undefined where nobody has it. */
  find(article: vscode.Uri, sha256: string): Promise<string | undefined>;
  /** Keeps a private copy of a text that was annotated. */
  keep(text: string): Promise<void>;
  /** What was not found before may be found now: git has opened a repository. */
  readonly onDidGrow: vscode.Event<void>;
}

/** Commits of an article that are looked at. */
const MOST_COMMITS = 20;
/** What the private copies may take: the oldest go first. */
const MOST_COPIES = 500;
const MOST_BYTES = 20_000_000;
const LONGEST_TEXT = 2_000_000;

/**
 * Old texts from a private copy in the extension's storage, else from git. Nothing is kept in the user's folder.
 * @param storage the extension's own folder; it need not be there yet.
 */
export function createOldTexts(storage: vscode.Uri, log: Log): OldTexts {
  const folder = vscode.Uri.joinPath(storage, 'old-texts');
  const copyOf = (sha256: string) => vscode.Uri.joinPath(folder, `${sha256}.txt`);
  const kept = new Set<string>();
  const grown = new vscode.EventEmitter<void>();
  let watching: Promise<vscode.Disposable | undefined> | undefined;

  const fromCopy = async (sha256: string): Promise<string | undefined> => {
    try {
      const { sha256OfText } = await hashing();
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(copyOf(sha256)));
      return sha256OfText(text) === sha256 ? text : undefined;
    } catch {
      return undefined; // there is no copy
    }
  };

  const fromGit = async (article: vscode.Uri, sha256: string): Promise<string | undefined> => {
    if (article.scheme !== 'file') return undefined;
    await (watching ??= onDidOpenRepository(() => grown.fire())); // before asking, so that no opening is missed
    const repository = await gitRepositoryOf(article);
    if (!repository) return undefined;
    const { sha256OfText } = await hashing();
    const path = article.fsPath;
    const commits = await repository.log({ maxEntries: MOST_COMMITS, path }).catch(() => []);
    for (const { hash } of commits) {
      const bytes = await repository.buffer(hash, path).catch(() => undefined);
      const decoded = bytes && decodeArticle(bytes, nameOf(article));
      if (decoded && 'text' in decoded && sha256OfText(decoded.text) === sha256) return decoded.text;
    }
    return undefined;
  };

  return {
    onDidGrow: grown.event,
    dispose() {
      grown.dispose();
      void watching?.then((watch) => void watch?.dispose());
    },
    async find(article, sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined; // it becomes the name of a file
      return (await fromCopy(sha256)) ?? (await fromGit(article, sha256));
    },
    async keep(text) {
      if (text.length > LONGEST_TEXT) return;
      const { sha256OfText } = await hashing();
      const sha256 = sha256OfText(text);
      if (kept.has(sha256)) return;
      kept.add(sha256);
      try {
        await vscode.workspace.fs.createDirectory(folder);
        await vscode.workspace.fs.writeFile(copyOf(sha256), new TextEncoder().encode(text));
        await removeOldest(folder);
      } catch (error) {
        log.error('The private copy of an annotated text could not be kept; git may still have it.', error);
      }
    },
  };
}

async function removeOldest(folder: vscode.Uri): Promise<void> {
  const names = await vscode.workspace.fs.readDirectory(folder);
  const copies = await Promise.all(
    names.map(async ([name]) => {
      const uri = vscode.Uri.joinPath(folder, name);
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      return { uri, mtime, size };
    }),
  );
  copies.sort((a, b) => b.mtime - a.mtime);
  let bytes = 0;
  for (const [index, { uri, size }] of copies.entries()) {
    bytes += size;
    if (index >= MOST_COPIES || bytes > MOST_BYTES) await vscode.workspace.fs.delete(uri);
  }
}
