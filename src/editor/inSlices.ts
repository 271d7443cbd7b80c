/** Milliseconds of work before the editor gets its turn. */
const SLICE_MS = 12;

/**
 * Runs long work that yields every now and then, with a breath for the editor in between.
 * @param going asked after each breath.
 * @returns what the work returns, or undefined where it is not wanted any more.
 */
export async function inSlices<T>(work: Generator<unknown, T>, going: () => boolean): Promise<T | undefined> {
  let start = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - start < SLICE_MS) continue;
    await new Promise((resume) => setTimeout(resume, 0));
    if (!going()) return undefined;
    start = performance.now();
  }
}
