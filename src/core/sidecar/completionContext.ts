/** What can be written at a place of a hand-edited YAML file. */
export type Completable = 'code' | 'entity' | 'link' | 'attribute';

/** How far upwards the key of a list is looked for. */
const LINES_UP = 200;

/**
 * What the words at the end of the last line are values of, by the text alone, for a file that is being typed is seldom valid.
 * @param lines those from the top to the caret, the last one cut at it.
 */
export function completionContext(lines: readonly string[]): Completable | undefined {
  const line = lines.at(-1) ?? '';
  if (/^\s*#/.test(line)) return undefined;
  if (/(?:^|[\s{,-])tags:\s*(?:\[[^\]]*|["']?[^\s,[\]{}"']*)$/.test(line) || /^\s*parent:\s*["']?[^\s"']*$/.test(line)) return 'code';
  if (/(?:^|[\s{,-])entity:\s*["']?[^\s,{}"']*$/.test(line)) return 'entity';
  if (/(?:^|[\s{,-])as:\s*["']?[^\s,{}"']*$/.test(line)) return 'link';
  if (/(?:^|\s)attributes:\s*\{[^{}]*$/.test(line)) return 'attribute';
  const item = /^(\s*)-\s+["']?[^\s:"']*$/.exec(line);
  if (!item) return undefined;
  const indent = (item[1] ?? '').length;
  for (const above of lines.slice(-LINES_UP, -1).reverse()) {
    if (/^\s*(?:#|$)/.test(above)) continue;
    const depth = above.length - above.trimStart().length;
    if (depth === indent && /^\s*-\s/.test(above)) continue;
    return depth <= indent && /^\s*(?:-\s+)?tags:\s*(?:#|$)/.test(above) ? 'code' : undefined;
  }
  return undefined;
}
