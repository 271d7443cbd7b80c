import * as vscode from 'vscode';
import type { Contradiction } from '../../../core/corpus/contradictions';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import { type TreeNode, treeItem } from '../views/treeNode';

const looking = lazily(async () => ({ ...(await import('../../../core/corpus/contradictions')), ...(await import('./referenceNodes')) }));

/** The editor gets a breath after so much looking. */
const SLICE_MS = 12;
/** More than this nobody goes through one by one: the view says how many articles are left. */
const MOST = 1000;

/** All that does not agree in the folder, looked for when the view is shown and again after *Refresh*. */
export function registerContradictionsView(corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let found: readonly Contradiction[] | undefined;
  let search = 0;

  const look = async (): Promise<void> => {
    const mine = ++search;
    const all: Contradiction[] = [];
    view.message = vscode.l10n.t('Looking for contradictions …');
    let cut = false;
    for (const { index } of await corpora.everything()) cut = !(await lookIn(index, all, () => search === mine)) || cut;
    if (search !== mine) return;
    found = all;
    view.message = cut ? vscode.l10n.t('The first {0}. Open an article’s Cross-References for the rest.', MOST) : all.length > 0 ? '' : vscode.l10n.t('No figures and no claims that contradict each other.');
    changed.fire(undefined);
  };
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    async getChildren(node) {
      if (node) return [...(node.children?.() ?? [])];
      if (!found) void look();
      const { contradictionNode } = await looking();
      const of = (kind: Contradiction['kind']) => (found ?? []).filter((contradiction) => contradiction.kind === kind);
      const group = (label: string, members: readonly Contradiction[]): TreeNode[] =>
        members.length === 0 ? [] : [{ label, description: String(members.length), icon: 'warning', children: () => members.map(contradictionNode) }];
      return [...group(vscode.l10n.t('Differing figures'), of('figure')), ...group(vscode.l10n.t('Contradicting claims'), of('claim'))];
    },
  };
  const view = vscode.window.createTreeView('sourceAnnotator.contradictions', { treeDataProvider: provider, showCollapseAll: true });
  return vscode.Disposable.from(
    view,
    changed,
    vscode.commands.registerCommand('sourceAnnotator.refreshContradictions', look),
    { dispose: () => void search++ },
  );
}

/** @returns whether all was looked at. */
async function lookIn(index: CorpusIndex, all: Contradiction[], going: () => boolean): Promise<boolean> {
  const { contradictionsIn } = await looking();
  let rested = Date.now();
  for (const some of contradictionsIn(index)) {
    all.push(...some);
    if (all.length >= MOST) return false;
    if (Date.now() - rested < SLICE_MS) continue;
    await new Promise((resume) => setTimeout(resume, 0));
    if (!going()) return true;
    rested = Date.now();
  }
  return true;
}
