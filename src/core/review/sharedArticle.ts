import { splitLines } from '../article/splitLines';
import type { Span } from '../model';
import type { CodedArticle, CodedSpan, Unit } from './model';
import { firstEndingAfter, unitsOf, unitsTouched } from './units';

/** An article that two or more annotators worked on, with all that is asked of it more than once. */
export interface SharedArticle extends CodedArticle {
  readonly units: readonly Span[];
  /** Numbers of the units a mark touches. */
  readonly touched: ReadonlyMap<CodedSpan, readonly number[]>;
  /** 0-based. */
  lineOf(offset: number): number;
}

export function sharedArticle(article: CodedArticle, unit: Unit): SharedArticle {
  const units = unitsOf(article.text, unit);
  const lines = splitLines(article.text);
  return {
    ...article,
    units,
    touched: new Map(article.spans.map((span) => [span, unitsTouched(units, span.pieces)])),
    lineOf: (offset) => firstEndingAfter(lines, offset),
  };
}
