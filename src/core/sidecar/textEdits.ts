import { isAlias, isCollection, isScalar, type Pair } from 'yaml';

/** Offsets of the text before any of the edits. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits; overlapping deletions are joined, insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, index) => ({ ...edit, index })).sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: piece } of sorted) {
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(piece);
    at = Math.max(at, end);
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The file's own line end: that of its first line. */
export function lineEndOf(text: string): '\r\n' | '\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Behind the line break before `offset`, or behind the byte order mark. */
export function lineStart(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\ufeff') ? 1 : start;
}

/** Before the line break at or after `offset`. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The start of the line below, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** Skips blank lines downwards from the start of a line. */
export function skipBlankLines(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const next = nextLine(text, at);
    if (text.slice(at, next).trim() !== '') return at;
    at = next;
  }
  return at;
}

/** Skips upwards, from the start of a line, the lines of which `belongs` is true. */
export function skipLinesUp(text: string, from: number, belongs: (line: string) => boolean): number {
  let at = from;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (above >= at || !belongs(text.slice(above, at).trim())) return at;
    at = above;
  }
  return at;
}

/** The column of an offset: what indents the lines of a block that begins there. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where the characters of a node or pair end, without comments, white space and line break behind them. */
export function contentEnd(text: string, node: unknown): number | undefined {
  if (isScalar(node) || isAlias(node)) {
    const range = node.range;
    if (!range) return undefined;
    const block = isScalar(node) && (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL');
    return block ? range[0] + text.slice(range[0], range[1]).trimEnd().length : range[1];
  }
  if (!isCollection(node)) return undefined;
  if (node.flow) return node.range?.[1];
  const last = node.items.at(-1);
  if (typeof last !== 'object' || last === null) return undefined;
  return 'key' in last ? pairEnd(text, last as Pair) : contentEnd(text, last);
}

/** Where a pair ends: at its value, or behind the colon where it has none. */
export function pairEnd(text: string, pair: Pair): number | undefined {
  const colon = afterColon(text, pair);
  const value = contentEnd(text, pair.value);
  if (value === undefined) return colon;
  const empty = isScalar(pair.value) && pair.value.range?.[0] === value;
  return empty ? colon : value;
}

/** The offset behind the colon of a plain `key: value`; undefined for `? key`. */
export function afterColon(text: string, pair: Pair): number | undefined {
  const end = isScalar(pair.key) ? pair.key.range?.[1] : undefined;
  if (end === undefined) return undefined;
  const colon = /^\s*:/.exec(text.slice(end, end + 200));
  return colon ? end + colon[0].length : undefined;
}

/** Puts lines under a key that has no value yet, or an empty `[]`, `{}`, `null` behind it or in a line of its own below. */
export function underKey(text: string, pair: Pair, lines: string): TextEdit[] | undefined {
  const colon = afterColon(text, pair);
  const end = pairEnd(text, pair);
  if (colon === undefined || end === undefined) return undefined;
  const at = lineEnd(text, end);
  const below = { start: at, end: at, text: lineEndOf(text) + lines + (at === text.length ? lineEndOf(text) : '') };
  const value = Math.max(colon, rangeOf(pair.value)?.[0] ?? colon);
  if (!text.slice(colon, value).includes('\n')) return [{ start: colon, end: Math.max(colon, end), text: '' }, below];
  const top = lineStart(text, value);
  if (text.slice(top, at).trim() === text.slice(value, end)) return [{ start: top, end: at, text: below.text.slice(lineEndOf(text).length) }];
  return [{ start: value, end, text: '' }, below];
}

/** Where the key of a pair begins. */
export function keyStart(pair: Pair): number {
  return rangeOf(pair.key)?.[0] ?? 0;
}

/** The offsets of a node: start, end of its value, end with what trails it. */
export function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (node as { range?: readonly [number, number, number] } | null | undefined)?.range;
}
