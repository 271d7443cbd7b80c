import type { QuotedSpan, Span } from '../model';
import { assignRoles, type LineReading } from './assignRoles';
import { readDateline } from './dateline';
import { pageTools } from './lexicon';
import type { Article, ArticleLine, ArticleMetadata } from './model';
import { readOutlet } from './names';
import type { ReadDate } from './readDate';
import { splitLines } from './splitLines';

/** A wire dateline opens one of the first paragraphs. */
const DATELINE_PARAGRAPHS = 3;

/**
 * Splits a text into lines with roles and reads title, date, author and outlet where they stand, by the shape of the
 * lines and their place alone. Linear; never throws, whatever the string.
 */
export function parseArticle(text: string): Article {
  const spans = splitLines(text);
  const texts = spans.map(({ start, end }) => text.slice(start, end));
  const readings = assignRoles(texts, text);
  const lines = spans.map(({ start, end }, index): ArticleLine => ({ start, end, text: texts[index] ?? '', role: readings[index]?.role ?? 'body' }));
  return { text, lines, ...readMetadata(lines, readings) };
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
