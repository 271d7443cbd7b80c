import * as vscode from 'vscode';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import type { FigureAt } from '../../../core/corpus/figureTable';
import { formatFigure } from '../../../core/corpus/formatFigure';
import { createTallies } from '../../../core/corpus/tallies';
import { FIGURE_TYPES, type FigureType } from '../../../core/model';
import { addressOf } from '../../activeArticle';
import { articleDescription, articleLabel } from './markNodes';
import { pages } from './pages';
import type { TreeNode } from './treeNode';
import type { ViewRoots } from './viewRoots';

const ICONS = { count: 'symbol-number', money: 'credit-card', percent: 'pie-chart', measure: 'symbol-ruler', date: 'calendar' } as const;
const ANYWHERE = { start: 0, end: Infinity };

/** Figures by type; of each its value, what is counted and where it stands. */
export function createFigureRoots(): ViewRoots {
  const tallies = createTallies<ReadonlyMap<FigureType, number>>();
  return {
    forget: tallies.forget,
    *of({ index }) {
      const counted = yield* tallies.of(index, ({ article }) => countTypes(index, article));
      return FIGURE_TYPES.flatMap((type): TreeNode[] => {
        const articles = counted.flatMap(([{ article }, counts]) => (counts.has(type) ? [article] : []));
        const count = counted.reduce((sum, [, counts]) => sum + (counts.get(type) ?? 0), 0);
        return count === 0 ? [] : [{ label: TYPE_LABELS()[type], description: String(count), icon: ICONS[type], later: pages(() => figuresOf(index, type, articles), count) }];
      });
    },
  };
}

function countTypes(index: CorpusIndex, article: string): ReadonlyMap<FigureType, number> {
  const counts = new Map<FigureType, number>();
  for (const { mark } of index.figuresIn(article, ANYWHERE)) counts.set(mark.type, (counts.get(mark.type) ?? 0) + 1);
  return counts;
}

function* figuresOf(index: CorpusIndex, type: FigureType, articles: readonly string[]): Generator<TreeNode | undefined> {
  for (const article of articles) {
    for (const figure of index.figuresIn(article, ANYWHERE)) if (figure.mark.type === type) yield figureNode(figure);
    yield undefined;
  }
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
