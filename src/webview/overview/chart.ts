import type { Overview, Place } from '../../core/corpus/overview/model';
import type { Words } from './words';

/** A mark of a chart that can be focused, is spoken by its label, and opens its place. */
export interface ChartMark {
  /** Stays the same when the chart is drawn anew, so that the focus can stay. */
  readonly key: string;
  readonly label: string;
  readonly place: Place;
}

/** The marks of one layer of a drawing, in the order of its data. */
export interface Layer {
  /** The class of the group that Plot drew for it. */
  readonly className: string;
  readonly marks: readonly ChartMark[];
}

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly layers: readonly Layer[];
  /** What did not fit, in words. */
  readonly notes: readonly string[];
}

export interface TableRow {
  readonly cells: readonly (string | number)[];
  readonly place: Place;
}

/** One part of the overview, as a picture and in words. */
export interface Chart {
  readonly isEmpty: boolean;
  /** Why it is, where that is not the filter's doing. */
  readonly empty?: string;
  /** What was left out, in words. */
  readonly notes: readonly string[];
  /** The same as the picture, for those who would rather read it. */
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly TableRow[] };
  /** @param width in CSS pixels */
  draw(width: number): Drawing;
}

export type MakeChart = (overview: Overview, words: Words) => Chart;
