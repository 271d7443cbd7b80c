import type { Span } from '../../model';
import { type Progress, progressOf } from '../../review/progress';
import type { ProgressGrid } from './model';
import { type ArticleList, createTally, type Part, type Tally } from './parts';
import { cut } from './ranked';

const MOST_ANNOTATORS = 12;
const MOST_ARTICLES = 60;
const TOP: Span = { start: 0, end: 0 };

type Begun = ReadonlyMap<string, { readonly state: Progress; readonly tally: Tally }>;

/** How far each annotator is with each article, and how many of their annotations meet the filter. */
export function createProgressGrid(): Part<ProgressGrid> {
  const names = new Set<string>();
  const rows: { readonly top: Tally; readonly begun: Begun }[] = [];
  let passed = 0;
  let begunArticles = 0;
  return {
    add(article) {
      passed++;
      if (article.annotators.length === 0) return;
      begunArticles++;
      const begun = new Map<string, { readonly state: Progress; readonly tally: Tally }>();
      for (const annotator of article.annotators) {
        names.add(annotator);
        const { count = 0, first = TOP } = article.byAnnotator.get(annotator) ?? {};
        begun.set(annotator, { state: progressOf(article.marks, annotator), tally: { ...createTally(article, first), count } });
      }
      if (rows.length < MOST_ARTICLES) rows.push({ top: createTally(article, TOP), begun });
    },
    result(list) {
      const { kept, more } = cut([...names].sort((a, b) => a.localeCompare(b, 'en')), MOST_ANNOTATORS);
      return {
        annotators: kept,
        rows: rows.map(({ top, begun }) => ({ article: list.numberOf(top.article), cells: kept.map((name) => cellOf(list, begun.get(name) ?? { state: 'unseen', tally: top })) })),
        moreAnnotators: more,
        moreArticles: begunArticles - rows.length,
        untouched: passed - begunArticles,
      };
    },
  };
}

function cellOf(list: ArticleList, { state, tally }: { readonly state: Progress; readonly tally: Tally }) {
  return { state, count: tally.count, place: list.placeOf(tally.article, tally.first) };
}
