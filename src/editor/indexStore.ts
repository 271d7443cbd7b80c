import { writeParts } from '#platform';
import * as vscode from 'vscode';
import { assembled, type FilePart } from '../core/corpus/kept/keptFile';
import { keptArticles, readingKeptIndex, writingKeptIndex, type KeptIndex } from '../core/corpus/kept/keptIndex';
import type { Log } from '../core/ports';
import { sha256OfText } from '../core/sidecar/newAnnotation';
import { inSlices } from './inSlices';

/**
 * The indexes of folders between two sessions, in the extension's own storage. One of other detectors or settings, of another format or a
 * broken one is as good as none: the folder is then read as if for the first time.
 */
export interface IndexStore {
  /** @param settings all that marks hang on beside the files and the extension itself. */
  read(corpus: string, settings: string): Promise<KeptIndex | undefined>;
  write(corpus: string, settings: string, index: KeptIndex): Promise<void>;
}

/**
 * @param storage the extension's own folder; it need not be there yet.
 * @param build tells one build of the extension from another.
 */
export function createIndexStore(storage: vscode.Uri, build: string, log: Log): IndexStore {
  const folder = vscode.Uri.joinPath(storage, 'indexes');
  const fileOf = (corpus: string) => vscode.Uri.joinPath(folder, `${sha256OfText(corpus).slice(0, 32)}.index`);
  /** Writes come one after the other, and a read after those before it: else an older index could end up over a newer one. */
  let writing: Promise<void> = Promise.resolve();
  const fingerprint = (settings: string): string => JSON.stringify([build, settings]);

  const writeNow = async (corpus: string, settings: string, index: KeptIndex): Promise<void> => {
    const file = fileOf(corpus);
    const unfinished = file.with({ path: `${file.path}.new` });
    try {
      const parts = writingKeptIndex(fingerprint(settings), index);
      await vscode.workspace.fs.createDirectory(folder);
      // a write may end half-way: what is read is only ever a whole file
      if (writeParts && unfinished.scheme === 'file') await writeParts(unfinished.fsPath, parts);
      else await writeWhole(unfinished, parts);
      await vscode.workspace.fs.rename(unfinished, file, { overwrite: true });
      log.info(`Kept the index of ${keptArticles(index).length} articles for the next start.`);
    } catch (error) {
      log.error('The index could not be kept; the folder is read anew at the next start.', error);
    }
  };

  return {
    async read(corpus, settings) {
      try {
        await writing;
        const file = await vscode.workspace.fs.readFile(fileOf(corpus));
        return await inSlices(readingKeptIndex(fingerprint(settings), file), () => true, () => undefined);
      } catch {
        return undefined; // none was kept
      }
    },
    write(corpus, settings, index) {
      writing = writing.then(() => writeNow(corpus, settings, index));
      return writing;
    },
  };
}

/** `workspace.fs` knows no parts of files. */
async function writeWhole(file: vscode.Uri, parts: Generator<FilePart, void>): Promise<void> {
  const bytes = await inSlices(assembled(parts), () => true, () => undefined);
  if (bytes) await vscode.workspace.fs.writeFile(file, bytes);
}
