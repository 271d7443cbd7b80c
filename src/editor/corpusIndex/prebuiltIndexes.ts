import * as vscode from 'vscode';
import type { CorpusEntity } from '../../core/corpus/corpusEntity';
import { SHARD_ENDING } from '../../core/corpus/shards/format';
import type { PrebuiltActor } from '../../core/corpus/shards/prebuiltRows';
import type { ShardedIndex } from '../../core/corpus/shards/shardedIndex';
import type { Log } from '../../core/ports';
import { lazily } from '../lazily';
import { affects, settings } from '../settings';

/** Few folders have such an index. */
const reading = lazily(async () => ({
  ...(await import('../../core/corpus/shards/prebuiltRows')),
  ...(await import('../../core/corpus/shards/shardedIndex')),
  ...(await import('./articleBelow')),
  ...(await import('./shardFiles')),
}));

/** The corpus indexes that the setting `corpusIndex` names, one for each workspace folder at most. */
export interface PrebuiltIndexes extends vscode.Disposable {
  /** What the index of an article's folder knows of an actor; undefined where there is no index, or nothing in it. Never throws. */
  lookUp(article: vscode.Uri, actor: CorpusEntity, mostRows: number): Promise<PrebuiltActor | undefined>;
}

/** Opens an index when it is first asked, and again after its files or the setting changed. */
export function createPrebuiltIndexes(log: Log): PrebuiltIndexes {
  const opened = new Map<string, { readonly index: Promise<ShardedIndex | undefined>; readonly watcher: vscode.Disposable }>();
  const told = new Set<string>();
  const tell = (problem: string): void => {
    log.warn(problem);
    if (told.has(problem)) return;
    told.add(problem);
    void vscode.window.showWarningMessage(problem);
  };

  const open = async (folder: vscode.Uri): Promise<ShardedIndex | undefined> => {
    try {
      const { openShardedIndex, openShardFiles } = await reading();
      return await openShardedIndex(await openShardFiles(folder), tell);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const forget = (key: string): void => {
    const known = opened.get(key);
    opened.delete(key);
    known?.watcher.dispose();
    void known?.index.then((index) => index?.close());
  };
  const indexIn = (folder: vscode.Uri): Promise<ShardedIndex | undefined> => {
    const key = folder.toString();
    let known = opened.get(key);
    if (!known) {
      const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, `*${SHARD_ENDING}`));
      const again = (): void => forget(key);
      known = { index: open(folder), watcher: vscode.Disposable.from(files, files.onDidCreate(again), files.onDidChange(again), files.onDidDelete(again)) };
      opened.set(key, known);
    }
    return known.index;
  };
  const forgetAll = (): void => {
    for (const key of [...opened.keys()]) forget(key);
  };
  const configured = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!affects(event, 'corpusIndex')) return;
    told.clear();
    forgetAll();
  });

  return {
    async lookUp(article, actor, mostRows) {
      const workspace = vscode.workspace.getWorkspaceFolder(article);
      const folder = folderOf(workspace?.uri, settings.corpusIndex(article));
      const found = folder && (await (await indexIn(folder))?.lookUp(actor, mostRows));
      if (!found) return undefined;
      const { articleBelow, prebuiltRow } = await reading();
      const { places, ...counts } = found;
      const rows = await Promise.all(places.map(async (place) => prebuiltRow(place, await articleBelow(workspace, place.article))));
      return { ...counts, rows };
    },
    dispose() {
      configured.dispose();
      forgetAll();
    },
  };
}

/** An absolute path is one of the file system that the workspace is on; any other is below the workspace folder. */
function folderOf(workspace: vscode.Uri | undefined, setting: string): vscode.Uri | undefined {
  if (setting === '') return undefined;
  if (!/^(?:[/\\]|[a-z]:[/\\])/i.test(setting)) return workspace && vscode.Uri.joinPath(workspace, setting);
  return !workspace || workspace.scheme === 'file' ? vscode.Uri.file(setting) : workspace.with({ path: setting });
}
