import { actorMatrix } from './actorMatrix';
import { actorNetwork } from './actorNetwork';
import { claimGrid } from './claimGrid';
import { differingFigures } from './differingFigures';
import { hedgingRates } from './hedgingRates';
import type { Overview } from './model';
import { progressGrid } from './progressGrid';
import { createArticleList, type OverviewSource, selectMarks } from './selection';
import { timeline } from './timeline';

/**
 * All of the Corpus Overview, narrowed by a query of *Search Annotations* (empty: everything).
 * @yields every now and then, so that whoever asks can rest or stop.
 * @throws QueryError
 */
export function* overviewOf(sources: readonly OverviewSource[], query: string): Generator<undefined, Overview> {
  const { articles, annotators, allArticles } = yield* selectMarks(sources, query);
  const list = createArticleList();
  const actors = actorMatrix(articles, list);
  yield;
  const network = actorNetwork(articles, list);
  yield;
  const dates = timeline(articles, list);
  yield;
  const claims = claimGrid(articles, list);
  yield;
  const hedging = hedgingRates(articles, list);
  const progress = progressGrid(articles, annotators, list);
  yield;
  const differing = yield* differingFigures(articles, list);
  const marks = articles.reduce((sum, { selected }) => sum + selected.length, 0);
  return { articles: list.all(), selected: { articles: articles.length, marks, allArticles }, actors, network, timeline: dates, claims, hedging, progress, differing };
}
