import { getOrMake } from '../../getOrMake';
import type { Span } from '../../model';
import { CERTAINTY_GRADES, gradeOf } from '../certainty';
import { foldName } from '../nameVariants';
import type { ClaimGrid, Counted } from './model';
import { byCount, cut } from './ranked';
import { actorOf, type ArticleList, type SelectedArticle } from './selection';

const MOST_SOURCES = 20;

interface Row {
  readonly name?: string;
  total: number;
  readonly grades: Map<string, { count: number; readonly article: SelectedArticle; readonly first: Span }>;
}

/** How certain the claims of each source are left. A source without an actor of its own goes by its words. */
export function claimGrid(selected: readonly SelectedArticle[], list: ArticleList): ClaimGrid {
  const rows = new Map<string, Row>();
  for (const article of selected) {
    for (const mark of article.selected) {
      if (mark.kind !== 'claim') continue;
      const actor = mark.source?.entity === undefined ? undefined : actorOf(article, mark.source.entity);
      const name = actor?.name ?? mark.source?.quote.replace(/\s+/gu, ' ');
      const key = actor ? `actor ${actor.key}` : name === undefined ? '' : `words ${foldName(name)}`;
      const row = getOrMake<string, Row>(rows, key, () => ({ ...(name !== undefined && { name }), total: 0, grades: new Map() }));
      row.total++;
      getOrMake(row.grades, gradeOf(mark), () => ({ count: 0, article, first: mark })).count++;
    }
  }
  const { kept, more } = cut([...rows.values()].sort(byCount(({ total }) => total)), MOST_SOURCES);
  return {
    sources: kept.map(({ name, total, grades }) => ({
      ...(name !== undefined && { name }),
      total,
      grades: CERTAINTY_GRADES.map((grade): Counted | undefined => {
        const cell = grades.get(grade);
        return cell && { count: cell.count, place: list.placeOf(cell.article, cell.first) };
      }),
    })),
    moreSources: more,
  };
}
