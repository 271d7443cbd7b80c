/**
 * Sorts the numbers 0, 1, … below `count` into groups, in linear time and two arrays (counting sort).
 * @param groupOf the group of a number, from 0 to below `groups`.
 * @returns the numbers of a group, rising; a view, none for a group that there is not.
 */
export function groupNumbers(count: number, groups: number, groupOf: (number: number) => number): (group: number) => Int32Array {
  const starts = new Int32Array(groups + 1);
  for (let number = 0; number < count; number++) starts[groupOf(number) + 1] = (starts[groupOf(number) + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let number = 0; number < count; number++) {
    const at = next[groupOf(number)] ?? 0;
    order[at] = number;
    next[groupOf(number)] = at + 1;
  }
  return (group) => (group < groups ? order.subarray(starts[group], starts[group + 1]) : order.subarray(0, 0));
}
