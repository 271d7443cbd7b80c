import type * as vscode from 'vscode';
import type { ArticleMarks } from '../../../core/corpus/model';
import type { Corpora } from '../../corpora';
import { openDocument, readArticle } from '../../texts';

export interface CurrentArticle {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly marks: ArticleMarks;
}

/** An article's text with the marks of that very text, open or not; undefined where there is none. */
export async function currentArticle(corpora: Corpora, uri: vscode.Uri): Promise<CurrentArticle | undefined> {
  const document = openDocument(uri);
  if (document) {
    const marks = await corpora.current(document);
    return marks && { uri, text: document.getText(), marks };
  }
  const { index, refresh } = corpora.of(uri);
  const fits = (text: string, { marks }: ArticleMarks) => marks.every(({ start, end, quote }) => text.slice(start, end) === quote);
  for (const attempt of ['as indexed', 'read again']) {
    if (attempt === 'read again') await refresh(uri);
    const read = await readArticle(uri);
    const marks = index.article(uri.toString());
    if (read && 'text' in read && marks && fits(read.text, marks)) return { uri, text: read.text, marks };
  }
  return undefined;
}
