import type { QuotedSpan, Span } from '../model';
import { replaceRange } from '../replaceRange';
import { assignRoles, readAlone, type LineReading } from './assignRoles';
import { readDateline } from './dateline';
import { pageTools } from './lexicon';
import type { Article, ArticleLine, ArticleMetadata } from './model';
import { readOutlet } from './names';
import type { ReadDate } from './readDate';
import { splitLines } from './splitLines';

/** A wire dateline opens one of the first paragraphs. */
const DATELINE_PARAGRAPHS = 3;

/** An article and what its lines say of themselves, so that it can be read again after an edit. */
export interface ReadArticle {
  readonly article: Article;
  readonly alone: readonly LineReading[];
}

/** Lines that took the place of others: [from, oldTo) of the article before, [from, to) of the one after. All others are as they were. */
export interface ReplacedLines {
  readonly from: number;
  readonly oldTo: number;
  readonly to: number;
}

/**
 * Splits a text into lines with roles and reads title, date, author and outlet where they stand, by the shape of the
 * lines and their place alone. Linear; never throws, whatever the string.
 */
export function parseArticle(text: string): Article {
  return readArticle(text).article;
}

/** The same, to be read again after edits. */
export function readArticle(text: string): ReadArticle {
  const lines = linesOf(text, 0);
  return withRoles(text, lines, lines.map((line) => readAlone(line.text)));
}

/** Lines whose roles are still to be found. @param offset where the text stands in the article. */
function linesOf(text: string, offset: number): ArticleLine[] {
  return splitLines(text).map(({ start, end }) => ({ start: start + offset, end: end + offset, text: text.slice(start, end), role: 'body' }));
}

/**
 * Reads an article again after an edit: only the lines it touches are split and read anew, and what stands at the head and the foot.
 * @param text the whole text after the edit.
 * @param edit offsets in the text before it, and how many characters took their place.
 */
export function rereadArticle({ article, alone }: ReadArticle, text: string, edit: Span & { readonly length: number }): ReadArticle & { readonly replaced: ReplacedLines } {
  const { lines } = article;
  const growth = edit.length - (edit.end - edit.start);
  // a line more on either side: the edit may join or part the halves of a CRLF
  const from = Math.max(0, lineAt(lines, edit.start) - 1);
  const oldTo = Math.min(lines.length, lineAt(lines, edit.end) + 2);
  const start = lines[from]?.start ?? 0;
  const fresh = linesOf(text.slice(start, (lines[oldTo - 1]?.end ?? 0) + growth), start);
  const now = lines.slice(0, from);
  for (const line of fresh) now.push(line);
  for (let index = oldTo; index < lines.length; index++) {
    const line = lines[index];
    if (line) now.push(growth === 0 ? line : { start: line.start + growth, end: line.end + growth, text: line.text, role: line.role });
  }
  return { ...withRoles(text, now, replaceRange(alone, from, oldTo, fresh.map((line) => readAlone(line.text)))), replaced: { from, oldTo, to: from + fresh.length } };
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

/** @param lines of their own: those whose role is another get it. */
function withRoles(text: string, lines: ArticleLine[], alone: readonly LineReading[]): ReadArticle {
  const readings = assignRoles(lines, alone, text);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const role = readings[index]?.role ?? 'body';
    if (line && line.role !== role) lines[index] = { ...line, role };
  }
  return { article: { text, lines, ...readMetadata(lines, readings) }, alone };
}

/** What was read, the surest first: a labelled field, a line of its own, a byline, a wire dateline. */
function readMetadata(lines: readonly ArticleLine[], readings: readonly LineReading[]): ArticleMetadata {
  const titles: QuotedSpan[] = [];
  const dates: (ReadDate & { rank: number })[] = [];
  const authors: QuotedSpan[] = [];
  const outlets: (QuotedSpan & { rank: number })[] = [];
  const rankOf = { trailer: 0, headline: 1, outlet: 1, date: 1, byline: 2 };

  let paragraphs = 0;
  lines.forEach((line, index) => {
    const { metadata } = readings[index] ?? {};
    if (metadata) {
      const { title, date, author, outlet } = metadata;
      if (title) titles.unshift(quoted(line, title));
      if (date) dates.push({ ...moved(line, date), rank: (date.iso.startsWith('-') ? 2 : 0) + (metadata.updated ? 1 : 0) });
      if (author) authors.push(quoted(line, author));
      if (outlet) outlets.push({ ...quoted(line, outlet), rank: rankOf[metadata.role] });
    } else if (line.role === 'headline') {
      const { title, outlet } = readTitle(line.text);
      titles.push(quoted(line, title));
      if (outlet) outlets.push({ ...quoted(line, outlet), rank: 2 });
    } else if (line.role === 'body' && paragraphs++ < DATELINE_PARAGRAPHS) {
      const { date, outlet } = readDateline(line.text.slice(0, 120)) ?? {};
      if (date) dates.push({ ...moved(line, date), rank: date.iso.startsWith('-') ? 2.5 : 0.5 });
      if (outlet) outlets.push({ ...quoted(line, outlet), rank: 3 });
    }
  });

  const [title] = titles;
  const date = surest(dates);
  const [author] = authors;
  const outlet = surest(outlets);
  return { ...(title && { title }), ...(date && { date }), ...(author && { author }), ...(outlet && { outlet }) };
}

function surest<T extends { readonly rank: number }>(found: readonly T[]): Omit<T, 'rank'> | undefined {
  const best = found.reduce<T | undefined>((least, next) => (least && least.rank <= next.rank ? least : next), undefined);
  if (!best) return undefined;
  const { rank: _, ...rest } = best;
  return rest;
}

/** The title of a headline line: without Markdown's signs, the page's own links in brackets and the outlet behind a bar. */
function readTitle(line: string): { readonly title: Span; readonly outlet?: Span } {
  let start = /^\s*(?:#+\s+)?/u.exec(line)?.[0].length ?? 0;
  let end = line.length;
  const trim = (): void => {
    while (end > start && /[\s#]/u.test(line.charAt(end - 1))) end--;
  };
  trim();
  if (line.startsWith('**', start) && line.startsWith('**', end - 2) && end - start > 4) {
    start += 2;
    end -= 2;
  }
  for (let tail = /\(([\p{L}]+)\)$/u.exec(line.slice(start, end)); tail && pageTools.has((tail[1] ?? '').toLowerCase()); ) {
    end = start + tail.index;
    trim();
    tail = /\(([\p{L}]+)\)$/u.exec(line.slice(start, end));
  }
  const bar = line.lastIndexOf(' | ', end);
  const outlet = bar > start ? readOutlet(line.slice(bar + 3, end)) : undefined;
  if (!outlet) return { title: { start, end } };
  return { title: { start, end: bar }, outlet: { start: bar + 3 + outlet.start, end: bar + 3 + outlet.end } };
}

function quoted(line: ArticleLine, { start, end }: Span): QuotedSpan {
  return { start: line.start + start, end: line.start + end, quote: line.text.slice(start, end) };
}

function moved(line: ArticleLine, date: ReadDate): ReadDate {
  return { ...date, start: line.start + date.start, end: line.start + date.end };
}
