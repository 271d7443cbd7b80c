import type * as vscode from 'vscode';
import type { ArticleMarks } from '../core/corpus/model';
import { applyRegistryOperations } from '../core/registry/writeRegistry';
import type { Annotation, Operation, Problem, Quote } from '../core/sidecar/model';
import { sha256OfText, withLineFeeds } from '../core/sidecar/newAnnotation';
import { applyOperations, type WriteOptions } from '../core/sidecar/writeSidecar';
import { type FileChange, fileOf } from './changes';
import type { Corpora } from './corpora';
import type { OldTexts } from './oldTexts';
import { writeText } from './sidecarWriting';
import { readArticle, sidecarOf } from './texts';

/**
 * Writes one change, reads it back and lets the corpus know.
 * @returns the change that takes it back; a problem: nothing is written.
 * @throws Error, one sentence, when the file could not be written.
 */
export async function writeChange(change: FileChange, corpora: Corpora, oldTexts: OldTexts): Promise<FileChange | { readonly problem: Problem }> {
  if ('registry' in change) {
    const result = await writeText(fileOf(change), (text) => applyRegistryOperations(change.registry, text, change.operations));
    if ('problem' in result) return result;
    if (change.registry === 'actors') await corpora.of(change.folder).reloadRegistry();
    return { ...change, operations: result.inverse };
  }
  const { article, operations } = change;
  const { text: articleText, ...options } = await writeOptions(corpora, article, operations);
  const result = await writeText(sidecarOf(article), (text) => applyOperations(text, operations, options));
  if ('problem' in result) return result;
  if (options.sha256 !== undefined && articleText !== undefined) await oldTexts.keep(articleText);
  await corpora.of(article).refresh(article);
  return { article, operations: result.inverse };
}

interface ArticleOptions extends WriteOptions {
  readonly text?: string;
}

/** The article's text as it is annotated, and where its annotations stand: they are stored in the order of the text. */
async function writeOptions(corpora: Corpora, article: vscode.Uri, operations: readonly Operation[]): Promise<ArticleOptions> {
  const read = await readArticle(article);
  const text = read && 'text' in read ? read.text : undefined;
  const marks = corpora.of(article).index.article(article.toString());
  const places = new Map(marks?.marks.flatMap(({ annotation, start }) => (annotation ? [[annotation.id, start] as const] : [])));
  return {
    ...(text !== undefined && { text }),
    ...(text !== undefined && !leansOnOldText(marks, operations) && { sha256: sha256OfText(text) }),
    position: (annotation) => places.get(annotation.id) ?? (text === undefined ? undefined : placeOf(text, annotation)),
  };
}

/**
 * Do annotations that are not being written stand in today's text only by comparison with an older one, or not at all? Then the sidecar
 * goes on naming the older one, or it would be lost what they are compared with.
 */
function leansOnOldText(marks: ArticleMarks | undefined, operations: readonly Operation[]): boolean {
  const written = new Set(operations.flatMap((operation) => {
    if (operation.op === 'progress') return [];
    if (operation.op === 'add') return operation.annotation.id;
    return operation.op === 'remove' || operation.set.quote !== undefined ? operation.id : [];
  }));
  const leans = (annotation: Annotation) => !written.has(annotation.id) && (annotation.before !== undefined || annotation.after !== undefined);
  if (!marks) return false;
  return (
    marks.orphans.some(({ annotation }) => leans(annotation)) ||
    marks.marks.some(({ annotation, anchoring }) => annotation && anchoring?.how !== 'exact' && leans(annotation))
  );
}

/** Where a new annotation stands: its words were just taken from this very text. */
function placeOf(text: string, { before = '', quote, after = '' }: Quote): number | undefined {
  const lines = withLineFeeds(text);
  const at = lines.indexOf(before + quote + after) + before.length;
  if (at < before.length) return undefined;
  const carriageReturns = lines.length === text.length ? 0 : lines.slice(0, at).split('\n').length - 1;
  return at + carriageReturns;
}
