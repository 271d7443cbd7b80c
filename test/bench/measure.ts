export interface Contender {
  readonly name: string;
  /** Not timed; before each run. */
  prepare?(): void;
  /** Does the whole work once. */
  run(): void;
}

export interface Measurement {
  readonly name: string;
  /** The best of all rounds: noise only ever adds. */
  readonly milliseconds: number;
  readonly rounds: readonly number[];
}

/** Runs all in turns, so that a slow minute of the machine hits all alike; the first round warms up and is not counted. */
export function measure(contenders: readonly Contender[], rounds: number): Measurement[] {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const { name } = contender;
      contender.prepare?.();
      const start = performance.now();
      contender.run();
      if (round > 0) times.get(name)?.push(performance.now() - start);
    }
  }
  return [...times].map(([name, taken]) => ({ name, milliseconds: Math.min(...taken), rounds: taken }));
}
