import * as vscode from 'vscode';
import type { Span } from '../../../core/model';
import type { Operation } from '../../../core/sidecar/model';
import { quoteAt } from '../../../core/sidecar/newAnnotation';
import type { Corpora } from '../../corpora';
import { rangeOf, spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import type { KeptOrphans } from './keptOrphans';
import { addressOfItem, type ReviewItem, reviewAddressIn, reviewItems, shortened } from './reviewItems';

/** The four commands that settle where an annotation belongs, each an operation that can be undone. */
export function reviewCommands(corpora: Corpora, store: SidecarStore, kept: KeptOrphans) {
  const attach = async (item: ReviewItem, text: string, span: Span, segments: readonly Span[] = []): Promise<void> => {
    const { annotator, annotation } = item;
    // fields that a new place no longer has are taken away
    const set = { before: undefined, after: undefined, ...quoteAt(text, span), segments: segments.length > 0 ? segments.map((piece) => quoteAt(text, piece)) : undefined };
    const operation: Operation = { op: 'change', annotator, id: annotation.id, set };
    await store.apply(vscode.Uri.parse(item.article, true), [operation], vscode.l10n.t('Attach “{0}”', shortened(annotation.quote)));
  };

  const reattach = async (item: ReviewItem): Promise<void> => {
    const editor = selectingEditor(item.article);
    if (editor) return attach(item, editor.document.getText(), trimmed(editor.document, editor.selection));
    await vscode.window.showTextDocument(vscode.Uri.parse(item.article, true));
    void vscode.window.showInformationMessage(vscode.l10n.t('Select the words in the article that “{0}” belongs to, then choose Re-attach again.', shortened(item.annotation.quote)));
  };

  const choose = async (item: ReviewItem): Promise<void> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(item.article, true));
    const editor = await vscode.window.showTextDocument(document);
    const text = document.getText();
    const before = editor.selection;
    const places = item.candidates.map((span) => {
      const range = rangeOf(document, span);
      return { label: shortened(text.slice(span.start, span.end)), description: document.lineAt(range.start.line).text, detail: vscode.l10n.t('Line {0}', range.start.line + 1), span, range };
    });
    const chosen = await vscode.window.showQuickPick(places, {
      title: vscode.l10n.t('Where does “{0}” belong?', shortened(item.annotation.quote)),
      placeHolder: places.length > 0 ? vscode.l10n.t('Places that resemble it, the likeliest first') : vscode.l10n.t('No place resembles it: select the words and choose Re-attach.'),
      onDidSelectItem: (place: (typeof places)[number]) => {
        editor.selection = new vscode.Selection(place.range.start, place.range.end);
        editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      },
    });
    if (chosen) await attach(item, text, chosen.span);
    else editor.selection = before;
  };

  const keep = async (item: ReviewItem): Promise<void> => {
    if (!item.place) return kept.add(addressOfItem(item));
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(item.article, true));
    await attach(item, document.getText(), item.place, item.segments);
  };

  const remove = async ({ article, annotator, annotation }: ReviewItem): Promise<void> => {
    const operation: Operation = { op: 'remove', annotator, id: annotation.id };
    await store.apply(vscode.Uri.parse(article, true), [operation], vscode.l10n.t('Delete “{0}”', shortened(annotation.quote)));
  };

  /** The item a quick fix or a line of the tree named; else the user is asked which one. */
  const itemFor = async (given: unknown): Promise<ReviewItem | undefined> => {
    const address = reviewAddressIn(given);
    if (!address) return pickItem(corpora);
    const article = vscode.Uri.parse(address.article, true);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address.article);
    if (document) await corpora.current(document); // an open article may have been edited since
    return reviewItems(corpora.of(article).index, address.article).find(({ annotator, annotation }) => annotator === address.annotator && annotation.id === address.id);
  };
  const on = (act: (item: ReviewItem) => Promise<void>) => async (given: unknown) => {
    const item = await itemFor(given);
    if (item) await act(item);
  };

  return {
    reviewReattach: on(reattach),
    reviewChoose: on(choose),
    reviewKeep: on(keep),
    reviewDelete: on(remove),
  };
}

/** The editor in which words of the article are selected: the active one, or one beside the sidecar. */
function selectingEditor(article: string): vscode.TextEditor | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.uri.toString() === article && !editor.selection.isEmpty);
}

function trimmed(document: vscode.TextDocument, selection: vscode.Selection): Span {
  const { start, end } = spanOf(document, selection);
  const quote = document.getText(selection);
  if (quote.trim() === '') return { start, end };
  return { start: start + quote.length - quote.trimStart().length, end: end - (quote.length - quote.trimEnd().length) };
}

async function pickItem(corpora: Corpora): Promise<ReviewItem | undefined> {
  const all = await corpora.everything();
  const items = all.flatMap(({ index }) => index.articles().flatMap(({ article, annotations }) => (annotations === 0 ? [] : reviewItems(index, article))));
  const chosen = await vscode.window.showQuickPick(
    items.map((item) => ({ label: shortened(item.annotation.quote), description: item.annotator, detail: vscode.workspace.asRelativePath(vscode.Uri.parse(item.article, true)), item })),
    { title: vscode.l10n.t('Which annotation?'), matchOnDetail: true, ignoreFocusOut: true },
  );
  return chosen?.item;
}
