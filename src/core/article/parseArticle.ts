import type { Span } from '../model';
import { replaceRange } from '../replaceRange';
import { assignRoles, readAlone, type LineReading } from './assignRoles';
import type { Article, ArticleLine, EditedArticle, LineRole } from './model';
import { PiecedText } from './piecedText';
import { readMetadata } from './readMetadata';
import { splitLines } from './splitLines';

/** An article and what its lines say of themselves, so that it can be read again after an edit. */
export interface ReadArticle {
  readonly article: EditedArticle;
  readonly alone: readonly LineReading[];
  /** The lines that are something else where they stand; all others are what they are alone. */
  readonly placed: ReadonlyMap<number, LineReading>;
}

/** Lines that took the place of others: [from, oldTo) of the article before, [from, to) of the one after. All others are as they were. */
export interface ReplacedLines {
  readonly from: number;
  readonly oldTo: number;
  readonly to: number;
}

/** An article after an edit. */
export interface RereadArticle extends ReadArticle {
  readonly replaced: ReplacedLines;
  /** Other lines that have another role than before. */
  readonly otherRoles: readonly number[];
}

/**
 * Splits a text into lines with roles and reads title, date, author and outlet where they stand, by the shape of the
 * lines and their place alone. Linear; never throws, whatever the string.
 */
export function parseArticle(text: string): Article {
  return { ...readArticle(text).article, text };
}

/** The same, to be read again after edits. */
export function readArticle(text: string): ReadArticle {
  const { lines, alone } = readLines(text, 0);
  const placed = assignRoles(lines, alone);
  for (const [index, { role }] of placed) setRole(lines, index, role);
  return { article: { text: new PiecedText([text]), lines, ...readMetadata(lines, placed) }, alone, placed };
}

/** Lines with the roles that they have alone. @param offset where the text stands in the article. */
function readLines(text: string, offset: number): { readonly lines: ArticleLine[]; readonly alone: LineReading[] } {
  const alone: LineReading[] = [];
  const lines = splitLines(text).map(({ start, end }): ArticleLine => {
    const line = text.slice(start, end);
    const reading = readAlone(line);
    alone.push(reading);
    return { start: start + offset, end: end + offset, text: line, role: reading.role };
  });
  return { lines, alone };
}

/**
 * Reads an article again after an edit: only the lines it touches are split and read anew, and what stands at the head and the foot.
 * The others move, and that is all that the length of an article costs here.
 * @param edit offsets in the text before it.
 */
export function rereadArticle(before: ReadArticle, edit: Span & { readonly text: string }): RereadArticle {
  const { lines: old } = before.article;
  const text = before.article.text.replace(edit.start, edit.end, edit.text);
  const growth = text.length - before.article.text.length;
  // a line more on either side: the edit may join or part the halves of a CRLF
  const from = Math.max(0, lineAt(old, edit.start) - 1);
  const oldTo = Math.min(old.length, lineAt(old, edit.end) + 2);
  const start = old[from]?.start ?? 0;
  const fresh = readLines(text.slice(start, (old[oldTo - 1]?.end ?? 0) + growth), start);
  const to = from + fresh.lines.length;
  const lines = replaceRange(old, from, oldTo, fresh.lines);
  if (growth !== 0) for (let index = to; index < lines.length; index++) moveLine(lines, index, growth);
  const alone = replaceRange(before.alone, from, oldTo, fresh.alone);

  const placed = assignRoles(lines, alone);
  const otherRoles: number[] = [];
  const place = (index: number, role: LineRole | undefined): void => {
    if (role === undefined || lines[index]?.role === role) return;
    setRole(lines, index, role);
    if (index < from || index >= to) otherRoles.push(index);
  };
  for (const [oldIndex] of before.placed) {
    const index = oldIndex < from ? oldIndex : oldIndex + to - oldTo;
    if ((oldIndex < from || oldIndex >= oldTo) && !placed.has(index)) place(index, alone[index]?.role);
  }
  for (const [index, { role }] of placed) place(index, role);
  return { article: { text, lines, ...readMetadata(lines, placed) }, alone, placed, replaced: { from, oldTo, to }, otherRoles };
}

function moveLine(lines: ArticleLine[], index: number, by: number): void {
  const line = lines[index];
  if (line) lines[index] = { start: line.start + by, end: line.end + by, text: line.text, role: line.role };
}

function setRole(lines: ArticleLine[], index: number, role: LineRole): void {
  const line = lines[index];
  if (line) lines[index] = { ...line, role };
}

/** The index of the line that an offset stands in, or at the end of. */
export function lineAt(lines: readonly Span[], offset: number): number {
  let low = 0;
  for (let high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
