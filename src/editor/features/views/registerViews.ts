import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import { type TreeNode, treeItem } from './treeNode';

/** A burst of changed articles (indexing) redraws a tree this often at most. */
const REDRAW_MS = 400;

type Roots = (index: CorpusIndex, folder: vscode.Uri | undefined) => readonly TreeNode[];

const VIEWS: Readonly<Record<string, () => Promise<Roots>>> = {
  'sourceAnnotator.actors': lazily(async () => (await import('./actorNodes')).actorNodes),
  'sourceAnnotator.figures': lazily(async () => (await import('./figureNodes')).figureNodes),
  'sourceAnnotator.claims': lazily(async () => (await import('./claimNodes')).claimNodes),
  'sourceAnnotator.needsReview': lazily(async () => (await import('../review/reviewNodes')).reviewNodes),
  'sourceAnnotator.progress': lazily(async () => (await import('../progress/progressNodes')).progressNodes),
};

/** The views of the activity-bar container. The folder is read when one of them is first shown. */
export function registerViews(corpora: Corpora): vscode.Disposable {
  return vscode.Disposable.from(...Object.entries(VIEWS).map(([id, loadRoots]) => registerView(id, loadRoots, corpora)));
}

function registerView(id: string, loadRoots: () => Promise<Roots>, corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return [...(node.children?.() ?? [])];
      const [all, rootsOf] = await Promise.all([corpora.everything(), loadRoots()]);
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
