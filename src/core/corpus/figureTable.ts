import type { Span } from '../model';
import type { ArticlePlace } from './articleEntry';
import type { ArticleReader } from './articleReader';
import type { ArticleRow } from './articleRows';
import type { ComparableFigure, FigureRelation, FigureRules } from './compareFigures';
import type { EntityTable } from './entityTable';
import type { FigureMark } from './model';
import type { Posting, Postings } from './postings';
import type { ArticleSlots } from './slots';

/** Its mark is read when it is looked at. */
export interface FigureAt {
  readonly entry: ArticlePlace;
  readonly mark: FigureMark;
}

export interface ComparedFigure extends FigureAt {
  readonly relation: FigureRelation;
}

export interface FigureTable {
  /** Figures of the same thing elsewhere: differing first, then refining, then agreeing; by date. */
  compare(article: string, mark: FigureMark, rules: FigureRules): readonly ComparedFigure[];
  /** The figures of an article that lie in a span. */
  within(article: string, span: Span): readonly FigureAt[];
}

const ORDER: Readonly<Record<FigureRelation, number>> = { differ: 0, refine: 1, agree: 2 };
/** A hover has no time for more; what shares most actors with the figure's sentence is looked at first. */
const MOST_COMPARED = 100;

export function createFigureTable(slots: ArticleSlots, reader: ArticleReader, entities: EntityTable, postings: Postings): FigureTable {
  const packed = reader.stored;
  /** The actors around each of these figures, by their ids. @param items rising. */
  const actorsAround = (stored: ArticleRow, items: readonly number[]): readonly (readonly string[])[] => {
    const idOf = entities.idsOfPlaces(stored);
    return packed.figureActors(stored, items).map((places) => (places.length < 2 ? places.map(idOf) : [...new Set(places.map(idOf))]));
  };
  const comparable = ({ stored, item }: Posting, actors: readonly string[]): ComparableFigure | undefined => {
    const excerpts = reader.excerpts(stored);
    const figure = packed.figure(stored, excerpts, item);
    if (!figure) return undefined;
    const sentence = excerpts.slice(figure.sentence);
    return { type: figure.type, value: figure.value, actors, ...(sentence !== undefined && { sentence }) };
  };
  const figureAt = ({ stored, item }: Posting): FigureAt => ({
    entry: reader.place(stored),
    get mark() {
      const mark = reader.open(stored).figures[item];
      if (!mark) throw new Error(`There is no figure ${item} in ${stored.article}.`);
      return mark;
    },
  });
  return {
    compare(article, mark, { keyOf, relationOf }) {
      const key = keyOf(mark);
      const stored = slots.get(article);
      if (key === undefined || !stored) return [];
      let place = -1;
      packed.visitFigures(stored, {
        figure(item, _, start, end) {
          if (start === mark.start && end === mark.end) place = item;
        },
      });
      const own = { stored, item: place };
      const [actors = []] = place < 0 ? [] : actorsAround(stored, [place]);
      const wanted = new Set(actors);
      const figure = comparable(own, actors) ?? { type: mark.type, value: mark.value, actors };

      const candidates: { at: Posting; actors: readonly string[]; shared: number }[] = [];
      for (const { stored: other, items } of postings.figures(key)) {
        for (const [nth, around] of actorsAround(other, items).entries()) {
          const item = items[nth] ?? -1;
          if (other === stored && item === place) continue;
          const shared = around.filter((id) => wanted.has(id)).length;
          // actors named on both sides and none in common are never of one thing
          if (shared > 0 || around.length === 0 || wanted.size === 0) candidates.push({ at: { stored: other, item }, actors: around, shared });
        }
      }
      candidates.sort((a, b) => b.shared - a.shared || byPlace(a.at, b.at));
      return candidates
        .slice(0, MOST_COMPARED)
        .flatMap(({ at, actors: around }) => {
          const other = comparable(at, around);
          const relation = other && relationOf(figure, other);
          return relation ? [{ at, relation }] : [];
        })
        .sort((a, b) => ORDER[a.relation] - ORDER[b.relation] || byPlace(a.at, b.at))
        .map(({ at, relation }) => Object.assign(figureAt(at), { relation }));
    },
    within(article, { start, end }) {
      const stored = slots.get(article);
      if (!stored) return [];
      const found: FigureAt[] = [];
      packed.visitFigures(stored, { figure: (item, _, first, last) => first >= start && last <= end && found.push(figureAt({ stored, item })) });
      return found;
    },
  };
}

/** By date of the article, and by place in it. */
export function byPlace(a: Posting, b: Posting): number {
  return a.stored === b.stored ? a.item - b.item : a.stored.compareTo(b.stored);
}
