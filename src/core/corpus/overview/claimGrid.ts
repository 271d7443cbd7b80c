import { getOrMake } from '../../getOrMake';
import { CERTAINTY_GRADES, gradeOf } from '../certainty';
import { foldName } from '../nameVariants';
import type { ClaimGrid, Counted } from './model';
import { createTally, type Part, type Tally } from './parts';
import { byCount, cut } from './ranked';
import { actorOf } from './selection';

const MOST_SOURCES = 20;

interface Row {
  readonly name?: string;
  total: number;
  readonly grades: Map<string, Tally>;
}

/** How certain the claims of each source are left. A source without an actor of its own goes by its words. */
export function createClaimGrid(): Part<ClaimGrid> {
  const rows = new Map<string, Row>();
  return {
    add(article) {
      for (const mark of article.selected) {
        if (mark.kind !== 'claim') continue;
        const actor = mark.source?.entity === undefined ? undefined : actorOf(article, mark.source.entity);
        const name = actor?.name ?? mark.source?.quote.replace(/\s+/gu, ' ');
        const key = actor ? `actor ${actor.key}` : name === undefined ? '' : `words ${foldName(name)}`;
        const row = getOrMake<string, Row>(rows, key, () => ({ ...(name !== undefined && { name }), total: 0, grades: new Map() }));
        row.total++;
        getOrMake(row.grades, gradeOf(mark), () => createTally(article, mark)).count++;
      }
    },
    result(list) {
      const { kept, more } = cut([...rows.values()].sort(byCount(({ total }) => total)), MOST_SOURCES);
      const sources = kept.map(({ name, total, grades }) => ({
        ...(name !== undefined && { name }),
        total,
        grades: CERTAINTY_GRADES.map((grade): Counted | undefined => {
          const tally = grades.get(grade);
          return tally && { count: tally.count, place: list.placeOf(tally.article, tally.first) };
        }),
      }));
      return { sources, moreSources: more };
    },
  };
}
