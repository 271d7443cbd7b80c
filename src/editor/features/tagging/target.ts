import * as vscode from 'vscode';
import type { ArticleMarks, Mark } from '../../../core/corpus/model';
import { activeArticle, isMarkAddress, marksAt, markAtAddress } from '../../activeArticle';
import type { Corpora } from '../../corpora';

/** The mark that a command is about, and the text it stands in. */
export interface Target {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly marks: ArticleMarks;
  readonly mark: Mark;
  /** Where the caret is; the mark's start where a card named it. */
  readonly offset: number;
}

/**
 * The mark a card or light bulb named, else the one under the caret.
 * @param wanted which marks the command can do something with.
 */
export async function targetOf(corpora: Corpora, given: unknown, wanted: (mark: Mark) => boolean): Promise<Target | undefined> {
  if (isMarkAddress(given)) {
    const uri = vscode.Uri.parse(given.article, true);
    const document = await vscode.workspace.openTextDocument(uri);
    const marks = await corpora.current(document);
    const mark = marks && markAtAddress(marks, given);
    return marks && mark && { uri, text: document.getText(), marks, mark, offset: mark.start };
  }
  const article = await activeArticle(corpora);
  if (!article) return undefined;
  const { document, editor, marks } = article;
  const offset = document.offsetAt(editor.selection.active);
  const mark = marksAt(marks, offset).find(wanted);
  return mark && { uri: document.uri, text: document.getText(), marks, mark, offset };
}
