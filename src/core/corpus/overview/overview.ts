import { createActorMatrix } from './actorMatrix';
import { createActorNetwork } from './actorNetwork';
import { createClaimGrid } from './claimGrid';
import { createDifferingFigures } from './differingFigures';
import { createHedgingRates } from './hedgingRates';
import type { Overview } from './model';
import { createArticleList } from './parts';
import { createProgressGrid } from './progressGrid';
import { type OverviewSource, selectMarks } from './selection';
import { createTimeline } from './timeline';

/**
 * All of the Corpus Overview, narrowed by a query of *Search Annotations* (empty: everything).
 * @param enough whether figures have been compared for long enough; asked when each has been.
 * @yields every now and then, so that whoever asks can rest or stop; once what there is before the figures are compared.
 * @throws QueryError
 */
export function* overviewOf(sources: readonly OverviewSource[], query: string, enough: () => boolean): Generator<Overview | undefined, Overview> {
  const [actors, network, timeline, claims, hedging, progress, differing] = [createActorMatrix(), createActorNetwork(), createTimeline(), createClaimGrid(), createHedgingRates(), createProgressGrid(), createDifferingFigures(enough)];
  const selected = { articles: 0, marks: 0, allArticles: 0 };
  for (const article of selectMarks(sources, query)) {
    selected.allArticles++;
    if (article) {
      selected.articles++;
      selected.marks += article.selected.length;
      for (const part of [actors, network, timeline, claims, hedging, progress, differing]) part.add(article);
    }
    yield undefined;
  }
  const list = createArticleList();
  const parts = {
    selected,
    actors: actors.result(list),
    network: network.result(list),
    timeline: timeline.result(list),
    claims: claims.result(list),
    hedging: hedging.result(list),
    progress: progress.result(list),
  };
  yield { articles: list.all(), ...parts };
  const figures = yield* differing.result(list);
  return { articles: list.all(), ...parts, differing: figures };
}
