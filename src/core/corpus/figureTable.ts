import { byDate, type ArticleEntry } from './articleEntry';
import { compareFigures, figureKey, type ComparableFigure, type FigureRelation } from './compareFigures';
import type { EntityTable } from './entityTable';
import type { FigureMark } from './model';
import { createPostings } from './postings';
import type { ArticleSlots } from './slots';

export interface FigureAt {
  readonly entry: ArticleEntry;
  readonly mark: FigureMark;
}

export interface ComparedFigure extends FigureAt {
  readonly relation: FigureRelation;
}

export interface FigureTable {
  /** Figures of the same thing elsewhere: differing first, then refining, then agreeing; by date. */
  compare(article: string, mark: FigureMark): readonly ComparedFigure[];
}

const ORDER: Readonly<Record<FigureRelation, number>> = { differ: 0, refine: 1, agree: 2 };
/** A hover has no time for more; what shares most actors with the figure's sentence is looked at first. */
const MOST_COMPARED = 300;

export function createFigureTable(slots: ArticleSlots, entities: () => EntityTable): FigureTable {
  const postings = createPostings(slots, ({ figures }, emit) => {
    figures.forEach((mark, item) => {
      const key = figureKey(mark);
      if (key !== undefined) emit(key, item);
    });
  });
  const actorsAround = (entry: ArticleEntry, item: number): readonly string[] => {
    const sentence = entry.figureSentences[item];
    if (!sentence) return [];
    const found = entry.actors.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    return [...new Set(found.map((actor) => entities().idOf(entry.article, actor.entity)))];
  };
  const comparable = (entry: ArticleEntry, item: number, mark: FigureMark, actors: readonly string[]): ComparableFigure => {
    const span = entry.figureSentences[item];
    const sentence = span && entry.excerpts.slice(span);
    return { type: mark.type, value: mark.value, actors, ...(sentence !== undefined && { sentence }) };
  };
  return {
    compare(article, mark) {
      const key = figureKey(mark);
      const own = slots.get(article);
      if (key === undefined || !own) return [];
      const item = own.figures.findIndex((figure) => figure.start === mark.start && figure.end === mark.end);
      const actors = actorsAround(own, item);
      const wanted = new Set(actors);
      const figure = comparable(own, item, mark, actors);

      const candidates: { entry: ArticleEntry; item: number; other: FigureMark; actors: readonly string[]; shared: number }[] = [];
      for (const { entry, item: index } of postings.find(key)) {
        const other = entry.figures[index];
        if (!other || (entry === own && index === item)) continue;
        const around = actorsAround(entry, index);
        const shared = around.filter((id) => wanted.has(id)).length;
        // actors named on both sides and none in common are never of one thing
        if (shared > 0 || around.length === 0 || wanted.size === 0) candidates.push({ entry, item: index, other, actors: around, shared });
      }
      candidates.sort((a, b) => b.shared - a.shared);
      const found: ComparedFigure[] = [];
      for (const { entry, item: index, other, actors: around } of candidates.slice(0, MOST_COMPARED)) {
        const relation = compareFigures(figure, comparable(entry, index, other, around));
        if (relation) found.push({ entry, mark: other, relation });
      }
      return found.sort((a, b) => ORDER[a.relation] - ORDER[b.relation] || byDate(a.entry, b.entry) || a.mark.start - b.mark.start);
    },
  };
}
