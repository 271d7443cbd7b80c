import * as vscode from 'vscode';
import type { ConcordanceOrder } from '../../../core/corpus/crossReferences';
import type { Mark } from '../../../core/corpus/model';
import { activeArticle, marksAt } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import { targetOf } from '../tagging/target';
import { type TreeNode, treeItem } from '../views/treeNode';
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  let redrawing: ReturnType<typeof setTimeout> | undefined;

  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return [...((await node.later?.()) ?? node.children?.() ?? [])];
      if (!shown) return [];
      const of = shown;
      search ??= looking().then(({ lookUp }) => lookUp(corpora, of, state.get<ConcordanceOrder>(ORDER, 'date'), () => changed.fire(undefined)));
      return [...(await (await search).nodes())];
    },
  };
  /** What is shown is worked out anew. */
  const again = (): void => {
    void search?.then(({ stop }) => stop());
    search = undefined;
    changed.fire(undefined);
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
    if (!same) again();
  };
  /** A burst of changed articles (indexing) draws the view anew this often at most. */
  const redraw = (): void => {
    if (!view.visible || !shown) return;
    redrawing ??= setTimeout(() => {
      redrawing = undefined;
      again();
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
    const order = await (await picking()).pickOrder();
    if (!order) return;
    await state.update(ORDER, order);
    again();
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
