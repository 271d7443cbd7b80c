import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { FigureAt } from '../../../core/corpus/figureTable';
import { formatFigure } from '../../../core/corpus/formatFigure';
import { FIGURE_TYPES, type FigureType } from '../../../core/model';
import { addressOf } from '../../activeArticle';
import { articleDescription, articleLabel } from './markNodes';
import type { TreeNode } from './treeNode';

const ICONS = { count: 'symbol-number', money: 'credit-card', percent: 'pie-chart', measure: 'symbol-ruler', date: 'calendar' } as const;

/** Figures by type; of each its value, what is counted and where it stands. */
export function figureNodes(index: CorpusIndex): readonly TreeNode[] {
  const byType = new Map<FigureType, FigureAt[]>(FIGURE_TYPES.map((type) => [type, []]));
  for (const figure of index.figures()) byType.get(figure.mark.type)?.push(figure);
  return [...byType]
    .filter(([, figures]) => figures.length > 0)
    .map(([type, figures]) => ({
      label: TYPE_LABELS()[type],
      description: String(figures.length),
      icon: ICONS[type],
      children: () => figures.map(figureNode),
    }));
}

function figureNode({ entry: { article, metadata }, mark }: FigureAt): TreeNode {
  const value = formatFigure(mark.value, mark.type);
  const label = mark.value.of === undefined ? value : `${value} ${mark.value.of}`;
  return {
    label,
    description: `${articleDescription(metadata)}${articleLabel(article, metadata)}`,
    tooltip: mark.quote,
    spoken: vscode.l10n.t('{0}, written “{1}”, in {2}', label, mark.quote, articleLabel(article, metadata)),
    place: addressOf(article, mark),
  };
}

const TYPE_LABELS = () => ({
  count: vscode.l10n.t('Counts'),
  money: vscode.l10n.t('Money'),
  percent: vscode.l10n.t('Percentages'),
  measure: vscode.l10n.t('Measures'),
  date: vscode.l10n.t('Dates'),
});
