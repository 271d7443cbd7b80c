import { CERTAINTY_GRADES } from '../../../core/corpus/certainty';
import type { MakeChart } from '../chart';
import { drawGrid } from './grid';

/** Sources down, certainty across: how many claims of each. */
export const claimsChart: MakeChart = (overview, words) => {
  const { sources, moreSources } = overview.claims;
  const { strings } = words;
  const cells = sources.flatMap(({ name = strings.noSource, grades }, row) =>
    grades.flatMap((cell, column) => {
      const grade = strings.grades[CERTAINTY_GRADES[column] ?? 'asserted'];
      return cell ? [{ ...cell, row, column, name, grade }] : [];
    }),
  );
  const most = cells.reduce((highest, { count }) => Math.max(highest, count), 1);
  return {
    isEmpty: cells.length === 0,
    notes: words.said(moreSources, strings.more.sources),
    table: {
      columns: [strings.columns.source, strings.columns.certainty, strings.columns.claims],
      rows: cells.map(({ name, grade, count, place }) => ({ cells: [name, grade, count], place })),
    },
    draw: (width) =>
      drawGrid(
        {
          rows: sources.map(({ name = strings.noSource, total }) => `${name} (${words.number(total)})`),
          columns: CERTAINTY_GRADES.map((grade) => strings.grades[grade]),
          cells: cells.map(({ row, column, name, grade, count, place }) => ({
            row,
            column,
            text: words.number(count),
            strength: Math.sqrt(count / most),
            mark: { key: `${name} ${grade}`, label: `${name}, ${grade}: ${words.count(count, strings.claims)}`, place },
          })),
          moreColumns: () => [],
        },
        width,
      ),
  };
};
