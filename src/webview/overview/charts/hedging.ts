import { axisX, barX, gridX, ruleY, text } from '@observablehq/plot';
import type { MakeChart } from '../chart';
import { columnWidth } from '../labels';
import { ACCENT, drawn, FAINT, GAP, INK, rowNames } from './drawing';

const ROW_HEIGHT = 32;
const ROW_LABELS = 0.3;

/** Outlets down; across, the share of their claims that is hedged, with the interval that so few claims leave. */
export const hedgingChart: MakeChart = (overview, words) => {
  const { outlets, moreOutlets } = overview.hedging;
  const { strings } = words;
  const rows = outlets.map(({ name = strings.noOutlet, claims, hedged, low, high, place }) => {
    const rate = hedged / claims;
    const said = `${words.percent(rate)} (${words.fill(strings.of, words.number(hedged), words.number(claims))})`;
    const interval = `${words.percent(low)} – ${words.percent(high)}`;
    return { name, claims, hedged, low, high, rate, said, interval, mark: { key: name, label: `${name}: ${said}, ${strings.columns.interval} ${interval}`, place } };
  });
  return {
    isEmpty: rows.length === 0,
    notes: words.said(moreOutlets, strings.more.outlets),
    table: {
      columns: [strings.columns.outlet, strings.columns.hedged, strings.columns.claims, strings.columns.rate, strings.columns.interval],
      rows: rows.map(({ name, hedged, claims, rate, interval, mark: { place } }) => ({ cells: [name, hedged, claims, words.percent(rate), interval], place })),
    },
    draw(width) {
      const names = rows.map(({ name }) => name);
      const left = columnWidth(names, width * ROW_LABELS) + GAP;
      const right = columnWidth(rows.map(({ said }) => said), width) + GAP;
      const top = 24;
      const y = (_row: unknown, at: number): number => at;
      const svg = drawn({
        width,
        height: top + rows.length * ROW_HEIGHT + 24,
        marginLeft: left,
        marginRight: right,
        marginTop: top,
        marginBottom: 24,
        x: { domain: [0, 1] },
        y: { type: 'band', domain: rows.map((_, at) => at), axis: null, padding: 0.3 },
        marks: [
          gridX({ ticks: 4, stroke: FAINT, strokeOpacity: 1, className: 'grid' }),
          axisX({ anchor: 'top', label: null, tickSize: 0, ticks: 4, tickFormat: (share: number) => words.percent(share), className: 'axis' }),
          barX(rows, { y, x1: 0, x2: 'rate', fill: ACCENT, fillOpacity: 0.55, rx2: 2, className: 'bars' }),
          ruleY(rows, { y, x1: 'low', x2: 'high', stroke: INK, strokeWidth: 1.5, className: 'intervals' }),
          text(rows, { y, text: 'said', frameAnchor: 'right', textAnchor: 'start', dx: GAP, fill: INK, className: 'labels' }),
          rowNames(names, left),
          text([strings.rateAxis], { text: (label: string) => label, frameAnchor: 'bottom', dy: 16, fill: INK, className: 'axis' }),
        ],
      });
      return { svg, layers: [{ className: 'bars', marks: rows.map(({ mark }) => mark) }], notes: [] };
    },
  };
};
