import * as vscode from 'vscode';
import { articleFiles } from '../articleFiles';
import { marksAt } from '../activeArticle';
import type { Corpora } from '../corpora';

/**
 * Keeps the context keys that `enablement` and `when` clauses read: `articleActive` (an article is in the active editor),
 * `onSuggestion` and `onAnnotation` (the caret is in one).
 */
export function registerContextKeys(corpora: Corpora): vscode.Disposable {
  const last = new Map<string, boolean>();
  const set = (key: string, value: boolean): void => {
    if (last.get(key) === value) return;
    last.set(key, value);
    void vscode.commands.executeCommand('setContext', `sourceAnnotator.${key}`, value);
  };
  const update = (): void => {
    const editor = vscode.window.activeTextEditor;
    const active = editor !== undefined && articleFiles.isArticle(editor.document);
    const article = active ? corpora.of(editor.document.uri).index.article(editor.document.uri.toString()) : undefined;
    const under = article && editor ? marksAt(article, editor.document.offsetAt(editor.selection.active)) : [];
    set('articleActive', active);
    set('onSuggestion', under.some(({ state }) => state === 'suggested'));
    set('onAnnotation', under.some(({ state }) => state !== 'suggested'));
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor === vscode.window.activeTextEditor && update()),
    corpora.onDidChange((uri) => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString() && update()),
  );
}
