import type { Progress } from '../../../core/review/progress';
import type { MakeChart } from '../chart';
import { drawGrid } from './grid';

const STATES: readonly Progress[] = ['unseen', 'in work', 'done', 'reviewed'];
const GLYPHS: Readonly<Record<Progress, string>> = { unseen: '○', 'in work': '◐', done: '●', reviewed: '✔' };

/** Articles down, annotators across: the state of each, and how many annotations. */
export const progressChart: MakeChart = (overview, words) => {
  const { annotators, rows, moreAnnotators, moreArticles, untouched } = overview.progress;
  const { strings } = words;
  const cells = rows.flatMap(({ article, cells: states }, row) =>
    states.map((cell, column) => ({ ...cell, row, column, annotator: annotators[column] ?? '', where: words.articleOf(overview, article) })),
  );
  const titles = rows.map(({ article }) => words.titleOf(overview, article));
  return {
    isEmpty: cells.length === 0,
    notes: [...words.said(moreAnnotators, strings.more.annotators), ...words.said(moreArticles, strings.more.articles), ...words.said(untouched, strings.untouched)],
    table: {
      columns: [strings.columns.article, strings.columns.annotator, strings.columns.state, strings.columns.annotations],
      rows: cells.map(({ where, annotator, state, count, place }) => ({ cells: [where, annotator, strings.states[state], count], place })),
    },
    draw: (width) =>
      drawGrid(
        {
          rows: titles,
          columns: annotators,
          cells: cells.map(({ row, column, annotator, where, state, count, place }) => ({
            row,
            column,
            text: count > 0 ? `${GLYPHS[state]} ${words.number(count)}` : GLYPHS[state],
            strength: STATES.indexOf(state) / (STATES.length - 1),
            mark: { key: `${annotator} ${where}`, label: `${annotator}, ${strings.states[state]}, ${words.count(count, strings.annotations)}: ${where}`, place },
          })),
          legend: STATES.map((state) => ({ glyph: GLYPHS[state], label: strings.states[state] })),
          moreColumns: (number) => words.said(number, strings.more.annotators),
        },
        width,
      ),
  };
};
