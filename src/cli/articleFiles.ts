import fs from 'node:fs';
import path from 'node:path';
import { decodeArticle } from '../core/article/decodeArticle';
import { isProse } from '../core/article/isProse';
import { messageOf } from './command';

const ARTICLE = /\.(txt|md|article)$/i;
const SIDECAR = /\.annotations\.yaml$/i;
const SKIPPED_FOLDERS = /^(\.|node_modules$)/;

/** What could not be read: one sentence with the path. */
export type Complain = (problem: string) => void;

/** A file that may be an article. */
export interface ArticleFile {
  /** As given; below a folder, joined to it. */
  readonly path: string;
  /** The folder given under which it was found; of a file given, the folder it lies in. */
  readonly folder: string;
  /** By its own name: then it is one, whatever it is called and looks like. */
  readonly named: boolean;
}

/**
 * The articles among files and folders: each file named (sidecars aside), and below folders `.txt`, `.md` and `.article`
 * in the order of names. Each once.
 */
export function findArticles(paths: readonly string[], complain: Complain): ArticleFile[] {
  const found = new Map<string, ArticleFile>();
  const add = (file: string, folder: string, named: boolean) => {
    const key = path.resolve(file);
    if (!found.has(key)) found.set(key, { path: file, folder, named });
  };
  for (const given of paths) {
    const stat = attempt(() => fs.statSync(given), given, complain);
    if (!stat) continue;
    if (stat.isDirectory()) {
      const before = found.size;
      walk(given, ARTICLE, (file) => add(file, given, false), complain);
      if (found.size === before) complain(`${given}: no articles (.txt, .md, .article) in this folder.`);
    } else if (!SIDECAR.test(given)) add(given, path.dirname(given), true);
  }
  return [...found.values()];
}

export interface SidecarFile {
  readonly path: string;
  /** The folder given under which it was found; of a file given, the folder it lies in. */
  readonly folder: string;
}

/** The sidecars below folders, in the order of names, and those named, by their own name or their article's. Each once. */
export function findSidecars(paths: readonly string[], complain: Complain): SidecarFile[] {
  const found = new Map<string, SidecarFile>();
  for (const given of paths) {
    const stat = attempt(() => fs.statSync(given), given, complain);
    if (!stat) continue;
    const folder = stat.isDirectory() ? given : path.dirname(given);
    const add = (file: string) => void (found.has(path.resolve(file)) || found.set(path.resolve(file), { path: file, folder }));
    if (stat.isDirectory()) walk(given, SIDECAR, add, complain);
    else add(SIDECAR.test(given) ? given : `${given}.annotations.yaml`);
  }
  return [...found.values()];
}

/** What an article is called in what is written: relative to the folder given where it is the only one, else as given; `/` between folders. */
export function articleName(file: ArticleFile, given: readonly string[]): string {
  const [root] = given;
  const name = given.length === 1 && file.folder === root ? path.relative(root, file.path) : file.path;
  return name.split(path.sep).join('/');
}

function walk(folder: string, wanted: RegExp, add: (file: string) => void, complain: Complain): void {
  const entries = attempt(() => fs.readdirSync(folder, { withFileTypes: true }), folder, complain) ?? [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.test(entry.name)) walk(full, wanted, add, complain);
    } else if ((entry.isFile() || entry.isSymbolicLink()) && wanted.test(entry.name)) add(full);
  }
}

/**
 * The text of an article, as decodeArticle gives it. Undefined where it cannot be read (after a complaint) and where a
 * file met on the way holds no prose (`requirements.txt`, a log).
 */
export function readArticle({ path: file, named }: ArticleFile, complain: Complain): string | undefined {
  const bytes = attempt(() => fs.readFileSync(file), file, complain);
  if (!bytes) return undefined;
  const decoded = decodeArticle(bytes, file);
  if ('problem' in decoded) {
    complain(decoded.problem);
    return undefined;
  }
  return named || isProse(file, decoded.text) ? decoded.text : undefined;
}

function attempt<T>(read: () => T, file: string, complain: Complain): T | undefined {
  try {
    return read();
  } catch (error) {
    complain(`${file}: ${reason(error)}`);
    return undefined;
  }
}

function reason(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
      return 'no such file or folder.';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read; check its permissions.';
    case 'ELOOP':
      return 'a symbolic link that leads nowhere.';
    default:
      return messageOf(error);
  }
}
