import * as vscode from 'vscode';
import { articleFiles } from './articleFiles';
import type { Corpora } from './corpora';
import { openDocument } from './texts';

/**
 * Keeps the marks of open articles true while they are edited. No folder is read before an article is shown. VS Code opens a tab, then
 * the document, then shows it, a tenth of a second each: the analysis begins with the tab, and its marks are asked for with the document.
 */
export function followLiveDocuments(corpora: Corpora): vscode.Disposable {
  const shown = (editors: readonly vscode.TextEditor[]): void => {
    for (const { document } of editors) {
      if (!articleFiles.isArticle(document)) continue;
      void corpora.current(document).then(() => corpora.begin(document.uri));
    }
  };

  const tabsChanged = ({ opened, closed }: vscode.TabChangeEvent): void => {
    for (const uri of textsOf(closed)) if (!openDocument(uri)) corpora.of(uri).forget(uri); // foreseen, and closed before it was opened
    for (const uri of textsOf(opened)) if (!openDocument(uri)) void corpora.of(uri).foresee(uri).catch(() => undefined); // asked about once more with the document
  };

  shown(vscode.window.visibleTextEditors);
  const listening = [
    vscode.window.tabGroups.onDidChangeTabs(tabsChanged),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (articleFiles.isArticle(document)) void corpora.current(document);
    }),
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

function textsOf(tabs: readonly vscode.Tab[]): vscode.Uri[] {
  return tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []));
}
