import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { mentionLocations } from '../navigation/locations';
import { targetOf } from '../tagging/target';
import { registerContradictionsView } from './contradictionsView';
import { registerCrossReferencesView } from './crossReferencesView';

/** Where else it comes up: the view that follows the caret, the contradictions of the folder, and mentions in a peek window. */
export function registerCrossReferences(corpora: Corpora, state: vscode.Memento): vscode.Disposable {
  const peek = async (given: unknown): Promise<void> => {
    const target = await targetOf(corpora, given, ({ kind }) => kind === 'actor');
    if (target?.mark.kind !== 'actor') {
      void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret on an actor first.'));
      return;
    }
    const { uri, mark } = target;
    const { index } = await corpora.whole(uri);
    const entity = index.entityOf(uri.toString(), mark.entity);
    const document = await vscode.workspace.openTextDocument(uri);
    if (entity) await vscode.commands.executeCommand('editor.action.peekLocations', uri, document.positionAt(mark.start), await mentionLocations(index, entity.id), 'peek');
  };
  return vscode.Disposable.from(registerCrossReferencesView(corpora, state), registerContradictionsView(corpora), vscode.commands.registerCommand('sourceAnnotator.peekMentions', peek));
}
