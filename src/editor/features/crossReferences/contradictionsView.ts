import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import { childrenOf, type TreeNode, treeItem } from '../views/treeNode';

const looking = lazily(() => import('./contradictionNodes'));

/** All that does not agree in the folder, looked for when the view is shown and again after *Refresh*. */
export function registerContradictionsView(corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let found: readonly TreeNode[] | undefined;
  let search = 0;

  const look = async (): Promise<void> => {
    const mine = ++search;
    view.message = vscode.l10n.t('Looking for contradictions …');
    let message = '';
    try {
      const { lookForContradictions } = await looking();
      const looked = await lookForContradictions(corpora, () => search === mine);
      if (search === mine) ({ nodes: found, message } = looked);
    } finally {
      if (search === mine) view.message = message;
    }
  };
  const lookAgain = async (): Promise<void> => {
    await look();
    changed.fire(undefined);
  };
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return childrenOf(node);
      if (!found) await look(); // a view that is being opened misses what is told of behind its first answer
      return [...(found ?? [])];
    },
  };
  const view = vscode.window.createTreeView('sourceAnnotator.contradictions', { treeDataProvider: provider, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    changed,
    vscode.commands.registerCommand('sourceAnnotator.refreshContradictions', lookAgain),
    { dispose: () => void search++ },
  );
}
