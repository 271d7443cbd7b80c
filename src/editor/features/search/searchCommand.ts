import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { pickSearch } from './searchPick';

/** `Search Annotations…`: lists what meets a query, opens what is chosen, hands the query to the export. */
export function searchCommand(corpora: Corpora) {
  let last = '';
  const exporting: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('export'), tooltip: vscode.l10n.t('Export What Is Found…') };
  const searchAnnotations = async (given?: unknown): Promise<void> => {
    const chosen = await pickSearch(corpora, {
      title: vscode.l10n.t('Search Annotations'),
      query: typeof given === 'string' ? given : last,
      buttons: [exporting],
      onButton: (_button, query) => {
        last = query;
        void vscode.commands.executeCommand('sourceAnnotator.exportAnnotations', { query });
      },
    });
    if (!chosen) return;
    last = chosen.query;
    if (chosen.place) await vscode.window.showTextDocument(chosen.place.uri, { selection: chosen.place.range });
  };
  return { searchAnnotations };
}
