import * as vscode from 'vscode';
import type { Corpora } from '../corpora';
import type { ExtensionLog } from '../log';

/** Commands for when something looks wrong. */
export function registerMaintenance(corpora: Corpora, log: ExtensionLog): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('sourceAnnotator.rebuildIndex', () => corpora.rebuild()),
    vscode.commands.registerCommand('sourceAnnotator.showLog', () => log.show()),
  );
}
