/** The first of a list, and how many are left out. */
export function cut<T>(all: readonly T[], most: number): { readonly kept: readonly T[]; readonly more: number } {
  return { kept: all.slice(0, most), more: Math.max(0, all.length - most) };
}

/** The most frequent first; of equal ones by name, so that the order does not hang on the order of the articles. */
export function byCount<T extends { readonly name?: string }>(countOf: (item: T) => number): (a: T, b: T) => number {
  return (a, b) => countOf(b) - countOf(a) || ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
}
