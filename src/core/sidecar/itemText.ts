import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { FIELDS } from './annotationText';
import { pairOf, type SidecarItem, type SidecarTree } from './readSidecar';
import { dashOf } from './spliceChanges';
import { contentEnd, lineEnd, pairEnd } from './textEdits';

/** The section of an annotator. */
export function sectionOf({ root, source }: SidecarTree, annotator: string): Pair | undefined {
  const sections = root && source.resolve(pairOf(source, root, 'annotations')?.value);
  return isMap(sections) ? pairOf(source, sections, annotator) : undefined;
}

/** An item's text from its dash to the end of its last line; undefined where it stands in a list in flow style. */
export function itemTextOf(tree: SidecarTree, node: YAMLMap): string | undefined {
  const range = itemRangeOf(tree, node);
  return range && tree.source.text.slice(range.start, range.end);
}

/** Where that text stands. */
export function itemRangeOf(tree: SidecarTree, node: YAMLMap): { readonly start: number; readonly end: number } | undefined {
  const item = tree.items.find((other) => other.node === node);
  const section = item && sectionOf(tree, item.owned.annotator);
  const list = section && tree.source.resolve(section.value);
  if (!isSeq(list) || list.flow) return undefined;
  const { text } = tree.source;
  const start = dashOf(text, list, node);
  const end = contentEnd(text, node);
  return start === undefined || end === undefined ? undefined : { start, end: lineEnd(text, end) };
}

/** The text of each key of an annotation that the format does not know. */
export function ownKeysOf({ source }: SidecarTree, { node }: SidecarItem): ReadonlyMap<string, string> {
  const known = new Set<string>(FIELDS);
  const own = new Map<string, string>();
  for (const pair of node.items) {
    const name = source.words(pair.key);
    const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
    const end = pairEnd(source.text, pair);
    if (name !== undefined && !known.has(name) && start !== undefined && end !== undefined) own.set(name, source.text.slice(start, end));
  }
  return own;
}
