import { getOrMake } from '../../getOrMake';
import type { ActorMatrix } from './model';
import { createTally, type Part, type Tally } from './parts';
import { byCount, cut } from './ranked';
import { type Actor, actorOf } from './selection';

const MOST_ACTORS = 40;
const MOST_ARTICLES = 40;

interface Row extends Actor {
  mentions: number;
  /** By the number of the article in the order of their dates. */
  readonly found: Map<number, Tally>;
}

/** Who is named how often in which article. Of many articles those that name most of the actors shown. */
export function createActorMatrix(): Part<ActorMatrix> {
  const rows = new Map<string, Row>();
  let passed = 0;
  let naming = 0;
  return {
    add(article) {
      const number = passed++;
      let names = false;
      for (const mark of article.selected) {
        const actor = mark.kind === 'actor' ? actorOf(article, mark.entity) : undefined;
        if (!actor) continue;
        names = true;
        const row = getOrMake<string, Row>(rows, actor.key, () => ({ ...actor, mentions: 0, found: new Map() }));
        row.mentions++;
        getOrMake(row.found, number, () => createTally(article, mark)).count++;
      }
      if (names) naming++;
    },
    result(list) {
      const { kept: actors, more: moreActors } = cut([...rows.values()].sort(byCount(({ mentions }) => mentions)), MOST_ACTORS);
      const named = new Map<number, { readonly tally: Tally; actors: number }>();
      for (const { found } of actors) for (const [number, tally] of found) getOrMake(named, number, () => ({ tally, actors: 0 })).actors++;
      const most = cut([...named].sort(([, a], [, b]) => b.actors - a.actors), MOST_ARTICLES).kept;
      const shown = [...most].sort(([a], [b]) => a - b);
      const rowOf = new Map(shown.map(([number], at) => [number, at]));
      return {
        actors: actors.map(({ name, type, mentions }) => ({ name, type, mentions })),
        articles: shown.map(([, { tally }]) => list.numberOf(tally.article)),
        cells: actors.flatMap(({ found }, actor) =>
          [...found].flatMap(([number, { count, article, first }]) => {
            const at = rowOf.get(number);
            return at === undefined ? [] : [{ actor, article: at, count, place: list.placeOf(article, first) }];
          }),
        ),
        moreActors,
        moreArticles: naming - shown.length,
      };
    },
  };
}
