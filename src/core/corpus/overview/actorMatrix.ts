import { getOrMake } from '../../getOrMake';
import type { ActorMatrix } from './model';
import { byCount, cut } from './ranked';
import { type Actor, actorOf, type ArticleList, type SelectedArticle } from './selection';
import type { Span } from '../../model';

const MOST_ACTORS = 40;
const MOST_ARTICLES = 40;

interface Row extends Actor {
  mentions: number;
  /** By the number of the article in the selection. */
  readonly found: Map<number, { count: number; readonly first: Span }>;
}

/** Who is named how often in which article. Of many articles those that name most of the actors shown. */
export function actorMatrix(selected: readonly SelectedArticle[], list: ArticleList): ActorMatrix {
  const rows = new Map<string, Row>();
  selected.forEach((article, number) => {
    for (const mark of article.selected) {
      if (mark.kind !== 'actor') continue;
      const actor = actorOf(article, mark.entity);
      if (!actor) continue;
      const row = getOrMake<string, Row>(rows, actor.key, () => ({ ...actor, mentions: 0, found: new Map() }));
      row.mentions++;
      getOrMake(row.found, number, () => ({ count: 0, first: mark })).count++;
    }
  });
  const { kept: actors, more: moreActors } = cut([...rows.values()].sort(byCount(({ mentions }) => mentions)), MOST_ACTORS);
  const namedIn = new Map<number, number>();
  for (const { found } of actors) for (const number of found.keys()) namedIn.set(number, (namedIn.get(number) ?? 0) + 1);
  const naming = new Set([...rows.values()].flatMap(({ found }) => [...found.keys()])).size;
  const shown = cut([...namedIn].sort(([, a], [, b]) => b - a), MOST_ARTICLES).kept.map(([number]) => number).sort((a, b) => a - b);
  const column = new Map(shown.map((number, at) => [number, at]));
  return {
    actors: actors.map(({ name, type, mentions }) => ({ name, type, mentions })),
    articles: shown.flatMap((number) => (selected[number] ? [list.numberOf(selected[number])] : [])),
    cells: actors.flatMap(({ found }, actor) =>
      [...found].flatMap(([number, { count, first }]) => {
        const [article, at] = [selected[number], column.get(number)];
        return article && at !== undefined ? [{ actor, article: at, count, place: list.placeOf(article, first) }] : [];
      }),
    ),
    moreActors,
    moreArticles: naming - shown.length,
  };
}
