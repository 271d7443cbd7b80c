import type { CorpusIndex } from '../corpusIndex';
import type { Mark, Orphan } from '../model';
import { conditionOf, type SearchedArticle, type Searched } from './fields';
import { parseQuery, type Term } from './parseQuery';

/** Whether a mark or an orphan of an article is what was asked for. */
export type AnnotationQuery = (searched: Searched, article: SearchedArticle) => boolean;

/** An empty query is met by everything. @throws QueryError */
export function annotationQuery(query: string): AnnotationQuery {
  return queryOfTerms(parseQuery(query));
}

/** Whether all of the terms hold. @throws QueryError */
export function queryOfTerms(terms: readonly Term[]): AnnotationQuery {
  const conditions = terms.map(conditionOf);
  return (searched, article) => conditions.every((holds) => holds(searched, article));
}

export interface SearchHit {
  readonly article: string;
  /** Either of the two. */
  readonly mark?: Mark;
  readonly orphan?: Orphan;
}

/**
 * The annotations and suggestions of a folder that meet a query: by the dates of the articles, then by their places. With a pause behind each article:
 * for most queries few hold anything.
 * @param nameOf an article's path as people see it.
 */
export function* searchAnnotations(index: CorpusIndex, query: AnnotationQuery, nameOf: (article: string) => string): Generator<SearchHit | undefined> {
  for (const { article } of index.articles()) {
    const marks = index.article(article);
    if (!marks) continue;
    const searched: SearchedArticle = { name: nameOf(article), marks, entityOf: (localId) => index.entityOf(article, localId) };
    for (const mark of marks.marks) if (query({ mark }, searched)) yield { article, mark };
    for (const orphan of marks.orphans) if (query({ orphan }, searched)) yield { article, orphan };
    yield undefined;
  }
}
