import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { Corpora } from '../corpora';
import { registerCommands } from '../lazily';
import type { PipelineClient } from '../pipelineClient';
import type { SidecarStore } from '../sidecarStore';

/** What goes out of the folder and comes into it: annotations that are searched for, exports, imports. */
export function registerExchange(corpora: Corpora, client: PipelineClient, store: SidecarStore, state: vscode.Memento, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommands(['exportAnnotations'], async () => (await import('./export/exportCommand')).exportCommand(corpora, client, state, log)),
    registerCommands(['importAnnotations'], async (parts) => (await import('./import/importCommand')).importCommand(corpora, client, store, log, parts)),
    registerCommands(['searchAnnotations'], async () => (await import('./search/searchCommand')).searchCommand(corpora)),
  );
}
