import type { QuotedSpan, Span } from '../model';
import type { LineReading } from './assignRoles';
import { readDateline } from './dateline';
import { pageTools } from './lexicon';
import type { ArticleLine, ArticleMetadata } from './model';
import { readOutlet } from './names';
import type { ReadDate } from './readDate';

/** A wire dateline opens one of the first paragraphs. */
const DATELINE_PARAGRAPHS = 3;

/**
 * Title, date, author and outlet, the surest of each: a labelled field, a line of its own, a byline, a wire dateline.
 * @param placed the lines that say something of the article.
 */
export function readMetadata(lines: readonly ArticleLine[], placed: ReadonlyMap<number, LineReading>): ArticleMetadata {
  const titles: QuotedSpan[] = [];
  const dates: (ReadDate & { rank: number })[] = [];
  const authors: QuotedSpan[] = [];
  const outlets: (QuotedSpan & { rank: number })[] = [];
  const rankOf = { trailer: 0, headline: 1, outlet: 1, date: 1, byline: 2 };

  for (const index of [...placed.keys(), ...firstParagraphs(lines)].sort((a, b) => a - b)) {
    const line = lines[index];
    if (!line) continue;
    const { metadata } = placed.get(index) ?? {};
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
    } else if (line.role === 'body') {
      const { date, outlet } = readDateline(line.text.slice(0, 120)) ?? {};
      if (date) dates.push({ ...moved(line, date), rank: date.iso.startsWith('-') ? 2.5 : 0.5 });
      if (outlet) outlets.push({ ...quoted(line, outlet), rank: 3 });
    }
  }

  const [title] = titles;
  const date = surest(dates);
  const [author] = authors;
  const outlet = surest(outlets);
  return { ...(title && { title }), ...(date && { date }), ...(author && { author }), ...(outlet && { outlet }) };
}

function firstParagraphs(lines: readonly ArticleLine[]): number[] {
  const found: number[] = [];
  for (let index = 0; index < lines.length && found.length < DATELINE_PARAGRAPHS; index++) if (lines[index]?.role === 'body') found.push(index);
  return found;
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
