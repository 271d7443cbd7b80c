import { ImportError, type ImportedAnnotation, type ImportedArticle } from './model';

/** Collects annotations that come in any order by the article they name; two with one id are an error. */
export interface ByArticle {
  /** @param where names the place in the file: `a.csv, row 7`. @throws ImportError for an id that was there before. */
  add(article: string, annotation: ImportedAnnotation, where: string): void;
  articles(): readonly ImportedArticle[];
}

export function collectByArticle(): ByArticle {
  const found = new Map<string, { readonly annotations: ImportedAnnotation[]; readonly seen: Map<string, string> }>();
  return {
    add(article, { annotator, annotation, places }, where) {
      const entry = found.get(article) ?? { annotations: [], seen: new Map<string, string>() };
      found.set(article, entry);
      const before = entry.seen.get(annotation.id);
      if (before !== undefined) throw new ImportError(`${where}: the annotation has the same id as the one at ${before}: give one of the two another id, or take it out.`);
      entry.seen.set(annotation.id, where);
      entry.annotations.push({ annotation, places, ...(annotator !== undefined && { annotator }) });
    },
    articles: () => [...found].map(([name, { annotations }]) => ({ name, annotations })),
  };
}
