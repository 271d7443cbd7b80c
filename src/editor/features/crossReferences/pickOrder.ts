import * as vscode from 'vscode';
import { CONCORDANCE_ORDERS, type ConcordanceOrder } from '../../../core/corpus/crossReferences';

/** In which order somebody wants the mentions; undefined where nothing was chosen. */
export async function pickOrder(): Promise<ConcordanceOrder | undefined> {
  const names: Readonly<Record<ConcordanceOrder, string>> = { date: vscode.l10n.t('By date'), left: vscode.l10n.t('By the words to the left'), right: vscode.l10n.t('By the words to the right') };
  const chosen = await vscode.window.showQuickPick(
    CONCORDANCE_ORDERS.map((order) => ({ label: names[order], order })),
    { title: vscode.l10n.t('Order of the mentions') },
  );
  return chosen?.order;
}
