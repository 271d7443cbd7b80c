import type { MakeChart } from '../chart';
import { drawGrid } from './grid';

/** Articles down, actors across: who is named where, and how often. */
export const actorsChart: MakeChart = (overview, words) => {
  const { actors, articles, cells, moreActors, moreArticles } = overview.actors;
  const { strings } = words;
  const most = cells.reduce((highest, { count }) => Math.max(highest, count), 1);
  const labelled = cells.map((cell) => {
    const { name = '', type = 'person' } = actors[cell.actor] ?? {};
    const article = articles[cell.article] ?? 0;
    return { ...cell, name, type, where: words.articleOf(overview, article) };
  });
  const dateOf = (article: number): string => overview.articles[article]?.date ?? '';
  return {
    isEmpty: cells.length === 0,
    notes: [...words.said(moreActors, strings.more.actors), ...words.said(moreArticles, strings.more.articles)],
    table: {
      columns: [strings.columns.actor, strings.columns.type, strings.columns.article, strings.columns.mentions],
      rows: labelled.map(({ name, type, where, count, place }) => ({ cells: [name, strings.types[type], where, count], place })),
    },
    draw: (width) =>
      drawGrid(
        {
          rows: articles.map((article) => [dateOf(article), words.titleOf(overview, article)].filter((part) => part !== '').join(' · ')),
          columns: actors.map(({ name }) => name),
          cells: labelled.map(({ actor, article, count, name, where, place }) => ({
            row: article,
            column: actor,
            text: words.number(count),
            strength: Math.sqrt(count / most),
            mark: { key: `${name} ${where}`, label: `${name}, ${words.count(count, strings.mentions)}: ${where}`, place },
          })),
          moreColumns: (number) => words.said(number, strings.more.actors),
        },
        width,
      ),
  };
};
