import { FIELDS, type AnnotationField } from './annotationText';
import type { MergeConflict } from './mergeSidecars';
import { PROGRESS_STATES, type Annotation, type Operation, type Problem, type SidecarArticle } from './model';
import { readSidecarTree } from './readSidecar';
import { setArticleField } from './spliceFields';
import { applyEdits } from './textEdits';
import { applyOperations } from './writeSidecar';

const ARTICLE_FIELDS = ['title', 'date', 'author', 'outlet'] as const satisfies readonly (keyof SidecarArticle)[];

/**
 * Is this a conflict that can be decided for their side without writing YAML by hand? Keys that we do not know are not ours to write, and a
 * correction of the article's own fields that they took back has to be taken back by hand.
 */
export function canTakeTheirs({ id, field, theirs }: MergeConflict): boolean {
  if (field === 'progress') return true;
  if (id !== undefined) return field === undefined || isAnnotationField(field);
  return theirs !== undefined && ARTICLE_FIELDS.some((known) => known === field);
}

/**
 * Puts their side of conflicts into a merged sidecar, which has ours.
 * @param text of `mergeSidecars`.
 * @param theirs conflicts decided for their side; each `canTakeTheirs`.
 */
export function takeTheirs(text: string, theirs: readonly MergeConflict[]): { readonly text: string } | { readonly problem: Problem } {
  const operations = theirs.flatMap((conflict) => operationFor(conflict) ?? []);
  const written = applyOperations(text, operations);
  if ('problem' in written) return written;
  let now = written.text;
  for (const { id, field, theirs: value } of theirs) {
    const name = ARTICLE_FIELDS.find((known) => known === field);
    if (id !== undefined || !name || value === undefined) continue;
    const { tree } = readSidecarTree(now);
    if (tree) now = applyEdits(now, setArticleField(tree, name, String(JSON.parse(value))));
  }
  return { text: now };
}

function operationFor({ annotator, id, field, theirs }: MergeConflict): Operation | undefined {
  const value: unknown = theirs === undefined ? undefined : JSON.parse(theirs);
  if (annotator !== undefined && field === 'progress') return { op: 'progress', annotator, state: PROGRESS_STATES.find((state) => state === value) };
  if (annotator === undefined || id === undefined) return undefined;
  // JSON of mergeSidecars' own making: an annotation, or the value of the field
  if (field === undefined) return value === undefined ? { op: 'remove', annotator, id } : { op: 'add', annotator, annotation: value as Annotation };
  return isAnnotationField(field) ? { op: 'change', annotator, id, set: { [field]: value } } : undefined;
}

function isAnnotationField(field: string): field is AnnotationField {
  return FIELDS.some((known) => known === field);
}
