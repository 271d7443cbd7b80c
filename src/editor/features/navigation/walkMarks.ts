import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import { activeArticle, isMarkAddress } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import { rangeOf } from '../../positions';
import { sidecarOf } from '../../texts';

export const isSuggestion = ({ state }: Mark): boolean => state === 'suggested';

/** Selects the next (or previous) mark of the active article that is wanted, from the end round to the beginning. */
export async function goToMark(corpora: Corpora, direction: 1 | -1, wanted: (mark: Mark) => boolean): Promise<void> {
  const article = await activeArticle(corpora);
  if (!article) return;
  const { document, editor, marks } = article;
  const caret = document.offsetAt(editor.selection.start);
  const starts = marks.marks.filter(wanted);
  const next = direction === 1 ? (starts.find(({ start }) => start > caret) ?? starts[0]) : (starts.findLast(({ start }) => start < caret) ?? starts.at(-1));
  if (!next) return;
  const range = rangeOf(document, next);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Commands that move through an article's marks, open a place a card names, or open the sidecar. */
export function registerWalking(corpora: Corpora): vscode.Disposable {
  const step = (direction: 1 | -1, wanted: (mark: Mark) => boolean) => () => goToMark(corpora, direction, wanted);
  const shown = ({ state }: Mark) => state !== 'rejected';

  const open = async (place: unknown): Promise<void> => {
    if (!isMarkAddress(place)) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.article, true));
    await vscode.window.showTextDocument(document, { selection: rangeOf(document, place) });
  };

  const openSidecar = async (): Promise<void> => {
    const article = vscode.window.activeTextEditor?.document.uri;
    if (!article) return;
    try {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sidecarOf(article)), vscode.ViewColumn.Beside);
    } catch {
      void vscode.window.showInformationMessage(vscode.l10n.t('This article has no sidecar yet: it is made with the first annotation.'));
    }
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('sourceAnnotator.nextMark', step(1, shown)),
    vscode.commands.registerCommand('sourceAnnotator.previousMark', step(-1, shown)),
    vscode.commands.registerCommand('sourceAnnotator.nextSuggestion', step(1, isSuggestion)),
    vscode.commands.registerCommand('sourceAnnotator.previousSuggestion', step(-1, isSuggestion)),
    vscode.commands.registerCommand('sourceAnnotator.open', open),
    vscode.commands.registerCommand('sourceAnnotator.openSidecar', openSidecar),
  );
}
