import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { applyOperations } from '../core/sidecar/writeSidecar';
import type { Journal } from './journal';
import type { SidecarStore } from './sidecarStore';
import { readSidecarText } from './texts';
import { reasonNotToWrite } from './writability';

/** Writes what was on its way into a sidecar when the editor was killed, and says so. What had arrived is passed over in silence. */
export async function replayJournal(journal: Journal, store: SidecarStore, log: Log): Promise<void> {
  for (const { entry, done } of await journal.leftOver()) {
    const { label, operations } = entry;
    const article = vscode.Uri.parse(entry.article, true);
    if (reasonNotToWrite(article)) continue; // perhaps later: the workspace may be trusted at the next start
    const read = await readSidecarText(article);
    const outcome = read && 'problem' in read ? read : applyOperations(read?.text, operations);
    if ('inverse' in outcome && outcome.inverse.length === 0) {
      await done();
      continue;
    }
    const file = vscode.workspace.asRelativePath(article);
    if ('problem' in outcome) {
      // the sidecar has gone its own way since: what was asked for is kept in the log
      log.warn(`Not replayed for ${file} (${outcome.problem.message}): ${label}: ${JSON.stringify(operations)}`);
      void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” in {1} was interrupted and cannot be written any more: {2} It is kept in the log.', label, file, outcome.problem.message));
      await done();
      continue;
    }
    if (!(await store.apply(article, operations, label))) continue;
    await done();
    void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” in {1} was interrupted last time. It is written now; Undo Annotation takes it back.', label, file));
  }
}
