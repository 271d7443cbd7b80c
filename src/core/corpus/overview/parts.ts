import type { Span } from '../../model';
import type { OverviewArticle, Place } from './model';
import type { ArticleRef, SelectedArticle } from './selection';

/** One part of the overview, made while the articles pass: none of them is kept. */
export interface Part<T> {
  add(article: SelectedArticle): void;
  result(list: ArticleList): T;
}

/** How often something was found, and where first. */
export interface Tally {
  count: number;
  readonly article: ArticleRef;
  readonly first: Span;
}

export function createTally({ source, id, metadata }: ArticleRef, { start, end }: Span): Tally {
  // fields of its own: the marks of the article are to be let go
  return { count: 0, article: { source, id, metadata }, first: { start, end } };
}

/** The articles that places name by number. */
export interface ArticleList {
  numberOf(article: ArticleRef): number;
  placeOf(article: ArticleRef, span: Span): Place;
  all(): readonly OverviewArticle[];
}

export function createArticleList(): ArticleList {
  const numbers = new Map<string, number>();
  const listed: OverviewArticle[] = [];
  const numberOf = ({ id, source, metadata: { title, date, outlet } }: ArticleRef): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, listed.length);
    return listed.push({ id, name: source.nameOf(id), ...(title && { title: title.quote }), ...(date && { date: date.iso }), ...(outlet && { outlet: outlet.quote }) }) - 1;
  };
  return { numberOf, placeOf: (article, { start, end }) => ({ article: numberOf(article), start, end }), all: () => [...listed] };
}
