import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { lazily, registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { registerRename } from './renameProvider';

const COMMANDS = ['renameActor', 'mergeActors', 'splitAlias', 'setActorType', 'linkWikidata', 'addRole', 'removeRole', 'promoteActor'] as const;

/** What can be said of an actor: by commands, and by F2. */
export function registerEntities(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  const commands = lazily(async () => (await import('./entityCommands')).entityCommands(corpora, store));
  return vscode.Disposable.from(
    registerCommands(COMMANDS, commands),
    registerRename(corpora, async (at, name) => (await commands()).rename(at, name)),
  );
}
