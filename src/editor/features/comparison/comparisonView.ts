import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import { markWords } from '../../../core/review/annotatedLines';
import type { ComparedField, Difference } from '../../../core/review/compareAnnotators';
import { addressOf } from '../../activeArticle';
import { treeItem } from '../views/treeNode';
import type { ComparedPairing, Comparison } from './comparison';

/** A line of the comparison: a kind of difference, a place, or what one annotator has there. */
export type ComparisonNode =
  | { readonly line: 'group'; readonly group: Group; readonly members: readonly ComparedPairing[] }
  | { readonly line: 'place'; readonly compared: ComparedPairing }
  | { readonly line: 'side'; readonly compared: ComparedPairing; readonly side: 'a' | 'b' };

type Group = Exclude<Difference, 'one'> | 'onlyA' | 'onlyB';
const GROUPS: readonly Group[] = ['type', 'extent', 'onlyA', 'onlyB', 'same'];

/** The tree of the comparison; hands out the node of a place so that it can be revealed. */
export interface ComparisonView extends vscode.Disposable {
  reveal(compared: ComparedPairing): Promise<void>;
  show(): Promise<void>;
}

export function createComparisonView(comparison: Comparison): ComparisonView {
  const changed = new vscode.EventEmitter<undefined>();
  let roots: readonly ComparisonNode[] | undefined;
  const places = new Map<ComparedPairing, { readonly node: ComparisonNode; readonly group: ComparisonNode }>();

  const rebuild = (): readonly ComparisonNode[] => {
    places.clear();
    return GROUPS.flatMap((group): ComparisonNode[] => {
      const members = comparison.pairings.filter(({ pairing }) => groupOf(pairing) === group);
      return members.length === 0 ? [] : [{ line: 'group', group, members }];
    });
  };
  const placeNode = (compared: ComparedPairing, group: ComparisonNode): ComparisonNode => {
    const known = places.get(compared);
    if (known) return known.node;
    const node: ComparisonNode = { line: 'place', compared };
    places.set(compared, { node, group });
    return node;
  };
  const provider: vscode.TreeDataProvider<ComparisonNode> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) return [...(roots ??= rebuild())];
      if (node.line === 'group') return node.members.map((compared) => placeNode(compared, node));
      return node.line === 'place' ? (['a', 'b'] as const).map((side) => ({ line: 'side', compared: node.compared, side })) : [];
    },
    getParent: (node) => (node.line === 'place' ? places.get(node.compared)?.group : node.line === 'side' ? places.get(node.compared)?.node : undefined),
    getTreeItem: (node) => ({ ...itemOf(node, comparison), id: idOf(node) }),
  };
  const view = vscode.window.createTreeView('sourceAnnotator.comparison', { treeDataProvider: provider, showCollapseAll: true });
  const redraw = comparison.onDidChange(() => {
    roots = undefined;
    const { compared } = comparison;
    if (compared) {
      view.description = vscode.l10n.t('{0} and {1}', compared.a, compared.b);
      const open = comparison.pairings.filter(({ pairing, decided }) => pairing.difference !== 'same' && !decided).length;
      view.message = comparison.pairings.length === 0 ? vscode.l10n.t('Neither has annotated this article.') : comparison.withConsensus ? '' : vscode.l10n.t('{0} of {1} places still to be decided', open, comparison.pairings.length);
    }
    changed.fire(undefined);
  });
  return {
    async reveal(compared) {
      for (const group of (roots ??= rebuild())) {
        if (group.line !== 'group' || !group.members.includes(compared)) continue;
        // the tree may be drawn anew this very moment: then it shows nothing selected
        await view.reveal(placeNode(compared, group), { select: true, focus: false, expand: true }).then(undefined, () => undefined);
      }
    },
    show: async () => void (await vscode.commands.executeCommand('sourceAnnotator.comparison.focus')),
    dispose() {
      for (const part of [redraw, view, changed]) part.dispose();
    },
  };
}

/** The same line has the same id after the tree was drawn anew. */
function idOf(node: ComparisonNode): string {
  if (node.line === 'group') return node.group;
  const { a, b } = node.compared.pairing;
  return [groupOf(node.compared.pairing), a?.annotation?.id, b?.annotation?.id, ...(node.line === 'side' ? [node.side] : [])].join(' ');
}

function groupOf({ difference, a }: ComparedPairing['pairing']): Group {
  return difference !== 'one' ? difference : a ? 'onlyA' : 'onlyB';
}

function itemOf(node: ComparisonNode, { compared: between, withConsensus, nameOf }: Comparison): vscode.TreeItem {
  const { a = '', b = '' } = between ?? {};
  if (node.line === 'group') {
    const item = treeItem({ label: labelOf(node.group, a, b), description: String(node.members.length), icon: node.group === 'same' ? 'check-all' : 'diff' });
    item.collapsibleState = node.group === 'same' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
    return item;
  }
  const { pairing, decided } = node.compared;
  const article = between?.article.toString() ?? '';
  if (node.line === 'side') {
    const mark = pairing[node.side];
    const who = node.side === 'a' ? a : b;
    const words = mark ? sideWords(mark, nameOf) : vscode.l10n.t('nothing here');
    return treeItem({ label: who, description: words, tooltip: words, icon: 'account', ...(mark && { place: addressOf(article, mark) }), kind: withConsensus ? 'side' : 'decidableSide' });
  }
  const mark = pairing.a ?? pairing.b;
  const quote = (mark?.quote ?? '').replace(/\s+/gu, ' ');
  const fields = pairing.fields.map(fieldName).join(', ');
  const description = [fields, decided ? vscode.l10n.t('decided') : ''].filter((part) => part !== '').join(' · ');
  const item = treeItem({
    label: quote,
    description,
    spoken: [labelOf(groupOf(pairing), a, b), quote, description].filter((part) => part !== '').join(', '),
    icon: decided ? 'pass-filled' : pairing.difference === 'same' ? 'check' : 'circle-outline',
    ...(mark && { place: addressOf(article, mark) }),
    kind: withConsensus ? 'place' : 'decidablePlace',
  });
  item.collapsibleState = vscode.TreeItemCollapsibleState.Collapsed;
  return item;
}

function sideWords(mark: Mark, nameOf: (entity: string) => string): string {
  const words = markWords(mark, nameOf);
  return mark.state === 'rejected' ? vscode.l10n.t('rejected: {0}', words) : words;
}

function labelOf(group: Group, a: string, b: string): string {
  switch (group) {
    case 'type':
      return vscode.l10n.t('Differing in what is said');
    case 'extent':
      return vscode.l10n.t('Differing in extent');
    case 'onlyA':
      return vscode.l10n.t('Only {0}', a);
    case 'onlyB':
      return vscode.l10n.t('Only {0}', b);
    case 'same':
      return vscode.l10n.t('Agreed');
  }
}

function fieldName(field: ComparedField): string {
  const names: Readonly<Record<ComparedField, string>> = {
    kind: vscode.l10n.t('kind'),
    status: vscode.l10n.t('rejected by one'),
    type: vscode.l10n.t('type'),
    entity: vscode.l10n.t('actor'),
    value: vscode.l10n.t('value'),
    hedged: vscode.l10n.t('hedged or not'),
    cues: vscode.l10n.t('cues'),
    source: vscode.l10n.t('source'),
    tags: vscode.l10n.t('tags'),
  };
  return names[field];
}
