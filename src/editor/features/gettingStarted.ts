import type * as vscode from 'vscode';
import type { Corpora } from '../corpora';
import { registerCommands } from '../lazily';

const COMMANDS = ['getStarted', 'openArticle', 'start.look', 'start.tag', 'start.judge', 'start.accept'] as const;

/** The ways into the extension: its walkthrough, the buttons in it, and the list of articles to open one from. */
export function registerGettingStarted(corpora: Corpora): vscode.Disposable {
  return registerCommands(COMMANDS, async () => (await import('./startingCommands')).startingCommands(corpora));
}
