import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import type { Journal } from '../../journal';
import type { Log } from '../../../core/ports';
import { lazily, registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { followRenames } from './followRenames';
import { reuniteSidecars } from './reuniteSidecars';

/** Keeps sidecars beside their articles, merges them, and finishes what a killed editor left unfinished. */
export function registerSidecarFiles(corpora: Corpora, store: SidecarStore, journal: Journal, log: Log): vscode.Disposable {
  void finishInterrupted(journal, store, log).catch((error: unknown) => log.error('The journal could not be replayed.', error));
  return vscode.Disposable.from(followRenames(corpora, store, log), reuniteSidecars(corpora, store, log), registerCommands(['resolveSidecarConflict'], async () => (await import('./resolveConflict')).conflictCommand(log)));
}

const replaying = lazily(() => import('../../replayJournal'));

async function finishInterrupted(journal: Journal, store: SidecarStore, log: Log): Promise<void> {
  const left = await journal.leftOver();
  if (left.length > 0) await (await replaying()).replayJournal(left, store, log);
}
