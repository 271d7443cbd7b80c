import type { ReplacedLines } from '../../article/parseArticle';
import type { FigureSuggestion } from '../../model';
import { replaceRange } from '../../replaceRange';
import type { TaggedArticle } from '../model';
import { perLine } from '../perLine';
import { findFigures, type LineFigure } from './lineFigures';
import { dateValue, monthOf, type DateEvidence } from './resolveDates';

export interface FigureDetector {
  /** Figures in the order of the text; no two overlap. Article offsets. Deterministic, never throws. */
  detect(tagged: TaggedArticle): readonly FigureSuggestion[];
  /**
   * The same line by line.
   * @param before what was read of the article before an edit, and the lines it replaced: other lines are looked at only where the evidence
   *   for dates has changed, and then only those with dates.
   */
  read(tagged: TaggedArticle, before?: FigureReading, replaced?: ReplacedLines): FigureReading;
}

/** The figures of an article by line, offsets relative to the line. */
export interface FigureReading {
  readonly lines: readonly LineFigures[];
  /** Lines whose figures are not what they were before the edit although it did not replace them. */
  readonly changed: readonly number[];
  readonly evidence: DateEvidence;
}

export interface LineFigures {
  readonly found: readonly LineFigure[];
  /** The months its dates name with their year; undefined: it has no dates. */
  readonly months: readonly number[] | undefined;
  readonly figures: readonly FigureSuggestion[];
}

/** Finds quantities and dates. What one line says is kept with the line; only dates are resolved per article. */
export function createFigureDetector(): FigureDetector {
  const inLine = perLine(findFigures);
  const read: FigureDetector['read'] = ({ article, lines }, before, replaced) => {
    const { from, oldTo, to } = replaced ?? { from: 0, oldTo: 0, to: lines.length };
    const fresh = lines.slice(from, to).map((line) => withMonths(inLine(line)));
    const all = replaceRange(before?.lines ?? [], from, oldTo, fresh);
    const months = before && sameMonths(before.lines.slice(from, oldTo), fresh) ? before.evidence.months : monthsIn(all);
    const evidence: DateEvidence = { months, ...(article.date ? { article: article.date.iso } : {}) };
    const datesStand = before && sameEvidence(before.evidence, evidence);
    const changed: number[] = [];
    const redo = (index: number): void => {
      const line = all[index];
      if (line && line !== NONE) all[index] = { found: line.found, months: line.months, figures: line.found.map((figure) => suggestionOf(figure, evidence)) };
    };
    for (let index = from; index < to; index++) redo(index);
    if (before && !datesStand) {
      all.forEach((line, index) => {
        if ((index >= from && index < to) || !line.months) return;
        changed.push(index);
        redo(index);
      });
    }
    return { lines: all, changed, evidence };
  };
  return {
    read,
    detect(tagged) {
      return read(tagged).lines.flatMap(({ figures }, index) => {
        const offset = tagged.article.lines[index]?.start ?? 0;
        return figures.map((figure): FigureSuggestion => ({ ...figure, start: figure.start + offset, end: figure.end + offset }));
      });
    },
  };
}

const NONE: LineFigures = { found: [], months: undefined, figures: [] };

function withMonths(found: readonly LineFigure[]): LineFigures {
  if (found.length === 0) return NONE;
  let months: number[] | undefined;
  for (const { date } of found) {
    if (!date) continue;
    months ??= [];
    const month = monthOf(date);
    if (month !== undefined) months.push(month);
  }
  return { found, months, figures: [] };
}

function monthsIn(lines: readonly LineFigures[]): ReadonlySet<number> {
  const all = new Set<number>();
  for (const { months } of lines) if (months) for (const month of months) all.add(month);
  return all;
}

/** Whether two rows of lines name the same months, as they do after most edits. */
function sameMonths(before: readonly LineFigures[], after: readonly LineFigures[]): boolean {
  return sameSet(monthsIn(before), monthsIn(after));
}

function sameEvidence(a: DateEvidence, b: DateEvidence): boolean {
  return a.article === b.article && sameSet(a.months, b.months);
}

function sameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a === b || (a.size === b.size && [...a].every((one) => b.has(one)));
}

function suggestionOf({ start, end, quote, type, value, date, reason }: LineFigure, evidence: DateEvidence): FigureSuggestion {
  return { kind: 'figure', type, start, end, quote, value: date ? dateValue(date, evidence, value.approximate) : value, reason };
}
