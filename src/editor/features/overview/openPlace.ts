import * as vscode from 'vscode';
import type { Span } from '../../../core/model';
import type { Corpora } from '../../corpora';
import { indexedRange } from '../navigation/locations';

/** Opens a place of an article of the corpus, and of nothing else, beside the overview. */
export async function openPlace(corpora: Corpora, { article, start, end }: Span & { readonly article: string }): Promise<void> {
  const corpus = (await corpora.everything()).find(({ index }) => index.article(article) !== undefined);
  if (!corpus) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(article, true));
  await vscode.window.showTextDocument(document, { selection: indexedRange(corpus.index, article, { start, end }), viewColumn: otherColumn() });
}

/** A group of editors that is open already, else a new one: the charts stay in view. */
function otherColumn(): vscode.ViewColumn {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  return all.find(({ viewColumn }) => viewColumn !== activeTabGroup.viewColumn)?.viewColumn ?? vscode.ViewColumn.Beside;
}
