import * as vscode from 'vscode';
import { articleFiles } from './articleFiles';
import type { Corpora } from './corpora';

/** Long enough that a burst of keys is one analysis, short enough that marks keep up with a pause. */
const DEBOUNCE_MS = 150;

/** Keeps the marks of shown articles true while they are edited. Nothing is read before an article is shown. */
export function followLiveDocuments(corpora: Corpora): vscode.Disposable {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const cancel = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.delete(key);
  };

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
      cancel(document);
      timers.set(document.uri.toString(), setTimeout(() => void corpora.current(document), DEBOUNCE_MS));
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (!articleFiles.isNamedLikeArticle(document.uri)) return;
      cancel(document);
      const corpus = corpora.of(document.uri);
      corpus.forget(document.uri);
      // unsaved changes went with the document: the file counts again
      if (document.isDirty) void corpus.refresh(document.uri);
    }),
  ];
  return new vscode.Disposable(() => {
    for (const timer of timers.values()) clearTimeout(timer);
    for (const part of listening) part.dispose();
  });
}
