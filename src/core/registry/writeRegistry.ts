import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { refusal, type Problem } from '../sidecar/model';
import { pairOf } from '../sidecar/readSidecar';
import { applyEdits, contentEnd, lineEnd, lineEndOf, lineStart, nextLine, pairEnd, skipBlankLines, type TextEdit } from '../sidecar/textEdits';
import { parseYaml, type YamlSource } from '../sidecar/yamlSource';
import { word } from '../sidecar/yamlText';
import { textList, type FieldTexts, type RegistryFile, type RegistryOperation } from './operations';
import { applyPatch, patchBetween } from './patch';
import { changeList, inOrder, setFields } from './spliceEntry';

export type RegistryWritten = { readonly text: string; readonly inverse: readonly RegistryOperation[] } | { readonly problem: Problem };

/**
 * Applies operations to the text of `actors.yaml` or `codebook.yaml`, one after the other. Only the lines of the fields concerned change;
 * comments, order, other entries and formatting stay byte for byte. All or nothing: with a problem there is nothing to write. What has
 * happened already changes nothing, so that a journal may replay it.
 * @param text the file; undefined: there is none yet.
 */
export function applyRegistryOperations(file: RegistryFile, text: string | undefined, operations: readonly RegistryOperation[]): RegistryWritten {
  let now = text ?? '';
  const inverse: RegistryOperation[] = [];
  for (const operation of operations) {
    const result = applyOne(file, now, operation);
    if (typeof result !== 'string') return { problem: result };
    if (result === now) continue;
    const broken = parseYaml(result);
    if ('error' in broken || !othersStay(now, result, operation)) return { problem: refusal(UNSAFE) };
    inverse.unshift(patchBetween(result, now));
    now = result;
  }
  return { text: now, inverse };
}

const UNSAFE = 'This file is written in a way that cannot be changed safely: make the change by hand, or put each entry and each field in lines of its own.';

function applyOne(file: RegistryFile, text: string, operation: RegistryOperation): string | Problem {
  if (operation.op === 'patch') return applyPatch(text, operation) ?? refusal('What was to be taken back was changed meanwhile: change it by hand.');
  const parsed = parseYaml(text);
  if ('error' in parsed) return parsed.error;
  const { source } = parsed;
  const root = source.resolve(source.root);
  if (root && !(isMap(root) && !root.flow) && !(isScalar(root) && source.words(root) === undefined)) return refusal(UNSAFE);
  const map = isMap(root) ? root : undefined;
  const pair = map && pairOf(source, map, operation.id);
  const edits = editsFor(file, source, map, pair, operation);
  return 'message' in edits ? edits : applyEdits(text, edits);
}

function editsFor(file: RegistryFile, source: YamlSource, map: YAMLMap | undefined, pair: Pair | undefined, operation: Exclude<RegistryOperation, { op: 'patch' }>): readonly TextEdit[] | Problem {
  const { text } = source;
  switch (operation.op) {
    case 'set':
      if (!pair) return [appended(text, map, entryText(file, operation.id, operation.fields, lineEndOf(text)))];
      return setFields(file, source, pair, operation.fields) ?? refusal(UNSAFE);
    case 'list':
      if (!pair) return operation.add.length === 0 ? [] : [appended(text, map, entryText(file, operation.id, { [operation.field]: textList(operation.add) }, lineEndOf(text)))];
      return changeList(file, source, pair, operation) ?? refusal(UNSAFE);
    case 'rename': {
      const target = map && pairOf(source, map, operation.to);
      if (!pair) return target ? [] : refusal(`There is no entry “${operation.id}” any more.`);
      if (target) return refusal(`There is an entry “${operation.to}” already: choose another name, or merge the two.`);
      const range = isScalar(pair.key) ? pair.key.range : undefined;
      return range ? [{ start: range[0], end: range[1], text: word(operation.to) }] : refusal(UNSAFE);
    }
    case 'remove': {
      if (!pair || !map) return [];
      const range = isScalar(pair.key) ? pair.key.range : undefined;
      const end = pairEnd(text, pair);
      if (!range || end === undefined || text.slice(lineStart(text, range[0]), range[0]).trim() !== '') return refusal(UNSAFE);
      const below = nextLine(text, end);
      return [{ start: lineStart(text, range[0]), end: pair === map.items.at(-1) ? below : skipBlankLines(text, below), text: '' }];
    }
  }
}

/** A new entry goes to the end, a blank line before it. */
function appended(text: string, map: YAMLMap | undefined, entry: string): TextEdit {
  const eol = lineEndOf(text);
  const end = map && contentEnd(text, map);
  const at = end === undefined ? text.length : lineEnd(text, end);
  const head = text.slice(0, at);
  const gap = head.trim() === '' || head === '\ufeff' ? '' : head.endsWith('\n') ? eol : eol + eol;
  return { start: at, end: at, text: gap + entry + (at === text.length ? eol : '') };
}

function entryText(file: RegistryFile, id: string, fields: FieldTexts, eol: string): string {
  const lines = inOrder(file, fields).flatMap(([name, value]) => (value === null ? [] : [`  ${name}: ${value}`]));
  return [`${word(id)}:`, ...lines].join(eol);
}

/** Whether every entry but the one that was meant has the very text it had. */
function othersStay(before: string, after: string, operation: RegistryOperation): boolean {
  if (operation.op === 'patch') return true;
  const meant = new Set([operation.id, ...(operation.op === 'rename' ? [operation.to] : [])]);
  const others = (text: string) => JSON.stringify(entryTexts(text).filter(([id]) => !meant.has(id ?? '')));
  return others(before) === others(after);
}

/** The text of each entry from its key to the end of its value. */
function entryTexts(text: string): readonly (readonly [id: string | undefined, text: string])[] {
  const parsed = parseYaml(text);
  const root = 'source' in parsed ? parsed.source.resolve(parsed.source.root) : undefined;
  if (!('source' in parsed) || !isMap(root)) return [];
  return root.items.map((pair) => {
    const start = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
    return [parsed.source.words(pair.key), text.slice(start, pairEnd(text, pair) ?? start)];
  });
}
