import { progressOf } from '../../review/progress';
import type { ProgressGrid } from './model';
import { cut } from './ranked';
import type { ArticleList, SelectedArticle } from './selection';

const MOST_ANNOTATORS = 12;
const MOST_ARTICLES = 60;

/** How far each annotator is with each article, and how many of their annotations meet the filter. */
export function progressGrid(selected: readonly SelectedArticle[], annotators: readonly string[], list: ArticleList): ProgressGrid {
  const { kept, more: moreAnnotators } = cut(annotators, MOST_ANNOTATORS);
  const rows = selected.map((article) => ({
    article,
    cells: kept.map((annotator) => {
      const found = article.byAnnotator.get(annotator);
      return { state: progressOf(article.marks, annotator), count: found?.count ?? 0, first: found?.first ?? { start: 0, end: 0 } };
    }),
  }));
  const begun = rows.filter(({ cells }) => cells.some(({ state }) => state !== 'unseen'));
  const shown = cut(begun, MOST_ARTICLES);
  return {
    annotators: kept,
    rows: shown.kept.map(({ article, cells }) => ({ article: list.numberOf(article), cells: cells.map(({ state, count, first }) => ({ state, count, place: list.placeOf(article, first) })) })),
    moreAnnotators,
    moreArticles: shown.more,
    untouched: rows.length - begun.length,
  };
}
