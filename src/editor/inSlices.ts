/** Milliseconds of work before the editor gets its turn. */
const SLICE_MS = 12;

/** A slice of work: whether it has lasted long enough, and the editor's turn behind it, with which the next one begins. */
function createSlice() {
  let start = performance.now();
  return {
    isOver: () => performance.now() - start >= SLICE_MS,
    async rest() {
      await new Promise((resume) => setTimeout(resume, 0));
      start = performance.now();
    },
  };
}

/** For long work that waits for something at each step: to be awaited between the steps, gives the editor its turn when it is due. */
export function breather(): () => Promise<void> {
  const slice = createSlice();
  return async () => {
    if (slice.isOver()) await slice.rest();
  };
}

/**
 * Runs long work that yields every now and then, with a breath for the editor in between.
 * @param going asked after each breath.
 * @param told gets what the work yields on its way, other than undefined.
 * @returns what the work returns, or undefined where it is not wanted any more.
 */
export async function inSlices<T, S>(work: Generator<S | undefined, T>, going: () => boolean, told: (some: S) => void): Promise<T | undefined> {
  const slice = createSlice();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (step.value !== undefined) told(step.value);
    if (!slice.isOver()) continue;
    await slice.rest();
    if (!going()) return undefined;
  }
}
