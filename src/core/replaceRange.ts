/** A copy of a list with other items in the place of [from, to). (`splice` takes the items as arguments, and too many of them are an error.) */
export function replaceRange<T>(list: readonly T[], from: number, to: number, items: readonly T[]): T[] {
  return list.slice(0, from).concat(items, list.slice(to)); // copies the memory as it is, where spreading goes from item to item
}
