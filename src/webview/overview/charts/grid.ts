import { cell, text } from '@observablehq/plot';
import type { ChartMark, Drawing } from '../chart';
import { columnWidth, fitting, widthOf } from '../labels';
import { ACCENT, drawn, FAINT, GAP, INK, legend, type LegendItem, rowNames } from './drawing';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  /** Written into the cell: nothing is said by colour alone. */
  readonly text: string;
  /** 0 to 1. */
  readonly strength: number;
  readonly mark: ChartMark;
}

export interface Grid {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly GridCell[];
  readonly legend?: readonly LegendItem[];
  /** What is said of columns for which there is no room. */
  readonly moreColumns: (number: number) => readonly string[];
}

const ROW_HEIGHT = 26;
const LEAST_COLUMN = 30;
const MOST_COLUMN = 120;
const LONGEST_COLUMN_LABEL = 140;
const LABEL_HEIGHT = 16;
/** Share of the width that the labels of the rows may take. */
const ROW_LABELS = 0.36;
const SLANT = Math.SQRT1_2;
/** The strongest cell leaves the text in it readable in any theme. */
const [FAINTEST, STRONGEST] = [0.12, 0.5];

/** Rows by columns, with a count in each cell. Shows as many columns as there is room for. */
export function drawGrid({ rows, columns, cells, legend: items = [], moreColumns }: Grid, width: number): Drawing {
  const left = columnWidth(rows, width * ROW_LABELS) + GAP;
  const fits = Math.max(1, Math.floor((width - left - GAP) / LEAST_COLUMN));
  const straight = Math.min(MOST_COLUMN, (width - left) / columns.length) - GAP;
  const isStraight = columns.length <= fits && columns.every((label) => widthOf(label) <= straight);
  const labels = columns.map((label) => fitting(label, LONGEST_COLUMN_LABEL));
  /** How far the slanted labels of that many columns reach beyond the last of them. */
  const overhang = (count: number, size: number): number => {
    if (isStraight) return 0;
    const ends = labels.slice(0, count).map((label, column) => (column + 0.5) * size + (widthOf(label) + LABEL_HEIGHT) * SLANT);
    return Math.max(0, Math.max(...ends) - count * size);
  };
  let shown = Math.min(columns.length, fits);
  while (shown > 1 && left + shown * LEAST_COLUMN + overhang(shown, LEAST_COLUMN) > width) shown--;
  const columnSize = Math.min(MOST_COLUMN, (width - left - overhang(shown, LEAST_COLUMN)) / shown);
  const beyond = overhang(shown, columnSize);
  const key = legend(items, width);
  const top = key.height + (isStraight ? 24 : (columnWidth(labels.slice(0, shown), LONGEST_COLUMN_LABEL) + LABEL_HEIGHT) * SLANT + GAP);
  const across = Array.from({ length: shown }, (_, column) => column);
  const down = rows.map((_, row) => row);
  const there = cells.filter(({ column }) => column < shown);
  const at = { x: (one: GridCell) => one.column, y: (one: GridCell) => one.row };
  const svg = drawn({
    width: Math.ceil(left + shown * columnSize + beyond),
    height: Math.ceil(top + rows.length * ROW_HEIGHT + 4),
    marginLeft: left,
    marginRight: beyond,
    marginTop: top,
    marginBottom: 4,
    x: { type: 'band', domain: across, axis: null, padding: 0.06 },
    y: { type: 'band', domain: down, axis: null, padding: 0.08 },
    opacity: { type: 'identity' },
    marks: [
      cell(across.flatMap((x) => down.map((y) => ({ x, y }))), { x: 'x', y: 'y', fill: FAINT, rx: 2, className: 'track' }),
      cell(there, { ...at, fill: ACCENT, fillOpacity: ({ strength }: GridCell) => FAINTEST + (STRONGEST - FAINTEST) * strength, rx: 2, className: 'cells' }),
      text(there, { ...at, text: (one: GridCell) => one.text, fill: INK, className: 'inside' }),
      rowNames(rows, left),
      text(across, {
        x: (column: number) => column,
        text: (column: number) => labels[column] ?? '',
        title: (column: number) => columns[column] ?? '',
        frameAnchor: 'top',
        dy: isStraight ? -12 : -GAP,
        fill: INK,
        ...(isStraight ? {} : { rotate: -45, textAnchor: 'start' as const }),
        className: 'labels',
      }),
      ...key.marks(left, top),
    ],
  });
  return { svg, layers: [{ className: 'cells', marks: there.map(({ mark }) => mark) }], notes: moreColumns(columns.length - shown) };}
