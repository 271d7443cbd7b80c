import fs from 'node:fs';
import path from 'node:path';
import { checkSize } from '../core/exchange/import/importedText';
import type { ImportFile } from '../core/exchange/import/model';
import { messageOf } from './command';

/** What is read below a folder that is named. */
const IMPORTED = /\.(?:ann|txt|json|jsonld|jsonl|csv|tsv|qdc|qdpx|zip)$/i;

/**
 * The files of an import: those named, all importable ones below folders named (their names relative to it), and the text
 * beside each `.ann` file.
 * @throws Error, one sentence, for a file that cannot be read or is too large.
 */
export function readImportFiles(paths: readonly string[]): readonly ImportFile[] {
  const files = new Map<string, string>(); // path to name
  for (const given of paths) {
    if (isFolder(given)) {
      for (const name of fs.readdirSync(given, { recursive: true, encoding: 'utf8' }).sort()) {
        const file = path.join(given, name);
        if (IMPORTED.test(name) && !isFolder(file)) files.set(file, name.split(path.sep).join('/'));
      }
    } else {
      files.set(given, path.basename(given));
      const text = given.replace(/\.ann$/i, '.txt');
      if (text !== given && fs.existsSync(text)) files.set(text, path.basename(text));
    }
  }
  return [...files].map(([file, name]) => {
    checkSize(name, stat(file).size);
    return { name, bytes: new Uint8Array(fs.readFileSync(file)) };
  });
}

function isFolder(file: string): boolean {
  return stat(file).isDirectory();
}

function stat(file: string): fs.Stats {
  try {
    return fs.statSync(file);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Error(`${file}: ${missing ? 'no such file or folder.' : messageOf(error)}`, { cause: error });
  }
}
