import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import type { Journal } from '../../journal';
import type { Log } from '../../../core/ports';
import { replayJournal } from '../../replayJournal';
import type { SidecarStore } from '../../sidecarStore';
import { followRenames } from './followRenames';
import { registerConflictCommand } from './resolveConflict';
import { reuniteSidecars } from './reuniteSidecars';

/** Keeps sidecars beside their articles, merges them, and finishes what a killed editor left unfinished. */
export function registerSidecarFiles(corpora: Corpora, store: SidecarStore, journal: Journal, log: Log): vscode.Disposable {
  void replayJournal(journal, store, log).catch((error: unknown) => log.error('The journal could not be replayed.', error));
  return vscode.Disposable.from(followRenames(corpora, store, log), reuniteSidecars(corpora, store, log), registerConflictCommand(log));
}
