/** The parts of the view, in the order in which they stand. */
export const CHARTS = ['actors', 'network', 'claims', 'timeline', 'differing', 'hedging', 'progress'] as const;
export type ChartId = (typeof CHARTS)[number];
