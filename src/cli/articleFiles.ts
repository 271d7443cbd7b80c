import fs from 'node:fs';
import path from 'node:path';
import { messageOf } from './command';

const ARTICLE = /\.(txt|md|article)$/i;
const SIDECAR = /\.annotations\.yaml$/i;
/** Texts by their name only: lists, settings and logs that end in `.txt` or `.md`. */
const NOT_PROSE = /^((.*[-_.])?requirements.*\.txt|constraints\.txt|cmakelists\.txt|robots\.txt|(.*[-_.])?logs?([-_.].*)?\.txt|.*\.log\.txt)$/i;
const SKIPPED_FOLDERS = /^(\.|node_modules$)/;

/** What could not be read: one sentence with the path. */
export type Complain = (problem: string) => void;

/**
 * The articles among files and folders: a file named is taken whatever its name (sidecars aside), a folder is walked for
 * `.txt`, `.md` and `.article` in the order of names. Each once.
 * @returns paths as given, those found in a folder joined to it.
 */
export function findArticles(paths: readonly string[], complain: Complain): string[] {
  const found = new Map<string, string>();
  const add = (file: string) => {
    const key = path.resolve(file);
    if (!found.has(key)) found.set(key, file);
  };
  for (const given of paths) {
    const stat = attempt(() => fs.statSync(given), given, complain);
    if (!stat) continue;
    if (stat.isDirectory()) {
      const before = found.size;
      walk(given, add, complain);
      if (found.size === before) complain(`${given}: no articles (.txt, .md, .article) in this folder.`);
    } else if (!SIDECAR.test(given)) add(given);
  }
  return [...found.values()];
}

function walk(folder: string, add: (file: string) => void, complain: Complain): void {
  const entries = attempt(() => fs.readdirSync(folder, { withFileTypes: true }), folder, complain) ?? [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.test(entry.name)) walk(full, add, complain);
    } else if ((entry.isFile() || entry.isSymbolicLink()) && ARTICLE.test(entry.name) && !NOT_PROSE.test(entry.name)) add(full);
  }
}

/** The text of an article: UTF-8, or UTF-16 where a byte order mark says so. Undefined (and a complaint) where it is none. */
export function readArticle(file: string, complain: Complain): string | undefined {
  const bytes = attempt(() => fs.readFileSync(file), file, complain);
  if (!bytes) return undefined;
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    complain(`${file}: not ${encoding.toUpperCase()} text; save it as UTF-8 and try again.`);
    return undefined;
  }
  if (text.includes('\0')) {
    complain(`${file}: a binary file, not an article; leave it out.`);
    return undefined;
  }
  return text;
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
