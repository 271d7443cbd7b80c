import * as vscode from 'vscode';
import type { ConcordanceOrder } from '../../../core/corpus/crossReferences';
import type { Mark } from '../../../core/corpus/model';
import { activeArticle, marksAt } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import { targetOf } from '../tagging/target';
import { childrenOf, type TreeNode, treeItem } from '../views/treeNode';
import type { LookUp, Shown } from './lookUp';

const looking = lazily(() => import('./lookUp'));
const picking = lazily(() => import('./pickOrder'));

const VIEW = 'sourceAnnotator.crossReferences';
const ORDER = 'sourceAnnotator.concordanceOrder';
/** The caret rests this long before the view follows it. */
const REST_MS = 200;
const REDRAW_MS = 500;

/** What the mark under the caret speaks of, wherever it comes up in the folder. */
export function registerCrossReferencesView(corpora: Corpora, state: vscode.Memento): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let shown: Shown | undefined;
  let search: Promise<LookUp> | undefined;
  let isAnswered = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let redrawing: ReturnType<typeof setTimeout> | undefined;

  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return childrenOf(node);
      // a view that is being opened misses that there is something new: what there is stands in its first answer
      if (!shown) {
        const found = await underCaret();
        if (found && !shown) take(found);
      }
      const of = shown;
      if (!of) return [];
      search ??= looking().then(({ lookUp }) => lookUp(corpora, of, state.get<ConcordanceOrder>(ORDER, 'date'), () => changed.fire(undefined)));
      const nodes = await (await search).nodes();
      isAnswered = true;
      return [...nodes];
    },
  };
  /** What is shown is worked out anew. */
  const again = (): void => {
    void search?.then(({ stop }) => stop());
    search = undefined;
    isAnswered = false;
    changed.fire(undefined);
  };
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  const nameOf = (article: string, mark: Mark): string => {
    const entity = mark.kind === 'actor' ? corpora.of(vscode.Uri.parse(article, true)).index.entityOf(article, mark.entity) : undefined;
    return entity?.name ?? mark.quote.replace(/\s+/gu, ' ');
  };
  const take = (next: Shown): void => {
    shown = next;
    view.description = nameOf(next.article, next.mark);
  };
  const show = (next: Shown): void => {
    const same = shown?.article === next.article && shown.mark.start === next.mark.start && shown.mark.end === next.mark.end && shown.mark.kind === next.mark.kind;
    take(next);
    if (!same) again();
  };
  /** A burst of changed articles draws the view anew this often at most, and not before it has been drawn: while a folder is read it waits for the whole. */
  const redraw = (): void => {
    if (!view.visible || !shown) return;
    redrawing ??= setTimeout(() => {
      redrawing = undefined;
      if (isAnswered) again();
      else redraw();
    }, REDRAW_MS);
  };
  const underCaret = async (): Promise<Shown | undefined> => {
    const active = await activeArticle(corpora);
    const mark = active && marksAt(active.marks, active.document.offsetAt(active.editor.selection.active)).find(({ kind, state: is }) => kind !== 'tag' && is !== 'rejected');
    return active && mark && { article: active.document.uri.toString(), mark };
  };
  const follow = async (): Promise<void> => {
    const next = view.visible ? await underCaret() : undefined;
    if (next) show(next);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), REST_MS);
  };

  const sort = async (): Promise<void> => {
    const order = await (await picking()).pickOrder();
    if (!order) return;
    await state.update(ORDER, order);
    again();
  };
  const focus = async (given: unknown): Promise<void> => {
    const target = await targetOf(corpora, given, ({ kind }) => kind !== 'tag');
    if (target) show({ article: target.uri.toString(), mark: target.mark });
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    if (!target) void follow();
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
