import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { registerCodeDiagnostics } from './codeDiagnostics';
import { registerYamlCompletions } from './completions';

/** The codes of `codebook.yaml`: commands that change them through the whole folder, their problems, their completion. */
export function registerCodebook(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  return vscode.Disposable.from(
    registerCodeDiagnostics(corpora, store),
    registerYamlCompletions(corpora),
    registerCommands(['renameCode', 'mergeCodes', 'deleteCode'], async () => (await import('./codeCommands')).codeCommands(corpora, store)),
  );
}
