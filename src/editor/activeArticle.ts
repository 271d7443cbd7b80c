import * as vscode from 'vscode';
import type { ArticleMarks, Mark } from '../core/corpus/model';
import { piecesOf } from '../core/tagging/pieces';
import { articleFiles } from './articleFiles';
import type { Corpora } from './corpora';

/** A mark, named so that a command can find it again: cards and code actions hand it over. */
export interface MarkAddress {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly annotator?: string;
}

export interface ArticleEditor {
  readonly editor: vscode.TextEditor;
  readonly document: vscode.TextDocument;
  readonly marks: ArticleMarks;
}

/** The article in the active editor with its marks as they stand now; undefined where none is active. */
export async function activeArticle(corpora: Corpora): Promise<ArticleEditor | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !articleFiles.isArticle(editor.document)) return undefined;
  const marks = await corpora.current(editor.document);
  return marks && { editor, document: editor.document, marks };
}

/** The marks around a place, the narrowest first; rejected ones last. */
export function marksAt({ marks }: ArticleMarks, offset: number): readonly Mark[] {
  const rank = (mark: Mark) => (mark.state === 'rejected' ? 1 : 0);
  return marks
    .filter((mark) => piecesOf(mark).some(({ start, end }) => start <= offset && offset <= end))
    .sort((a, b) => rank(a) - rank(b) || a.end - a.start - (b.end - b.start));
}

export function addressOf(article: string, { start, end, kind, annotator }: Mark): MarkAddress {
  return { article, start, end, kind, ...(annotator !== undefined && { annotator }) };
}

export function markAtAddress({ marks }: ArticleMarks, { start, end, kind, annotator }: MarkAddress): Mark | undefined {
  return marks.find((mark) => mark.start === start && mark.end === end && mark.kind === kind && mark.annotator === annotator);
}

export function isMarkAddress(value: unknown): value is MarkAddress {
  if (typeof value !== 'object' || value === null) return false;
  const { article, start, end, kind } = value as Partial<Record<keyof MarkAddress, unknown>>;
  return typeof article === 'string' && typeof start === 'number' && typeof end === 'number' && typeof kind === 'string';
}
