/** Waits for something so long and no longer. @returns undefined where it has not come by then; it goes on all the same. */
export async function within<T>(limitMs: number, coming: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  return Promise.race([coming, limit]).finally(() => clearTimeout(timer));
}
