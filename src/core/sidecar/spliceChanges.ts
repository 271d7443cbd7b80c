import { isMap, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { annotationLines, FIELDS, fieldText } from './annotationText';
import { difference } from './effects';
import type { Annotation } from './model';
import type { SidecarTree } from './readSidecar';
import { afterColon, columnOf, contentEnd, lineEnd, lineEndOf, lineStart, nextLine, pairEnd, skipBlankLines, skipLinesUp, type TextEdit } from './textEdits';
import type { YamlSource } from './yamlSource';

/**
 * The edits that turn one item into `after`, touching only the lines of the fields that differ.
 * undefined: this way of writing cannot be edited field by field.
 */
export function changeFields(source: YamlSource, node: YAMLMap, before: Annotation, after: Annotation): readonly TextEdit[] | undefined {
  if (node.flow) return undefined;
  const { text } = source;
  const pairs = new Map(node.items.map((pair) => [source.words(pair.key), pair]));
  const changed = new Set(Object.keys(difference(before, after)) as (keyof Annotation)[]);
  const start = node.range?.[0];
  if (start === undefined) return undefined;
  const newline = lineEndOf(text) + ' '.repeat(columnOf(text, start));
  const edits: TextEdit[] = [];
  // A new field goes behind the nearest one before it that stays
  let anchor: Pair | undefined = node.items[0];
  for (const field of FIELDS) {
    const pair = pairs.get(field);
    const value = changed.has(field) ? fieldText(after, field) : undefined;
    const stays = pair !== undefined && (!changed.has(field) || value !== undefined);
    if (stays) anchor = pair;
    if (!changed.has(field)) continue;
    const edit = pair ? (value === undefined ? removePair(text, pair, node) : replaceValue(text, pair, value)) : insertField(text, anchor, newline, `${field}: ${value ?? ''}`);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** The edit that writes one item anew; fields we do not know keep their text. */
export function rewriteItem(source: YamlSource, node: YAMLMap, after: Annotation): TextEdit | undefined {
  const { text } = source;
  const start = node.range?.[0];
  const end = contentEnd(text, node);
  if (start === undefined || end === undefined) return undefined;
  const known = new Set<string | undefined>(FIELDS);
  const own = node.items.filter((pair) => !known.has(source.words(pair.key))).map((pair) => textOfPair(text, pair, !node.flow && pair !== node.items.at(-1)));
  if (own.includes(undefined)) return undefined;
  const lines = [...annotationLines(after), ...own];
  return { start, end, text: node.flow ? `{${lines.join(', ')}}` : lines.join(lineEndOf(text) + ' '.repeat(columnOf(text, start))) };
}

function textOfPair(text: string, pair: Pair, withComment: boolean): string | undefined {
  const start = startOfKey(pair);
  const end = pairEnd(text, pair);
  return start === undefined || end === undefined ? undefined : text.slice(start, withComment ? lineEnd(text, end) : end);
}

function startOfKey(pair: Pair): number | undefined {
  const key = pair.key as { range?: readonly [number, number, number] } | null;
  return key?.range?.[0];
}

export function replaceValue(text: string, pair: Pair, value: string): TextEdit | undefined {
  const colon = afterColon(text, pair);
  const end = pairEnd(text, pair);
  if (colon === undefined || end === undefined) return undefined;
  const from = (pair.value as { range?: readonly [number, number, number] } | null)?.range?.[0] ?? colon;
  const sameLine = end > colon && !text.slice(colon, from).includes('\n');
  return sameLine ? { start: from, end, text: value } : { start: colon, end, text: ` ${value}` };
}

export function removePair(text: string, pair: Pair, map: YAMLMap): TextEdit | undefined {
  const start = startOfKey(pair);
  const end = pairEnd(text, pair);
  if (start === undefined || end === undefined) return undefined;
  if (pair === map.items[0]) {
    // It stands behind the dash: the field below takes its place
    const next = map.items[1] && startOfKey(map.items[1]);
    return next === undefined || text.slice(end, next).trim() !== '' ? undefined : { start, end: next, text: '' };
  }
  if (text.slice(lineStart(text, start), start).trim() !== '') return undefined;
  return { start: lineStart(text, start), end: nextLine(text, end), text: '' };
}

export function insertField(text: string, anchor: Pair | undefined, newline: string, line: string): TextEdit | undefined {
  const end = anchor && pairEnd(text, anchor);
  if (end === undefined) return undefined;
  const at = lineEnd(text, end);
  return { start: at, end: at, text: newline + line };
}

/**
 * The edits that delete items of one section, with the section where nothing else is left of it.
 * Comments between items stay: they are the user's.
 */
export function removeItems(tree: SidecarTree, section: Pair, gone: ReadonlySet<unknown>): readonly TextEdit[] | undefined {
  const { source } = tree;
  const { text } = source;
  const list = source.resolve(section.value) as YAMLSeq;
  const going = (item: unknown) => gone.has(source.resolve(item));
  if (list.flow) return removeFromFlow(list, going);
  const edits: TextEdit[] = [];
  for (const [index, item] of list.items.entries()) {
    if (!going(item)) continue;
    const start = dashOf(text, list, item);
    const end = contentEnd(text, item);
    if (start === undefined || end === undefined) return undefined;
    const below = nextLine(text, end);
    const last = index === list.items.length - 1;
    const top = lineStart(text, start);
    edits.push({ start: last ? skipLinesUp(text, top, (line) => line === '') : top, end: last ? below : skipBlankLines(text, below), text: '' });
  }
  if (edits.length < list.items.length) return edits;
  // Every item goes. Does anything else stand in the section?
  const key = startOfKey(section);
  const head = afterColon(text, section);
  const first = edits[0]?.start;
  if (key === undefined || head === undefined || first === undefined || text.slice(lineStart(text, key), key).trim() !== '') return edits;
  let at = head;
  for (const edit of edits) {
    if (text.slice(at, edit.start).trim() !== '') return edits;
    at = Math.max(at, edit.end);
  }
  return [{ start: skipLinesUp(text, lineStart(text, key), (line) => line === ''), end: at, text: '' }];
}

function removeFromFlow(list: YAMLSeq, going: (item: unknown) => boolean): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const [index, item] of list.items.entries()) {
    if (!going(item)) continue;
    const range = (item as YAMLMap).range;
    if (!range) return undefined;
    const next = (list.items[index + 1] as YAMLMap | undefined)?.range;
    const previous = list.items.slice(0, index).filter((other) => !going(other)).at(-1) as YAMLMap | undefined;
    if (next) edits.push({ start: range[0], end: next[0], text: '' });
    else edits.push({ start: previous?.range?.[1] ?? range[0], end: range[1], text: '' });
  }
  return edits;
}

/** The dash of an item: it stands in the column of the list's first one. */
export function dashOf(text: string, list: YAMLSeq, item: unknown): number | undefined {
  const start = isMap(item) ? item.range?.[0] : undefined;
  const first = list.range?.[0];
  if (start === undefined || first === undefined) return undefined;
  const column = columnOf(text, first);
  const top = lineStart(text, first);
  let line = lineStart(text, start);
  while (text[line + column] !== '-' || text.slice(line, line + column).trim() !== '') {
    if (line <= top) return undefined;
    line = lineStart(text, line - 1);
  }
  return line + column;
}
