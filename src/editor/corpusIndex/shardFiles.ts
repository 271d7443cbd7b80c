import { openRangeFile } from '#platform';
import * as vscode from 'vscode';
import { SHARD_ENDING } from '../../core/corpus/shards/format';
import type { RangeFile } from '../../core/ports';

/** More files than this are asked too slowly for a card. */
const MOST_SHARDS = 1000;
/** What is not on a disk has to be read whole, and held. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Opens the shards of a folder: on a disk to be read piece by piece, elsewhere read whole.
 * @throws Error saying in one sentence why there is nothing to ask.
 */
export async function openShardFiles(folder: vscode.Uri): Promise<readonly RangeFile[]> {
  const shown = folder.scheme === 'file' ? folder.fsPath : folder.path;
  const names = (await entriesOf(folder)).filter((name) => name.endsWith(SHARD_ENDING)).sort();
  if (names.length === 0) throw new Error(vscode.l10n.t('There is no corpus index in {0}: build one with “source-annotator index --out FOLDER”, or change the setting sourceAnnotator.corpusIndex.', shown));
  if (names.length > MOST_SHARDS) throw new Error(vscode.l10n.t('The corpus index in {0} has more than {1} shards: build it again with larger ones (--mentions).', shown, MOST_SHARDS));
  const uris = names.map((name) => vscode.Uri.joinPath(folder, name));
  if (openRangeFile && folder.scheme === 'file') {
    const open = openRangeFile;
    return Promise.all(uris.map((uri) => open(uri.fsPath)));
  }
  const sizes = await Promise.all(uris.map(async (uri) => (await vscode.workspace.fs.stat(uri)).size));
  if (sizes.reduce((sum, size) => sum + size, 0) > MOST_BYTES) throw new Error(vscode.l10n.t('The corpus index in {0} is larger than {1} MB, which is only read from a local disk: open the folder in desktop VS Code.', shown, MOST_BYTES / 1024 / 1024));
  return Promise.all(uris.map(async (uri) => wholeFile(uri.path, await vscode.workspace.fs.readFile(uri))));
}

async function entriesOf(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

function wholeFile(name: string, bytes: Uint8Array): RangeFile {
  return {
    name,
    size: bytes.length,
    readRange: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    close: () => Promise.resolve(),
  };
}
