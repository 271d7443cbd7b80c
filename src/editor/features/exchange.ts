import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { Corpora } from '../corpora';
import type { PipelineClient } from '../pipelineClient';
import type { SidecarStore } from '../sidecarStore';
import { registerExport } from './export/exportCommand';
import { registerImport } from './import/importCommand';
import { registerSearch } from './search/registerSearch';

/** What goes out of the folder and comes into it: annotations that are searched for, exports, imports. */
export function registerExchange(corpora: Corpora, client: PipelineClient, store: SidecarStore, state: vscode.Memento, log: Log): vscode.Disposable {
  return vscode.Disposable.from(registerExport(corpora, client, state, log), registerImport(corpora, client, store, log), registerSearch(corpora));
}
