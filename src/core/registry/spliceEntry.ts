import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { insertField, removePair, replaceValue } from '../sidecar/spliceChanges';
import { columnOf, contentEnd, lineEnd, lineEndOf, lineStart, nextLine, pairEnd, type TextEdit } from '../sidecar/textEdits';
import type { YamlSource } from '../sidecar/yamlSource';
import { quoted } from '../sidecar/yamlText';
import { FIELD_ORDER, SHORT_FIELD, textList, type FieldTexts, type ListChange, type RegistryFile } from './operations';

/**
 * The edits that set fields of one entry of a registry, whatever its way of writing: fields in lines of their own, `{…}` on one line,
 * or one text alone. undefined: it cannot be edited safely.
 */
export function setFields(file: RegistryFile, source: YamlSource, pair: Pair, fields: FieldTexts): readonly TextEdit[] | undefined {
  const { text } = source;
  const value = source.resolve(pair.value);
  const wanted = inOrder(file, fields);
  if (!isMap(value) || value.items.length === 0) return wanted.every(([, to]) => to === null) ? [] : unfold(file, source, pair, fields);
  const pairs = new Map(value.items.map((field) => [source.words(field.key), field]));
  const edits: TextEdit[] = [];
  const order = FIELD_ORDER[file];
  for (const [name, to] of wanted) {
    const field = pairs.get(name);
    if (!field && to === null) continue;
    if (field && text.slice(...valueRange(text, field)) === to) continue;
    const edit = value.flow ? flowEdit(text, value, field, name, to) : blockEdit(text, value, field, name, to, lastBefore(order, name, pairs) ?? value.items[0]);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

/** The field of the entry that stands nearest before another in the usual order. */
function lastBefore(order: readonly string[], name: string, pairs: ReadonlyMap<string | undefined, Pair>): Pair | undefined {
  return order.slice(0, order.indexOf(name)).flatMap((other) => pairs.get(other) ?? []).at(-1);
}

function valueRange(text: string, field: Pair): [number, number] {
  const start = rangeOf(field.value)?.[0] ?? 0;
  return [start, pairEnd(text, field) ?? start];
}

function blockEdit(text: string, map: YAMLMap, field: Pair | undefined, name: string, to: string | null, anchor: Pair | undefined): TextEdit | undefined {
  if (field) return to === null ? removePair(text, field, map) : replaceValue(text, field, to);
  const newline = lineEndOf(text) + ' '.repeat(columnOf(text, map.range?.[0] ?? 0));
  return insertField(text, anchor, newline, `${name}: ${to ?? ''}`);
}

function flowEdit(text: string, map: YAMLMap, field: Pair | undefined, name: string, to: string | null): TextEdit | undefined {
  if (field && to !== null) return replaceValue(text, field, to);
  if (!field) {
    const last = map.items.at(-1);
    const end = last && pairEnd(text, last);
    return end === undefined ? undefined : { start: end, end, text: `, ${name}: ${to ?? ''}` };
  }
  const at = map.items.indexOf(field);
  const own = rangeOf(field.key)?.[0];
  const next = rangeOf(map.items[at + 1]?.key)?.[0];
  const previous = map.items[at - 1];
  if (own === undefined) return undefined;
  if (next !== undefined) return { start: own, end: next, text: '' };
  return { start: (previous && pairEnd(text, previous)) ?? own, end: pairEnd(text, field) ?? own, text: '' };
}

/** An entry of one text alone, or of nothing, becomes one with fields; its text stays the field it stood for. */
function unfold(file: RegistryFile, source: YamlSource, pair: Pair, fields: FieldTexts): readonly TextEdit[] | undefined {
  const { text } = source;
  const key = isScalar(pair.key) ? pair.key.range : undefined;
  const end = pairEnd(text, pair);
  if (!key || end === undefined) return undefined;
  const [from] = valueRange(text, pair);
  const words = source.words(pair.value);
  const short = SHORT_FIELD[file];
  const kept = words === undefined || fields[short] !== undefined ? {} : { [short]: text.slice(from, end) };
  if (Object.values(kept).some((value) => value.includes('\n'))) return undefined;
  const colon = text.indexOf(':', key[1]) + 1;
  const indent = ' '.repeat(columnOf(text, key[0]) + 2);
  const eol = lineEndOf(text);
  const lines = inOrder(file, { ...kept, ...fields }).flatMap(([name, value]) => (value === null ? [] : [`${eol}${indent}${name}: ${value}`]));
  return [{ start: colon, end, text: '' }, { start: lineEnd(text, end), end: lineEnd(text, end), text: lines.join('') }];
}

/** Fields in the usual order. */
export function inOrder(file: RegistryFile, fields: FieldTexts): readonly (readonly [string, string | null])[] {
  const order = FIELD_ORDER[file];
  const entries = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return entries.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}


/** The edits that put texts into a list of an entry and take others out; only the items concerned change. */
export function changeList(file: RegistryFile, source: YamlSource, pair: Pair, { field, add, drop }: ListChange): readonly TextEdit[] | undefined {
  const { text } = source;
  const entry = source.resolve(pair.value);
  const present = isMap(entry) ? entry.items.find(({ key }) => source.words(key) === field) : undefined;
  const list = source.resolve(present?.value);
  const stored = isSeq(list) ? list.items.map((item) => source.words(item)) : [source.words(list)];
  const kept = stored.filter((words) => words !== undefined && !drop.includes(words));
  const fresh = add.filter((words) => !kept.includes(words));
  if (!isSeq(list) || kept.length === 0 || stored.includes(undefined)) {
    if (fresh.length === 0 && kept.length === stored.length) return [];
    const texts = [...kept.flatMap((words) => words ?? []), ...fresh];
    if (!present && texts.length === 0) return [];
    return setFields(file, source, pair, { [field]: textList(texts) });
  }
  const gone = list.items.filter((item) => drop.includes(source.words(item) ?? ''));
  const removals = gone.map((item) => (list.flow ? dropFromFlow(list, item, gone) : dropLine(text, item)));
  const last = contentEnd(text, list.items.findLast((item) => !gone.includes(item)));
  if (last === undefined || removals.includes(undefined)) return undefined;
  const newline = lineEndOf(text) + ' '.repeat(columnOf(text, list.range?.[0] ?? 0));
  const addition = list.flow ? fresh.map((words) => `, ${quoted(words)}`).join('') : fresh.map((words) => `${newline}- ${quoted(words)}`).join('');
  const at = list.flow ? last : lineEnd(text, last);
  return [...removals.flatMap((edit) => edit ?? []), ...(addition === '' ? [] : [{ start: at, end: at, text: addition }])];
}

function dropFromFlow(list: YAMLSeq, item: unknown, gone: readonly unknown[]): TextEdit | undefined {
  const at = list.items.indexOf(item);
  const range = rangeOf(item);
  const next = rangeOf(list.items[at + 1]);
  const previous = rangeOf(list.items.slice(0, at).findLast((other) => !gone.includes(other)));
  if (!range) return undefined;
  if (next) return { start: range[0], end: next[0], text: '' };
  return { start: previous?.[1] ?? range[0], end: range[1], text: '' };
}

function dropLine(text: string, item: unknown): TextEdit | undefined {
  const range = rangeOf(item);
  const end = contentEnd(text, item);
  if (!range || end === undefined || !/^[ ]*-[ ]+$/.test(text.slice(lineStart(text, range[0]), range[0]))) return undefined;
  return { start: lineStart(text, range[0]), end: nextLine(text, end), text: '' };
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { range?: readonly [number, number, number] } | null | undefined)?.range;
}
