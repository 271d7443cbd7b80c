import { isMap, isSeq, type Pair } from 'yaml';
import type { ProgressState, SidecarArticle } from './model';
import { pairOf, type SidecarTree } from './readSidecar';
import { columnOf, keyStart, lineEnd, lineEndOf, lineStart, nextLine, pairEnd, rangeOf, underKey, type TextEdit } from './textEdits';
import { quoted, word } from './yamlText';

const INDENT = 2;

/** Edits that set a field of `article`; none where the file's way of writing has no place for it. */
export function setArticleField(tree: SidecarTree, field: keyof SidecarArticle, value: string): readonly TextEdit[] {
  return setField(tree, 'article', field, quoted(value));
}

/** Edits that set or take out the entry of an annotator in `progress`; none where the file's way of writing has no place for it. */
export function setProgress(tree: SidecarTree, annotator: string, state: ProgressState | undefined): readonly TextEdit[] {
  return state === undefined ? removeField(tree, 'progress', annotator) : setField(tree, 'progress', word(annotator), state, annotator);
}

/**
 * @param key the field's name as it is written; `name` as it is read.
 * @param value YAML on one line.
 */
function setField({ source, root }: SidecarTree, parent: 'article' | 'progress', key: string, value: string, name = key): readonly TextEdit[] {
  const { text } = source;
  const eol = lineEndOf(text);
  if (!root || root.flow) return [];
  const line = `${key}: ${value}`;
  const map = pairOf(source, root, parent);
  if (!map) {
    const before = pairOf(source, root, 'annotations');
    if (!before) return [];
    const start = lineStart(text, keyStart(before));
    const indent = ' '.repeat(columnOf(text, keyStart(before)));
    return [{ start, end: start, text: `${indent}${parent}:${eol}${indent}  ${line}${eol}` }];
  }
  const fields = source.resolve(map.value);
  if (isMap(fields) && fields.items.length > 0) {
    const present = pairOf(source, fields, name);
    const start = present ? rangeOf(present.value)?.[0] : fields.range?.[0];
    if (start === undefined) return [];
    if (present) {
      const end = pairEnd(text, present);
      return end === undefined || end <= start ? [] : [{ start, end, text: value }];
    }
    const at = fields.flow ? start + 1 : start;
    return [{ start: at, end: at, text: fields.flow ? `${line}, ` : `${line}${eol}${' '.repeat(columnOf(text, start))}` }];
  }
  const empty = isMap(fields) || (!isSeq(fields) && source.words(map.value) === undefined);
  return empty ? (underKey(text, map, `${' '.repeat(columnOf(text, keyStart(map)) + INDENT)}${line}`) ?? []) : [];
}

/** Takes out a field that stands in a line of its own, and its map where nothing else is in it. */
function removeField({ source, root }: SidecarTree, parent: 'article' | 'progress', name: string): readonly TextEdit[] {
  const { text } = source;
  const map = root && pairOf(source, root, parent);
  const fields = map && source.resolve(map.value);
  const present = isMap(fields) ? pairOf(source, fields, name) : undefined;
  if (!map || !isMap(fields) || !present || root.flow) return [];
  const end = pairEnd(text, present);
  if (end === undefined) return [];
  if (fields.items.length === 1) {
    const top = lineStart(text, keyStart(map));
    return ownLine(text, map) ? [{ start: top, end: nextLine(text, end), text: '' }] : [];
  }
  if (fields.flow) {
    const at = fields.items.indexOf(present);
    const next = fields.items[at + 1];
    const previous = fields.items[at - 1];
    if (next) return [{ start: keyStart(present), end: keyStart(next), text: '' }];
    return [{ start: (previous && pairEnd(text, previous)) ?? keyStart(present), end, text: '' }];
  }
  return ownLine(text, present) ? [{ start: lineStart(text, keyStart(present)), end: nextLine(text, lineEnd(text, end)), text: '' }] : [];
}

function ownLine(text: string, pair: Pair): boolean {
  return text.slice(lineStart(text, keyStart(pair)), keyStart(pair)).trim() === '';
}
