export interface Contender {
  readonly name: string;
  /** Not timed; before each run. */
  prepare?(): void | Promise<void>;
  /** Does the whole work once. */
  run(): unknown;
}

/** Milliseconds of a contender's best round: noise only ever adds. */
export type Times = (name: string) => number;

/**
 * Runs all in turns, so that a slow minute of the machine hits all alike; the first round warms up and is not counted.
 * @param now in milliseconds: the clock, or what this process has used of the processors.
 */
export async function measure(contenders: readonly Contender[], rounds: number, now: () => number = () => performance.now()): Promise<Times> {
  const best = new Map<string, number>();
  for (let round = 0; round <= rounds; round++) {
    for (const { name, prepare, run } of contenders) {
      await prepare?.();
      const start = now();
      await run();
      const taken = now() - start;
      if (round > 0) best.set(name, Math.min(best.get(name) ?? Infinity, taken));
    }
  }
  return (name) => best.get(name) ?? NaN;
}
