import { axisX, dot, gridX, ruleY } from '@observablehq/plot';
import type { MakeChart } from '../chart';
import { columnWidth } from '../labels';
import { ACCENT, drawn, FAINT, GAP, INK, legend, rowNames } from './drawing';

const ROW_HEIGHT = 28;
const ROW_LABELS = 0.36;
const EDGE = 24;

/** Articles down, time across: when each was published, and the dates that its text names. */
export const timelineChart: MakeChart = (overview, words) => {
  const { rows, window, moreArticles, moreDates, undated } = overview.timeline;
  const { strings } = words;
  const published = rows.map(({ place, published: { from, to } }, row) => {
    const { date = '' } = overview.articles[place.article] ?? {};
    return { row, from, to, place, mark: { key: `published ${words.articleOf(overview, place.article)}`, label: `${words.fill(strings.published, date)}: ${words.titleOf(overview, place.article)}`, place } };
  });
  const named = rows.flatMap(({ place: { article }, dates }, row) =>
    dates.map(({ from, to, value, quote, place }) => ({
      row,
      from,
      to,
      value,
      quote,
      place,
      mark: { key: `${words.articleOf(overview, article)} ${place.start}`, label: `${value} (“${quote}”): ${words.titleOf(overview, article)}`, place },
    })),
  );
  return {
    isEmpty: rows.length === 0,
    notes: [...words.said(moreArticles, strings.more.articles), ...words.said(moreDates, strings.more.dates), ...words.said(undated, strings.undated)],
    table: {
      columns: [strings.columns.article, strings.columns.date, strings.columns.named, strings.columns.words],
      rows: [
        ...published.map(({ place }) => ({ cells: [words.titleOf(overview, place.article), overview.articles[place.article]?.date ?? '', '', ''], place })),
        ...named.map(({ value, quote, place }) => ({ cells: [words.titleOf(overview, place.article), overview.articles[place.article]?.date ?? '', value, quote], place })),
      ],
    },
    draw(width) {
      const titles = rows.map(({ place }) => words.titleOf(overview, place.article));
      const left = columnWidth(titles, width * ROW_LABELS) + GAP;
      const isEarlier = ({ to }: { readonly to: number }): boolean => window !== undefined && to < window.from;
      const isLater = ({ from }: { readonly from: number }): boolean => window !== undefined && from > window.to;
      const parts = [
        { className: 'named', symbol: 'circle', of: named.filter((one) => !isEarlier(one) && !isLater(one)), glyph: '●', label: strings.columns.named, dx: 0, rotate: 0 },
        { className: 'earlier', symbol: 'triangle', of: named.filter(isEarlier), glyph: '◀', label: strings.earlier, dx: -EDGE / 2, rotate: -90 },
        { className: 'later', symbol: 'triangle', of: named.filter(isLater), glyph: '▶', label: strings.later, dx: EDGE / 2, rotate: 90 },
      ] as const;
      const shown = parts.filter((part) => part.of.length > 0);
      const key = legend([{ glyph: '◆', label: strings.columns.article }, ...shown.map(({ glyph, label }) => ({ glyph, label, colour: ACCENT }))], width);
      const top = key.height + 24;
      const within = (time: number): number => Math.min(window?.to ?? time, Math.max(window?.from ?? time, time));
      const middle = ({ from, to }: { readonly from: number; readonly to: number }): Date => new Date((within(from) + within(to)) / 2);
      const y = ({ row }: { readonly row: number }): number => row;
      const svg = drawn({
        width,
        height: top + rows.length * ROW_HEIGHT + 8,
        marginLeft: left,
        marginRight: 4,
        marginTop: top,
        marginBottom: 8,
        x: { type: 'utc', domain: window ? [new Date(window.from), new Date(Math.max(window.to, window.from + 86_400_000))] : [], inset: EDGE },
        y: { type: 'band', domain: rows.map((_, row) => row), axis: null },
        marks: [
          ruleY(rows.map((_, row) => row), { y: (row: number) => row, stroke: FAINT, strokeWidth: 1, className: 'track' }),
          gridX({ stroke: FAINT, strokeOpacity: 1, className: 'grid' }),
          axisX({ anchor: 'top', label: null, tickSize: 0, ticks: Math.max(2, Math.floor((width - left) / 110)), className: 'axis' }),
          ruleY(parts[0].of.filter(({ from, to }) => to > from), { y, x1: (one: { from: number }) => new Date(within(one.from)), x2: (one: { to: number }) => new Date(within(one.to)), stroke: ACCENT, strokeWidth: 2, strokeOpacity: 0.5, className: 'spans' }),
          ...shown.map(({ className, symbol, of, dx, rotate }) => dot(of, { x: middle, y, r: 5, dx, rotate, symbol, fill: ACCENT, fillOpacity: 0.75, stroke: 'none', sort: null, className })),
          dot(published, { x: middle, y, r: 6, symbol: 'diamond', fill: INK, sort: null, className: 'published' }),
          rowNames(titles, left),
          ...key.marks(left, top),
        ],
      });
      return { svg, layers: [{ className: 'published', marks: published.map(({ mark }) => mark) }, ...shown.map(({ className, of }) => ({ className, marks: of.map(({ mark }) => mark) }))], notes: [] };
    },
  };
};
