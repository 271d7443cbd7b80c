import { isMap, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { annotationLines } from './annotationText';
import type { Annotation, Restore } from './model';
import { pairOf, type SidecarTree } from './readSidecar';
import { dashOf } from './spliceChanges';
import { afterColon, columnOf, contentEnd, keyStart, lineEnd, lineEndOf, lineStart, pairEnd, rangeOf, skipLinesUp, underKey, type TextEdit } from './textEdits';
import { word } from './yamlText';

export interface Addition {
  readonly annotator: string;
  readonly annotation: Annotation;
  readonly restore?: Restore;
}

/** Where an annotation stands in the article; undefined: not known, so it goes to the end of its section. */
export type PositionOf = (annotation: Annotation) => number | undefined;

const INDENT = 2;

/** The edits that put annotations of any annotators into a sidecar; undefined where its way of writing does not allow it. */
export function addItems(tree: SidecarTree, additions: readonly Addition[], position: PositionOf): readonly TextEdit[] | undefined {
  const { source, root } = tree;
  const { text } = source;
  const eol = lineEndOf(text);
  const bySection = new Map<string, Addition[]>();
  for (const addition of additions) bySection.set(addition.annotator, [...(bySection.get(addition.annotator) ?? []), addition]);
  const names = [...bySection.keys()].sort(byCodeUnit);
  const sorted = (name: string) => [...(bySection.get(name) ?? [])].sort((a, b) => (position(a.annotation) ?? Infinity) - (position(b.annotation) ?? Infinity) || 0);
  const newSection = (name: string, indent: number) =>
    [`${' '.repeat(indent)}${word(name)}:`, sorted(name).map((addition) => itemText(addition, indent + INDENT, eol)).join(eol + eol)].join(eol);
  const newSections = (indent: number) => names.map((name) => newSection(name, indent)).join(eol + eol);

  if (!root) {
    const gap = text === '' || text === '\ufeff' || text.endsWith('\n') ? '' : eol;
    return [{ start: text.length, end: text.length, text: `${gap}version: 1${eol}annotations:${eol}${newSections(INDENT)}${eol}` }];
  }
  const pair = pairOf(source, root, 'annotations');
  if (!pair) return root.flow ? undefined : afterContent(text, root, `annotations:${eol}${newSections(columnOf(text, root.range?.[0] ?? 0) + INDENT)}`);
  const sections = source.resolve(pair.value);
  if (!isMap(sections) || sections.items.length === 0) {
    return root.flow ? fillFlow(text, pair, `{${names.map((name) => flowSection(name, sorted(name))).join(', ')}}`) : underKey(text, pair, newSections(columnOf(text, keyStart(pair)) + INDENT));
  }
  const edits: TextEdit[] = [];
  for (const name of names) {
    const section = pairOf(source, sections, name);
    const list = source.resolve(section?.value);
    const edit = !section
      ? insertSection(tree, sections, name, sections.flow ? flowSection(name, sorted(name)) : newSection(name, columnOf(text, sections.range?.[0] ?? 0)))
      : isSeq(list) && list.items.length > 0
        ? insertItems(tree, section, list, sorted(name), position)
        : isSeq(list) || source.words(list) === undefined
          ? sections.flow
            ? fillFlow(text, section, `[${sorted(name).map(flowItem).join(', ')}]`)
            : underKey(text, section, sorted(name).map((addition) => itemText(addition, columnOf(text, keyStart(section)) + INDENT, eol)).join(eol + eol))
          : undefined;
    if (!edit) return undefined;
    edits.push(...edit);
  }
  return edits;
}

function insertItems(tree: SidecarTree, section: Pair, list: YAMLSeq, additions: readonly Addition[], position: PositionOf): TextEdit[] | undefined {
  const { source } = tree;
  const { text } = source;
  const eol = lineEndOf(text);
  const stored = list.items.map((item) => tree.items.find(({ node }) => node === source.resolve(item))?.owned.annotation);
  const places = stored.map((annotation) => annotation && position(annotation));
  const edits: TextEdit[] = [];
  for (const addition of additions) {
    const index = indexAfter(addition, stored, places, position);
    const item = list.items[Math.max(0, index - 1)];
    if (list.flow) {
      const range = rangeOf(item);
      if (!range) return undefined;
      const at = index === 0 ? range[0] : range[1];
      edits.push({ start: at, end: at, text: index === 0 ? `${flowItem(addition)}, ` : `, ${flowItem(addition)}` });
      continue;
    }
    const indent = columnOf(text, list.range?.[0] ?? 0);
    const lines = itemText(addition, indent, eol);
    const dash = dashOf(text, list, item);
    const end = contentEnd(text, item);
    if (end === undefined) return undefined;
    if (index === 0) {
      if (dash === undefined) return undefined;
      const top = lineStart(text, dash);
      const at = Math.max(skipLinesUp(text, top, (line) => line.startsWith('#')), Math.min(top, lineEnd(text, afterColon(text, section) ?? 0)));
      edits.push({ start: at, end: at, text: lines + eol + eol });
    } else {
      const at = lineEnd(text, end);
      const crowded = index < list.items.length && !/^\r?\n[ \t]*(?:\r?\n|$)/.test(text.slice(at, at + 1000));
      edits.push({ start: at, end: at, text: eol + eol + lines + (crowded ? eol : '') });
    }
  }
  return edits;
}

/** The index in the section before which the addition goes. */
function indexAfter(addition: Addition, stored: readonly (Annotation | undefined)[], places: readonly (number | undefined)[], position: PositionOf): number {
  if (addition.restore) {
    const after = addition.restore.after;
    if (after === undefined) return 0;
    const found = stored.findIndex((annotation) => annotation?.id === after);
    if (found >= 0) return found + 1;
  }
  const place = position(addition.annotation);
  if (place === undefined) return stored.length;
  const before = places.findLastIndex((other) => other !== undefined && other <= place);
  if (before >= 0) return before + 1;
  const behind = places.findIndex((other) => other !== undefined && other > place);
  return behind >= 0 ? behind : stored.length;
}

function insertSection(tree: SidecarTree, sections: YAMLMap, name: string, lines: string): TextEdit[] | undefined {
  const { source } = tree;
  const { text } = source;
  const eol = lineEndOf(text);
  const next = sections.items.find(({ key }) => byCodeUnit(source.words(key) ?? '', name) > 0);
  if (sections.flow) {
    const last = contentEnd(text, sections.items.at(-1)?.value);
    return last === undefined ? undefined : [{ start: last, end: last, text: `, ${lines}` }];
  }
  if (!next) return afterContent(text, sections, (sections.items.length > 0 ? eol : '') + lines);
  const at = skipLinesUp(text, lineStart(text, keyStart(next)), (line) => line.startsWith('#'));
  return [{ start: at, end: at, text: lines + eol + eol }];
}

/** Puts lines behind the last line of a block collection. */
function afterContent(text: string, collection: YAMLMap, lines: string): TextEdit[] | undefined {
  const end = contentEnd(text, collection);
  if (end === undefined) return undefined;
  const at = lineEnd(text, end);
  return [{ start: at, end: at, text: lineEndOf(text) + lines + (at === text.length ? lineEndOf(text) : '') }];
}

function fillFlow(text: string, pair: Pair, value: string): TextEdit[] | undefined {
  const colon = afterColon(text, pair);
  const end = pairEnd(text, pair);
  return colon === undefined || end === undefined ? undefined : [{ start: colon, end: Math.max(colon, end), text: ` ${value}` }];
}

function itemText({ annotation, restore }: Addition, indent: number, eol: string): string {
  const margin = ' '.repeat(indent);
  if (restore) return margin + restore.text.replace(/\r?\n/g, eol);
  return `${margin}- ${annotationLines(annotation).join(`${eol}${margin}  `)}`;
}

function flowItem({ annotation }: Addition): string {
  return `{${annotationLines(annotation).join(', ')}}`;
}

function flowSection(name: string, additions: readonly Addition[]): string {
  return `${word(name)}: [${additions.map(flowItem).join(', ')}]`;
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
