const POLL_MS = 50;

/** How long anything is waited for: no test is about speed, and a loaded machine of CI may be five times slower than a desk. */
export const WAIT_LIMIT_MS = 60_000;

/**
 * Waits for something outside the page (a file, a list read from the page) to become so.
 * @param read gives the value, or undefined / false while it is not so yet; an error it throws counts as "not yet"
 * @param what for the error, such as `the sidecar of alder-post.txt`
 */
export async function eventually<T>(read: () => T | undefined | false | Promise<T | undefined | false>, what: string, limitMs = WAIT_LIMIT_MS): Promise<T> {
  const end = Date.now() + limitMs;
  let reason = '';
  while (Date.now() < end) {
    try {
      const value = await read();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      reason = `: ${String(error)}`;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}${reason}`);
}
