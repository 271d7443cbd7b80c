import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { applyRegistryOperations } from '../core/registry/writeRegistry';
import { applyOperations } from '../core/sidecar/writeSidecar';
import { type FileChange, fileOf, livingChange, reasonNotToChange } from './changes';
import type { JournalEntry, LeftOver } from './journal';
import type { SidecarStore } from './sidecarStore';
import { readSidecarText, readYamlText } from './texts';

/** Writes what was on its way into files when the editor was killed, and says so. What had arrived is passed over in silence. */
export async function replayJournal(left: readonly LeftOver[], store: SidecarStore, log: Log): Promise<void> {
  for (const { entry, done } of left) {
    const changes = entry.changes.map(livingChange);
    if (changes.some((change) => reasonNotToChange(change) !== undefined)) continue; // perhaps later: the workspace may be trusted at the next start
    const pending: FileChange[] = [];
    for (const change of changes) if (await isPending(change, entry, log)) pending.push(change);
    const { label } = entry;
    if (pending.length > 0) {
      if (!(await store.applyAll(pending, label))) continue;
      const files = pending.map((change) => vscode.workspace.asRelativePath('article' in change ? change.article : fileOf(change))).join(', ');
      void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” in {1} was interrupted last time. It is written now; Undo Annotation takes it back.', label, files));
    }
    await done();
  }
}

async function isPending(change: FileChange, { label }: JournalEntry, log: Log): Promise<boolean> {
  const read = await ('article' in change ? readSidecarText(change.article) : readYamlText(fileOf(change)));
  const text = read && 'text' in read ? read.text : undefined;
  const outcome = read && 'problem' in read ? read : 'article' in change ? applyOperations(text, change.operations) : applyRegistryOperations(change.registry, text, change.operations);
  if ('inverse' in outcome) return outcome.inverse.length > 0;
  // the file has gone its own way since: what was asked for is kept in the log
  const file = vscode.workspace.asRelativePath('article' in change ? change.article : fileOf(change));
  log.warn(`Not replayed for ${file} (${outcome.problem.message}): ${label}: ${JSON.stringify(change.operations)}`);
  void vscode.window.showWarningMessage(vscode.l10n.t('“{0}” in {1} was interrupted and cannot be written any more: {2} It is kept in the log.', label, file, outcome.problem.message));
  return false;
}
