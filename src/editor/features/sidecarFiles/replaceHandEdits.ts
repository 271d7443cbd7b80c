import * as vscode from 'vscode';
import { handEdits } from '../../../core/sidecar/handEdits';
import type { MergeSide } from '../../../core/sidecar/mergeSidecars';

const MOST_LINES_SHOWN = 3;

/**
 * Merging starts from git's three versions, so whatever else somebody has done to the file would be replaced: asks first.
 * @param working the file as it stands, unsaved changes included.
 * @param merged what would be written.
 * @returns whether it may be replaced; false where the user left the question, or looks at the difference.
 */
export async function mayReplace(sidecar: vscode.Uri, working: string, versions: Readonly<Record<MergeSide, string | undefined>>, merged: string): Promise<boolean> {
  const { added, missing } = handEdits(working, versions);
  if (working === merged || added.length + missing.length === 0) return true; // as git, or its merge driver, left it
  const name = vscode.workspace.asRelativePath(sidecar);
  const lines = [...added.map((line) => `+ ${line.trim()}`), ...missing.map((line) => `− ${line.trim()}`)];
  const listed = lines.slice(0, MOST_LINES_SHOWN).join('  ') + (lines.length > MOST_LINES_SHOWN ? ' …' : '');
  const chosen = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('Show Differences'), detail: vscode.l10n.t('Opens what merging gives beside the file as it stands; nothing is written.'), take: 'show' },
      { label: vscode.l10n.t('Replace My Changes'), detail: vscode.l10n.t('Merges git’s versions and asks about each conflict.'), take: 'replace' },
    ],
    { title: vscode.l10n.t('{0} was edited since git found the conflict ({1} lines)', name, lines.length), placeHolder: listed, ignoreFocusOut: true },
  );
  if (chosen?.take === 'show') {
    const document = await vscode.workspace.openTextDocument({ content: merged, language: 'yaml' });
    await vscode.commands.executeCommand('vscode.diff', sidecar, document.uri, vscode.l10n.t('{0}: as it stands ↔ merged', name));
  }
  return chosen?.take === 'replace';
}
