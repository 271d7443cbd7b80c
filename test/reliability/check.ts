/** Numbers that a part of a check brings home; they are added up. */
export type Counts = Readonly<Record<string, number>>;

/** One line of the table of `npm run test:faults`. A broken promise is an error thrown in `run`, or a sum that `verdict` does not accept. */
export interface Check {
  readonly name: string;
  readonly title: string;
  /** Parts that run in processes of their own, side by side. */
  readonly parts: number;
  /** @param part 0 … parts − 1. */
  run(part: number): Counts | Promise<Counts>;
  verdict(sum: Counts): Verdict;
}

export interface Verdict {
  readonly result: string;
  readonly held: boolean;
}

/** The names of figures that are not added up: the greatest counts. */
export const MOST = 'most ';

export function sumUp(all: readonly Counts[]): Counts {
  const sum = new Map<string, number>();
  for (const [name, count] of all.flatMap((counts) => Object.entries(counts))) {
    const before = sum.get(name) ?? 0;
    sum.set(name, name.startsWith(MOST) ? Math.max(before, count) : before + count);
  }
  return Object.fromEntries(sum);
}

export const figure = (sum: Counts, name: string): number => sum[name] ?? 0;
export const grouped = (count: number): string => count.toLocaleString('en-GB');
