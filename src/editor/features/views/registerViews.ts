import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Corpora } from '../../corpora';
import { progressNodes } from '../progress/progressNodes';
import { reviewNodes } from '../review/reviewNodes';
import { actorNodes } from './actorNodes';
import { claimNodes } from './claimNodes';
import { figureNodes } from './figureNodes';
import { type TreeNode, treeItem } from './treeNode';

/** A burst of changed articles (indexing) redraws a tree this often at most. */
const REDRAW_MS = 400;

const VIEWS: Readonly<Record<string, (index: CorpusIndex, folder: vscode.Uri | undefined) => readonly TreeNode[]>> = {
  'sourceAnnotator.actors': actorNodes,
  'sourceAnnotator.figures': figureNodes,
  'sourceAnnotator.claims': claimNodes,
  'sourceAnnotator.needsReview': reviewNodes,
  'sourceAnnotator.progress': progressNodes,
};

/** The views of the activity-bar container. The folder is read when one of them is first shown. */
export function registerViews(corpora: Corpora): vscode.Disposable {
  return vscode.Disposable.from(...Object.entries(VIEWS).map(([id, rootsOf]) => registerView(id, rootsOf, corpora)));
}

function registerView(id: string, rootsOf: (index: CorpusIndex, folder: vscode.Uri | undefined) => readonly TreeNode[], corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return [...(node.children?.() ?? [])];
      const all = await corpora.everything();
      return all.flatMap(({ index, folder }) => [...rootsOf(index, folder?.uri)]);
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
  return vscode.Disposable.from(view, changed, corpora.onDidChange(redraw), view.onDidChangeVisibility(redraw), { dispose: () => clearTimeout(timer) });
}
