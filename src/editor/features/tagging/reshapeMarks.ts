import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import type { Operation } from '../../../core/sidecar/model';
import { piecesOf } from '../../../core/tagging/pieces';
import { type Author, isOwn, mergeMarks, splitMark, withPieces } from '../../../core/tagging/reshape';
import { type Boundary, moveBoundary, trimSpan } from '../../../core/tagging/words';
import { type ArticleEditor, activeArticle, marksAt } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import { rangeOf, spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import { authorIn } from './author';
import { type Target, targetOf } from './target';

const say = (message: string) => void vscode.window.showInformationMessage(message);
const isShown = ({ state }: Mark) => state !== 'rejected';

/** The commands that change which words a mark has: boundaries, split, merge, pieces of a discontinuous span. */
export function reshapingCommands(corpora: Corpora, store: SidecarStore) {
  const apply = async (uri: vscode.Uri, operations: readonly Operation[] | undefined, label: string, otherwise: string): Promise<void> => {
    if (operations === undefined) say(otherwise);
    else await store.apply(uri, operations, label);
  };

  const onMark = (act: (target: Target, author: Author) => Promise<void>) => async (given: unknown) => {
    const target = await targetOf(corpora, given, isShown);
    if (!target) return say(vscode.l10n.t('Put the caret into a mark first.'));
    const author = await authorIn(corpora, target.uri);
    if (author) await act(target, author);
  };

  const boundary = (side: Boundary, by: 1 | -1) =>
    onMark(async ({ uri, text, mark, offset }, author) => {
      const pieces = piecesOf(mark);
      const piece = pieces.find(({ start, end }) => start <= offset && offset <= end) ?? mark;
      const moved = moveBoundary(text, piece, side, by);
      const others = pieces.filter((other) => other !== piece);
      await apply(
        uri,
        moved && withPieces(text, mark, [moved, ...others], author),
        vscode.l10n.t('Change the words of “{0}”', mark.quote),
        by === 1 ? vscode.l10n.t('The line has no further word there.') : vscode.l10n.t('Only one word is left: delete the annotation instead.'),
      );
      if (moved) keepCaretInside(uri, moved.start, moved.end);
    });

  const split = onMark(({ uri, text, mark, offset }, author) =>
    apply(uri, splitMark(text, mark, offset, author), vscode.l10n.t('Split “{0}”', mark.quote), vscode.l10n.t('Put the caret before the word that the second mark shall begin with.')),
  );

  const merge = async (): Promise<void> => {
    const article = await activeArticle(corpora);
    const author = article && (await authorIn(corpora, article.document.uri));
    if (!article || !author) return;
    const marks = marksToMerge(article, author);
    const own = article.marks.marks.filter((mark) => isOwn(mark, author));
    await apply(
      article.document.uri,
      marks && mergeMarks(article.document.getText(), marks, author, own),
      vscode.l10n.t('Merge {0}', (marks ?? []).map(({ quote }) => `“${quote}”`).join(', ')),
      vscode.l10n.t('Select over two or more marks of one kind, or put the caret into a mark that another of its kind follows.'),
    );
  };

  const addPiece = async (): Promise<void> => {
    const article = await activeArticle(corpora);
    const author = article && (await authorIn(corpora, article.document.uri));
    if (!article || !author) return;
    const { document, editor } = article;
    const text = document.getText();
    const pieces = editor.selections.flatMap((selection) => (selection.isEmpty ? [] : (trimSpan(text, spanOf(document, selection)) ?? [])));
    if (pieces.length === 0) return say(vscode.l10n.t('Select the words that a mark shall have as well.'));
    const mark = await pickMarkFor(article, pieces[0]?.start ?? 0, author);
    if (mark) await store.apply(document.uri, withPieces(text, mark, [...piecesOf(mark), ...pieces], author), vscode.l10n.t('Add words to “{0}”', mark.quote));
  };

  const removePiece = onMark(async ({ uri, text, mark, offset }, author) => {
    const pieces = piecesOf(mark);
    const left = pieces.filter(({ start, end }) => offset < start || end < offset);
    const possible = left.length > 0 && left.length < pieces.length;
    await apply(uri, possible ? withPieces(text, mark, left, author) : undefined, vscode.l10n.t('Take words from “{0}”', mark.quote), vscode.l10n.t('This mark is in one piece: delete the annotation instead.'));
  });

  return {
    extendEnd: boundary('end', 1),
    shrinkEnd: boundary('end', -1),
    extendStart: boundary('start', 1),
    shrinkStart: boundary('start', -1),
    splitMark: split,
    mergeMarks: merge,
    addPiece,
    removePiece,
  };
}

/** After a boundary has moved over the caret, the next press of the key shall mean the same mark. */
function keepCaretInside(uri: vscode.Uri, start: number, end: number): void {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) return;
  const caret = editor.document.offsetAt(editor.selection.active);
  if (start <= caret && caret <= end) return;
  const { start: from, end: to } = rangeOf(editor.document, { start, end });
  const inside = caret < start ? from : to;
  editor.selection = new vscode.Selection(inside, inside);
}

/** Those of one kind that the selection touches; with a caret alone the mark there and the next of its kind. */
function marksToMerge({ editor, document, marks }: ArticleEditor, author: Author): readonly Mark[] | undefined {
  const usable = marks.marks.filter((mark) => isOwn(mark, author) ? isShown(mark) : mark.state === 'suggested');
  if (editor.selection.isEmpty) {
    const caret = document.offsetAt(editor.selection.active);
    const here = marksAt({ ...marks, marks: usable }, caret)[0];
    const next = here && usable.find((mark) => mark.kind === here.kind && mark.start >= here.end);
    return here && next && [here, next];
  }
  const { start, end } = spanOf(document, editor.selection);
  const touched = usable.filter((mark) => mark.start < end && start < mark.end);
  const byKind = [...new Set(touched.map(({ kind }) => kind))].map((kind) => touched.filter((mark) => mark.kind === kind));
  const length = (all: readonly Mark[]) => all.reduce((sum, mark) => sum + mark.end - mark.start, 0);
  return byKind.filter((all) => all.length > 1).sort((a, b) => length(a) - length(b))[0];
}

const MOST_CHOICES = 50;

/** Asks which mark gets the selected words: that of another caret, else the nearest ones, own annotations first. */
async function pickMarkFor({ editor, document, marks }: ArticleEditor, offset: number, author: Author): Promise<Mark | undefined> {
  const shown = marks.marks.filter(isShown);
  const other = editor.selections.find(({ isEmpty }) => isEmpty);
  const under = other && marksAt({ ...marks, marks: shown }, document.offsetAt(other.active))[0];
  if (under) return under;
  const distance = (mark: Mark) => Math.max(0, mark.start - offset, offset - mark.end) + (isOwn(mark, author) ? 0 : 200);
  const items = [...shown]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, MOST_CHOICES)
    .map((mark) => ({ label: mark.quote.replace(/\s+/gu, ' '), description: mark.kind, detail: vscode.l10n.t('Line {0}', document.positionAt(mark.start).line + 1), mark }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which mark do the selected words belong to?'), placeHolder: vscode.l10n.t('The nearest stands first.') });
  return picked?.mark;
}
