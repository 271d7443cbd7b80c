import type { ExportDocument, PlacedRow } from '../model';

/**
 * The rows that count in a network: what the consensus decided stands for the annotations it was decided from, and what
 * was rejected is out.
 */
export function countedRows({ rows }: ExportDocument): PlacedRow[] {
  const decided = new Set(rows.flatMap(({ from }) => from));
  return rows.filter(({ id, state }) => state !== 'rejected' && !decided.has(id));
}

/** Lets each thing said of one span pass once, however many people marked it. @returns false the second time. */
export function oncePerSpan(): (row: PlacedRow, ...what: readonly unknown[]) => boolean {
  const seen = new Set<string>();
  return ({ start, end }, ...what) => {
    const key = JSON.stringify([start, end, ...what]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
}
