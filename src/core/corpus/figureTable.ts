import { byDate, type ArticleEntry } from './articleEntry';
import { compareFigures, figureKey } from './interim';
import type { FigureMark } from './model';
import { createPostings } from './postings';
import type { ArticleSlots } from './slots';

export type FigureRelation = 'differ' | 'refine' | 'agree';

export interface FigureAt {
  readonly entry: ArticleEntry;
  readonly mark: FigureMark;
}

export interface ComparedFigure extends FigureAt {
  readonly relation: FigureRelation;
}

export interface FigureTable {
  /** Figures of the same kind elsewhere: differing first, then refining, then agreeing; by date. */
  compare(article: string, mark: FigureMark): readonly ComparedFigure[];
}

const ORDER: Readonly<Record<FigureRelation, number>> = { differ: 0, refine: 1, agree: 2 };

export function createFigureTable(slots: ArticleSlots): FigureTable {
  const postings = createPostings(slots, ({ figures }, emit) => {
    figures.forEach((mark, item) => {
      const key = figureKey(mark);
      if (key !== undefined) emit(key, item);
    });
  });
  return {
    compare(article, mark) {
      const key = figureKey(mark);
      if (key === undefined) return [];
      const found: ComparedFigure[] = [];
      for (const { entry, item } of postings.find(key)) {
        const other = entry.figures[item];
        if (!other || (entry.article === article && other.start === mark.start && other.end === mark.end)) continue;
        const relation = compareFigures(mark, other);
        if (relation) found.push({ entry, mark: other, relation });
      }
      return found.sort((a, b) => ORDER[a.relation] - ORDER[b.relation] || byDate(a.entry, b.entry) || a.mark.start - b.mark.start);
    },
  };
}
