import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { Corpora } from '../corpora';
import type { PipelineClient } from '../pipelineClient';
import { registerExport } from './export/exportCommand';
import { registerSearch } from './search/registerSearch';

/** What goes out of the folder: annotations that are searched for, and exports. */
export function registerExchange(corpora: Corpora, client: PipelineClient, state: vscode.Memento, log: Log): vscode.Disposable {
  return vscode.Disposable.from(registerExport(corpora, client, state, log), registerSearch(corpora));
}
