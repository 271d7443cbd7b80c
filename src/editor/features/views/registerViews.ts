import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { inSlices } from '../../inSlices';
import { lazily } from '../../lazily';
import { childrenOf, type TreeNode, treeItem } from './treeNode';
import type { ViewRoots } from './viewRoots';

/** A burst of changed articles (indexing) redraws a tree this often at most. */
const REDRAW_MS = 400;

const VIEWS: Readonly<Record<string, () => Promise<ViewRoots>>> = {
  'sourceAnnotator.actors': lazily(async () => (await import('./actorNodes')).createActorRoots()),
  'sourceAnnotator.figures': lazily(async () => (await import('./figureNodes')).createFigureRoots()),
  'sourceAnnotator.claims': lazily(async () => (await import('./claimNodes')).createClaimRoots()),
  'sourceAnnotator.needsReview': lazily(async () => (await import('../review/reviewNodes')).createReviewRoots()),
  'sourceAnnotator.progress': lazily(async () => (await import('../progress/progressNodes')).createProgressRoots()),
};

/** The views of the activity-bar container. The folder is read when one of them is first shown. */
export function registerViews(corpora: Corpora): vscode.Disposable {
  return vscode.Disposable.from(...Object.entries(VIEWS).map(([id, loadRoots]) => registerView(id, loadRoots, corpora)));
}

function registerView(id: string, loadRoots: () => Promise<ViewRoots>, corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let roots: ViewRoots | undefined;
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return childrenOf(node);
      const [all, loaded] = await Promise.all([corpora.everything(), loadRoots()]);
      roots = loaded;
      const nodes: TreeNode[] = [];
      for (const corpus of all) nodes.push(...((await inSlices(loaded.of(corpus), () => true, () => undefined)) ?? []));
      return nodes;
    },
  };
  const view = vscode.window.createTreeView(id, { treeDataProvider: provider, showCollapseAll: true });
  const redraw = (): void => {
    if (!view.visible) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      changed.fire(undefined);
    }, REDRAW_MS);
  };
  const took = (article: vscode.Uri): void => {
    roots?.forget(corpora.of(article).index, article.toString());
    redraw();
  };
  return vscode.Disposable.from(view, changed, corpora.onDidChange(took), view.onDidChangeVisibility(redraw), { dispose: () => clearTimeout(timer) });
}
