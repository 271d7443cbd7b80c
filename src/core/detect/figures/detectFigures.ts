import type { FigureSuggestion } from '../../model';
import type { TaggedArticle, TaggedLine } from '../model';
import { findFigures, type LineFigure } from './lineFigures';
import { dateValue, monthOf, type DateEvidence } from './resolveDates';

export interface FigureDetector {
  /** Figures in the order of the text; no two overlap. Article offsets. Deterministic, never throws. */
  detect(tagged: TaggedArticle): readonly FigureSuggestion[];
}

/** Finds quantities and dates. What one line says is kept with the line; only dates are resolved per article. */
export function createFigureDetector(): FigureDetector {
  const known = new WeakMap<TaggedLine, readonly LineFigure[]>();
  const inLine = (line: TaggedLine): readonly LineFigure[] => {
    let figures = known.get(line);
    if (!figures) known.set(line, (figures = findFigures(line)));
    return figures;
  };
  return {
    detect({ article, lines }) {
      const perLine = lines.map(inLine);
      const months = new Set<number>();
      for (const { date } of perLine.flat()) {
        const month = date && monthOf(date);
        if (month !== undefined) months.add(month);
      }
      const evidence: DateEvidence = { months, ...(article.date ? { article: article.date.iso } : {}) };
      return perLine.flatMap((figures, index) => {
        const offset = article.lines[index]?.start ?? 0;
        return figures.map(({ start, end, quote, type, value, date, reason }): FigureSuggestion => ({
          kind: 'figure',
          type,
          start: start + offset,
          end: end + offset,
          quote,
          value: date ? dateValue(date, evidence, value.approximate) : value,
          reason,
        }));
      });
    },
  };
}
