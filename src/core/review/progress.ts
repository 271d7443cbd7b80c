import type { ArticleMarks } from '../corpus/model';
import type { ProgressState } from '../sidecar/model';
import { CONSENSUS } from './consensus';

/** `unseen`: nothing annotated. `in work`: annotated, not said to be done. */
export type Progress = 'unseen' | 'in work' | ProgressState;

/** How far an annotator is with an article. */
export function progressOf({ marks, orphans, progress = [] }: ArticleMarks, annotator: string): Progress {
  const said = progress.find((entry) => entry.annotator === annotator)?.state;
  if (said) return said;
  return [...marks, ...orphans].some((mark) => mark.annotator === annotator) ? 'in work' : 'unseen';
}

/** All who have annotated any of the articles or said how far they are, alphabetical; the consensus is nobody. */
export function annotatorsOf(articles: Iterable<ArticleMarks>): readonly string[] {
  const names = new Set<string>();
  for (const { marks, orphans, progress = [] } of articles) {
    for (const { annotator } of [...marks, ...orphans, ...progress]) if (annotator !== undefined && annotator !== CONSENSUS) names.add(annotator);
  }
  return [...names].sort((a, b) => a.localeCompare(b, 'en'));
}
