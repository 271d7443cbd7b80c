import type { ArticleMetadata } from '../article/model';
import type { Span } from '../model';
import type { CardRow, CardSection } from './cardModel';
import type { CorpusIndex } from './corpusIndex';

/** Undefined where the index no longer knows the place. */
export function cardRow(index: CorpusIndex, article: string, metadata: ArticleMetadata, span: Span, label?: string): CardRow | undefined {
  const context = index.context(article, span);
  return context && { article, span: { start: span.start, end: span.end }, metadata, context, ...(label !== undefined && { label }) };
}

/** A section of the first rows that can be shown, or none where there is nothing to show. */
export function cardSection<T>(heading: string, all: readonly T[], most: number, rowOf: (item: T) => CardRow | undefined): CardSection[] {
  const rows: CardRow[] = [];
  for (const item of all) {
    if (rows.length >= most) break;
    const row = rowOf(item);
    if (row) rows.push(row);
  }
  return rows.length === 0 ? [] : [{ heading, rows, more: all.length - rows.length }];
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
