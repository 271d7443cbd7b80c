import type { ArticleMetadata } from '../core/article/model';
import { splitLines } from '../core/article/splitLines';
import { formatFigure } from '../core/corpus/formatFigure';
import type { ArticleMarks, Mark } from '../core/corpus/model';
import type { ReadSentence } from '../core/detect/factuality/model';

/** An article's marks for people: a heading, then one line a mark with line:column (both from 1, columns in UTF-16 units as editors count). */
export function articleText(article: string, text: string, { metadata, marks }: Pick<ArticleMarks, 'metadata' | 'marks'>, sentences: readonly ReadSentence[] = []): string {
  const lines = splitLines(text);
  let line = 0;
  const row = (start: number, kind: string, quote: string, more: string): string => {
    while ((lines[line + 1]?.start ?? Infinity) <= start) line++;
    const place = `${line + 1}:${start - (lines[line]?.start ?? 0) + 1}`;
    return `  ${place.padEnd(9)} ${kind.padEnd(22)} ${quoteText(quote)}${more}`;
  };
  const rows = marks.map((mark) => row(mark.start, kindText(mark), mark.quote, detail(mark)));
  line = 0;
  for (const { start, end, signals } of sentences) {
    const words = signals.map(({ kind, quote }) => `${oneLine(quote)}: ${kind}`).join('; ');
    rows.push(row(start, 'sentence', text.slice(start, end), words === '' ? '  [fact]' : `  [${words}]`));
  }
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
