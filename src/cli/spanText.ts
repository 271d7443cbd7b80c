import type { ArticleMetadata } from '../core/article/model';
import { splitLines } from '../core/article/splitLines';
import { formatFigure } from '../core/corpus/formatFigure';
import type { ArticleMarks, Mark } from '../core/corpus/model';

/** An article's marks for people: a heading, then one line a mark with line:column (both from 1, columns in UTF-16 units as editors count). */
export function articleText(article: string, text: string, { metadata, marks }: Pick<ArticleMarks, 'metadata' | 'marks'>): string {
  const lines = splitLines(text);
  let line = 0;
  const rows = marks.map((mark) => {
    while ((lines[line + 1]?.start ?? Infinity) <= mark.start) line++;
    const place = `${line + 1}:${mark.start - (lines[line]?.start ?? 0) + 1}`;
    return `  ${place.padEnd(9)} ${kindText(mark).padEnd(22)} ${quoteText(mark.quote)}${detail(mark)}`;
  });
  return [`${article}${metadataText(metadata)}`, ...(rows.length > 0 ? rows : ['  nothing found']), '', ''].join('\n');
}

function metadataText({ title, date, author, outlet }: ArticleMetadata): string {
  const parts = [title && `“${oneLine(title.quote)}”`, date?.iso, author?.quote, outlet?.quote].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `  ${parts.join(', ')}`;
}

function kindText(span: Mark): string {
  if (span.kind === 'claim') return span.hedged ? 'hedged claim' : 'attributed claim';
  return span.kind === 'tag' ? 'tag' : `${span.kind} ${span.type}`;
}

function detail(span: Mark): string {
  switch (span.kind) {
    case 'actor':
      return `  → ${span.entity}`;
    case 'figure':
      return `  = ${formatFigure(span.value, span.type)}`;
    case 'claim':
      return `  [${[...span.cues.map(({ quote, category }) => `${quote}: ${category}`), ...(span.source ? [`source: ${oneLine(span.source.quote)}`] : [])].join('; ')}]`;
    case 'tag':
      return '';
  }
}

const LONGEST = 100;

function quoteText(quote: string): string {
  const flat = oneLine(quote);
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST - 1).trimEnd()}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
