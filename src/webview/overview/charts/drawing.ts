import { plot, text, type Markish, type PlotOptions } from '@observablehq/plot';
import { fitting, widthOf } from '../labels';

/** Colours are the theme's own, so that the charts follow it without being drawn anew. */
export const INK = 'var(--vscode-editor-foreground)';
export const PAPER = 'var(--vscode-editor-background)';
export const FAINT = 'var(--overview-faint)';
export const ACCENT = 'var(--overview-accent)';

/** Between a label and what it stands at. */
export const GAP = 8;

/**
 * Draws what Plot makes of the options, without the style sheet that Plot puts into every picture: the page's policy would
 * refuse it, and overview.css says the same.
 */
export function drawn(options: PlotOptions): SVGSVGElement {
  const svg = plot({ ...options, className: 'overview-chart' });
  if (!(svg instanceof SVGSVGElement)) throw new Error('Plot made no picture.');
  svg.querySelector('style')?.remove();
  return svg;
}

/** The names of the rows, beside the frame; the band of a row is its number. @param left the margin they stand in. */
export function rowNames(names: readonly string[], left: number): Markish {
  return text(names, { y: (_name: string, row: number) => row, text: (name: string) => fitting(name, left - GAP), title: (name: string) => name, frameAnchor: 'left', textAnchor: 'end', dx: -GAP, fill: INK, className: 'labels' });
}

export interface LegendItem {
  readonly glyph: string;
  readonly label: string;
  readonly colour?: string;
}

const LEGEND_GAP = 18;
const GLYPH = 16;

export interface Legend {
  readonly height: number;
  /** @param left @param top the margins of the picture: the legend stands outside of its frame. */
  marks(left: number, top: number): readonly Markish[];
}

/** What glyphs stand for, in one or more lines at the top left of the picture: it is saved along with it. */
export function legend(items: readonly LegendItem[], width: number): Legend {
  if (items.length === 0) return { height: 0, marks: () => [] };
  let [x, line] = [0, 0];
  const placed = items.map((item) => {
    const wide = GLYPH + widthOf(item.label) + LEGEND_GAP;
    if (x > 0 && x + wide > width) [x, line] = [0, line + 1];
    const at = { item, x, y: line * 20 + 10 };
    x += wide;
    return at;
  });
  const common = { frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'middle', ariaHidden: 'true' } as const;
  return {
    height: (line + 1) * 20 + 8,
    marks: (left, top) =>
      placed.flatMap(({ item, x: dx, y: dy }) => [
        text([item.glyph], { ...common, text: (glyph: string) => glyph, dx: dx - left, dy: dy - top, fill: item.colour ?? INK, className: 'legend' }),
        text([item.label], { ...common, text: (label: string) => label, dx: dx - left + GLYPH, dy: dy - top, fill: INK, className: 'legend' }),
      ]),
  };
}
