import * as vscode from 'vscode';
import type { ConcordanceOrder } from '../../../core/corpus/crossReferences';
import type { Mark } from '../../../core/corpus/model';
import { activeArticle, marksAt } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import { targetOf } from '../tagging/target';
import { type TreeNode, treeItem } from '../views/treeNode';

const looking = lazily(async () => ({
  ...(await import('../../../core/corpus/crossReferences')),
  ...(await import('../../corpusIndex/prebuiltCard')),
  ...(await import('./referenceNodes')),
}));

const VIEW = 'sourceAnnotator.crossReferences';
const ORDER = 'sourceAnnotator.concordanceOrder';
/** The caret rests this long before the view follows it. */
const REST_MS = 200;
const REDRAW_MS = 500;

/** What the mark under the caret speaks of, wherever it comes up in the folder. */
export function registerCrossReferencesView(corpora: Corpora, state: vscode.Memento): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let shown: { readonly article: string; readonly mark: Mark } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let redrawing: ReturnType<typeof setTimeout> | undefined;

  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return [...(node.children?.() ?? [])];
      if (!shown) return [];
      const { article, mark } = shown;
      const { crossReferencesOf, prebuiltSections, sectionNode } = await looking();
      const uri = vscode.Uri.parse(article, true);
      const { index } = await corpora.whole(uri);
      const prebuilt = await prebuiltSections(corpora, uri, mark);
      return [...crossReferencesOf(index, article, mark, state.get<ConcordanceOrder>(ORDER, 'date')), ...prebuilt].map(sectionNode);
    },
  };
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  const nameOf = (article: string, mark: Mark): string => {
    const entity = mark.kind === 'actor' ? corpora.of(vscode.Uri.parse(article, true)).index.entityOf(article, mark.entity) : undefined;
    return entity?.name ?? mark.quote.replace(/\s+/gu, ' ');
  };
  const show = (article: string, mark: Mark): void => {
    const same = shown?.article === article && shown.mark.start === mark.start && shown.mark.end === mark.end && shown.mark.kind === mark.kind;
    shown = { article, mark };
    view.description = nameOf(article, mark);
    if (!same) changed.fire(undefined);
  };
  /** A burst of changed articles (indexing) draws the view anew this often at most. */
  const redraw = (): void => {
    if (!view.visible || !shown) return;
    redrawing ??= setTimeout(() => {
      redrawing = undefined;
      changed.fire(undefined);
    }, REDRAW_MS);
  };
  const follow = async (): Promise<void> => {
    if (!view.visible) return;
    const active = await activeArticle(corpora);
    const mark = active && marksAt(active.marks, active.document.offsetAt(active.editor.selection.active)).find(({ kind, state: is }) => kind !== 'tag' && is !== 'rejected');
    if (active && mark) show(active.document.uri.toString(), mark);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), REST_MS);
  };

  const sort = async (): Promise<void> => {
    const names: Readonly<Record<ConcordanceOrder, string>> = { date: vscode.l10n.t('By date'), left: vscode.l10n.t('By the words to the left'), right: vscode.l10n.t('By the words to the right') };
    const { CONCORDANCE_ORDERS } = await looking();
    const chosen = await vscode.window.showQuickPick(
      CONCORDANCE_ORDERS.map((order) => ({ label: names[order], order })),
      { title: vscode.l10n.t('Order of the mentions') },
    );
    if (!chosen) return;
    await state.update(ORDER, chosen.order);
    changed.fire(undefined);
  };
  const focus = async (given: unknown): Promise<void> => {
    const target = await targetOf(corpora, given, ({ kind }) => kind !== 'tag');
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    if (target) show(target.uri.toString(), target.mark);
    else void follow();
  };

  return vscode.Disposable.from(
    view,
    changed,
    {
      dispose() {
        clearTimeout(timer);
        clearTimeout(redrawing);
      },
    },
    vscode.window.onDidChangeTextEditorSelection(soon),
    vscode.window.onDidChangeActiveTextEditor(soon),
    view.onDidChangeVisibility(soon),
    corpora.onDidChange(redraw),
    vscode.commands.registerCommand('sourceAnnotator.showCrossReferences', focus),
    vscode.commands.registerCommand('sourceAnnotator.sortMentions', sort),
  );
}
