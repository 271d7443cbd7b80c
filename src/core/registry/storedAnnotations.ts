import type { CorpusIndex } from '../corpus/corpusIndex';
import type { Annotation } from '../sidecar/model';

/** An annotation of any article of a folder, with the folder-wide actors it names. */
export interface AnnotationAt {
  readonly article: string;
  readonly annotator: string;
  readonly annotation: Annotation;
  readonly entity?: string;
  /** The actor that a claim's source is. */
  readonly source?: string;
}

/** Every annotation of every annotator, rejected ones and those without a place too. */
export function storedAnnotations(index: CorpusIndex): readonly AnnotationAt[] {
  return index.articles().flatMap(({ article }) => {
    const found = index.article(article);
    const placed = (found?.marks ?? []).flatMap((mark): readonly AnnotationAt[] => {
      const { annotation, annotator } = mark;
      if (!annotation || annotator === undefined) return [];
      const entity = mark.kind === 'actor' ? index.entityOf(article, mark.entity)?.id : undefined;
      const source = mark.kind === 'claim' && mark.source?.entity !== undefined ? index.entityOf(article, mark.source.entity)?.id : undefined;
      return [{ article, annotator, annotation, ...(entity !== undefined && { entity }), ...(source !== undefined && { source }) }];
    });
    return [...placed, ...(found?.orphans ?? []).map(({ annotator, annotation }) => ({ article, annotator, annotation }))];
  });
}
