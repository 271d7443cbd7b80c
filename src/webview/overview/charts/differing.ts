import { axisX, dot, gridX, ruleY, text } from '@observablehq/plot';
import type { MakeChart } from '../chart';
import { columnWidth, widthOf } from '../labels';
import { ACCENT, drawn, FAINT, GAP, INK, PAPER, rowNames } from './drawing';

const ROW_HEIGHT = 44;
const ROW_LABELS = 0.28;
const EDGE = 64;

/** A row for each thing that figures disagree on; across, how many times the smallest of them each is. */
export const differingChart: MakeChart = (overview, words) => {
  const { groups, moreGroups, unseen } = overview.differing ?? { groups: [], moreGroups: 0, unseen: 0 };
  const { strings } = words;
  const figures = groups.flatMap(({ name, figures: own }, row) => {
    const least = own.find(({ amount }) => amount > 0)?.amount ?? 1;
    return own.map((figure) => {
      const factor = Math.max(1, figure.amount / least);
      const where = words.articleOf(overview, figure.place.article);
      const mark = { key: `${where} ${figure.place.start}`, label: `${figure.value}, ${words.fill(strings.times, words.number(factor))}: ${figure.context} (${where})`, place: figure.place };
      return { ...figure, name, row, factor, where, mark };
    });
  });
  const most = figures.reduce((highest, { factor }) => Math.max(highest, factor), 1.5);
  const left = groups.reduce((sum, { moreFigures }) => sum + moreFigures, 0);
  return {
    isEmpty: figures.length === 0,
    ...(!overview.differing && { empty: strings.comparing }),
    notes: [...words.said(moreGroups, strings.more.groups), ...words.said(left, strings.more.figures), ...words.said(unseen, strings.uncompared)],
    table: {
      columns: [strings.columns.thing, strings.columns.value, strings.columns.article, strings.columns.context],
      rows: figures.map(({ name, value, where, context, place }) => ({ cells: [name, value, where, context], place })),
    },
    draw(width) {
      const names = groups.map(({ name }) => name);
      const margin = columnWidth(names, width * ROW_LABELS) + GAP;
      const top = 28;
      const y = ({ row }: { readonly row: number }): number => row;
      const across = (factor: number): number => (Math.log(factor) / Math.log(most)) * (width - margin - 4 - 2 * EDGE);
      const labels = groups.flatMap((_group, row) => {
        const own = figures.filter((figure) => figure.row === row);
        const [first, last] = [own[0], own.at(-1)];
        if (!first || !last) return [];
        const isTight = across(last.factor) - across(first.factor) < (widthOf(first.short) + widthOf(last.short)) / 2 + GAP;
        return isTight ? [{ row, factor: Math.sqrt(first.factor * last.factor), text: `${first.short} – ${last.short}` }] : [first, last].map(({ factor, short }) => ({ row, factor, text: short }));
      });
      const svg = drawn({
        width,
        height: top + groups.length * ROW_HEIGHT + 24,
        marginLeft: margin,
        marginRight: 4,
        marginTop: top,
        marginBottom: 24,
        x: { type: 'log', domain: [1, most], inset: EDGE },
        y: { type: 'band', domain: groups.map((_, row) => row), axis: null },
        marks: [
          gridX({ ticks: 4, stroke: FAINT, strokeOpacity: 1, className: 'grid' }),
          axisX({ anchor: 'top', label: null, tickSize: 0, ticks: 4, tickFormat: (factor: number) => `${words.number(factor)}×`, className: 'axis' }),
          text([strings.timesAxis], { text: (label: string) => label, frameAnchor: 'bottom', dy: 16, fill: INK, className: 'axis' }),
          ruleY(groups, {
            y: (_group: unknown, row: number) => row,
            x1: 1,
            x2: (_group: unknown, row: number) => figures.reduce((farthest, figure) => (figure.row === row ? Math.max(farthest, figure.factor) : farthest), 1),
            stroke: ACCENT,
            strokeWidth: 2,
            strokeOpacity: 0.5,
            className: 'spans',
          }),
          dot(figures, { x: 'factor', y, r: 7, fill: ACCENT, stroke: PAPER, sort: null, className: 'figures' }),
          text(labels, { x: 'factor', y, dy: 15, text: 'text', fill: INK, stroke: PAPER, strokeWidth: 3, className: 'labels' }),
          rowNames(names, margin),
        ],
      });
      return { svg, layers: [{ className: 'figures', marks: figures.map(({ mark }) => mark) }], notes: [] };
    },
  };
};
