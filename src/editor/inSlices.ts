/** Milliseconds of work before the editor gets its turn. */
const SLICE_MS = 12;

/** For long work that waits for something at each step: to be awaited between the steps, gives the editor its turn when it is due. */
export function breather(): () => Promise<void> {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < SLICE_MS) return;
    await new Promise((resume) => setTimeout(resume, 0));
    start = performance.now();
  };
}

/**
 * Runs long work that yields every now and then, with a breath for the editor in between.
 * @param going asked after each breath.
 * @param told gets what the work yields on its way, other than undefined.
 * @returns what the work returns, or undefined where it is not wanted any more.
 */
export async function inSlices<T, S>(work: Generator<S | undefined, T>, going: () => boolean, told: (some: S) => void): Promise<T | undefined> {
  let start = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (step.value !== undefined) told(step.value);
    if (performance.now() - start < SLICE_MS) continue;
    await new Promise((resume) => setTimeout(resume, 0));
    if (!going()) return undefined;
    start = performance.now();
  }
}
