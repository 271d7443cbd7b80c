import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { articleLabel } from '../views/markNodes';
import type { TreeNode } from '../views/treeNode';
import { addressOfItem, doubtfulPlace, messageOf, type ReviewItem, reviewItems, shortened, sidecarLine } from './reviewItems';

/** By article the annotations that need review. */
export function reviewNodes(index: CorpusIndex): readonly TreeNode[] {
  return index.articles().flatMap(({ article, metadata }): readonly TreeNode[] => {
    const items = reviewItems(index, article);
    if (items.length === 0) return [];
    const label = articleLabel(article, metadata);
    return [
      {
        label,
        description: String(items.length),
        icon: 'file',
        spoken: vscode.l10n.t('{0}, {1} annotations need review', label, items.length),
        children: () => items.map((item) => itemNode(index, item)),
      },
    ];
  });
}

function itemNode(index: CorpusIndex, item: ReviewItem): TreeNode {
  const { annotation, annotator, place } = item;
  return {
    label: shortened(annotation.quote),
    description: place ? vscode.l10n.t('{0} · to be confirmed', annotator) : vscode.l10n.t('{0} · no place', annotator),
    tooltip: messageOf(item),
    spoken: messageOf(item),
    icon: place ? 'question' : 'debug-disconnect',
    location: doubtfulPlace(index, item) ?? sidecarLine(item),
    kind: place ? 'doubtful' : 'orphan',
    review: addressOfItem(item),
  };
}
