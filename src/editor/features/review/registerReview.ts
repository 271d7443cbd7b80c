import * as vscode from 'vscode';
import type { Log } from '../../../core/ports';
import type { Corpora } from '../../corpora';
import { registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { createKeptOrphans } from './keptOrphans';
import { registerReviewProblems } from './reviewProblems';

/** Annotations whose place is lost or in doubt: listed as problems, settled by commands. And the agreement of those who made them. */
export function registerReview(corpora: Corpora, store: SidecarStore, state: vscode.Memento, log: Log): vscode.Disposable {
  const kept = createKeptOrphans(state);
  return vscode.Disposable.from(
    kept,
    registerReviewProblems(corpora, kept),
    registerCommands(['reviewReattach', 'reviewChoose', 'reviewKeep', 'reviewDelete'], async () => (await import('./reviewCommands')).reviewCommands(corpora, store, kept)),
    registerCommands(['agreementReport'], async (parts) => (await import('./agreementReport')).agreementCommand(corpora, log, parts)),
  );
}
