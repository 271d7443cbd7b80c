import type { ArticleMetadata } from '../article/model';
import { moveSuggestion } from '../detect/moveSuggestion';
import type { LocalEntity } from '../model';
import type { ArticleMarks, Mark } from './model';

/** What an edit has changed in the marks of an article: plain data, and little of it however long the article is. */
export interface MarksChange {
  /** By place: marks that are taken away, as a range of the list before, and what stands there instead. */
  readonly splices: readonly { readonly from: number; readonly to: number; readonly marks: readonly Mark[] }[];
  /** All other marks from this offset of the text before on move so far. */
  readonly moved: { readonly from: number; readonly by: number };
  readonly metadata: ArticleMetadata;
  /** Absent: those of before. */
  readonly entities?: readonly LocalEntity[];
}

/** The marks of an article after an edit. Only for articles without annotations: what people wrote is placed anew. */
export function changeMarks(before: ArticleMarks, { splices, moved, metadata, entities }: MarksChange): ArticleMarks {
  const marks: Mark[] = [];
  let at = 0;
  const keepUntil = (end: number): void => {
    for (; at < end; at++) {
      const mark = before.marks[at];
      if (mark) marks.push(mark.start >= moved.from && moved.by !== 0 ? moveSuggestion(mark, moved.by) : mark);
    }
  };
  for (const splice of splices) {
    keepUntil(splice.from);
    for (const mark of splice.marks) marks.push(mark);
    at = splice.to;
  }
  keepUntil(before.marks.length);
  return { ...before, metadata, entities: entities ?? before.entities, marks };
}
