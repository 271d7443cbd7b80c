import * as vscode from 'vscode';
import type { CorpusIndex, IndexedArticle } from '../../../core/corpus/corpusIndex';
import { createTallies } from '../../../core/corpus/tallies';
import { articleLabel } from '../views/markNodes';
import type { TreeNode } from '../views/treeNode';
import type { ViewRoots } from '../views/viewRoots';
import { addressOfItem, doubtfulPlace, messageOf, type ReviewItem, reviewItems, shortened, sidecarLine } from './reviewItems';

/** By article the annotations that need review. */
export function createReviewRoots(): ViewRoots {
  const tallies = createTallies<number>();
  return {
    forget: tallies.forget,
    *of({ index }) {
      const counted = yield* tallies.of(index, ({ article, annotations }) => (annotations === 0 ? 0 : reviewItems(index, article).length));
      return counted.flatMap(([article, count]) => (count === 0 ? [] : [articleNode(index, article, count)]));
    },
  };
}

function articleNode(index: CorpusIndex, { article, metadata }: IndexedArticle, count: number): TreeNode {
  const label = articleLabel(article, metadata);
  return {
    label,
    description: String(count),
    icon: 'file',
    spoken: vscode.l10n.t('{0}, {1} annotations need review', label, count),
    children: () => reviewItems(index, article).map((item) => itemNode(index, item)),
  };
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
