import * as vscode from 'vscode';
import { articleFiles } from './articleFiles';
import type { Corpora } from './corpora';

/** Keeps the marks of shown articles true while they are edited. Nothing is read before an article is shown. */
export function followLiveDocuments(corpora: Corpora): vscode.Disposable {
  const shown = (editors: readonly vscode.TextEditor[]): void => {
    for (const { document } of editors) {
      if (!articleFiles.isArticle(document)) continue;
      void corpora.current(document).then(() => corpora.begin(document.uri));
    }
  };

  shown(vscode.window.visibleTextEditors);
  const listening = [
    vscode.window.onDidChangeVisibleTextEditors(shown),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0 || !articleFiles.isNamedLikeArticle(document.uri)) return;
      corpora.typed(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (!articleFiles.isNamedLikeArticle(document.uri)) return;
      const corpus = corpora.of(document.uri);
      corpus.forget(document.uri);
      // unsaved changes went with the document: the file counts again
      if (document.isDirty) void corpus.refresh(document.uri);
    }),
  ];
  return vscode.Disposable.from(...listening);
}
