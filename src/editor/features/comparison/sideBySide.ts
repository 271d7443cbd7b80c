import * as vscode from 'vscode';
import { annotatedLines } from '../../../core/review/annotatedLines';
import type { Comparison } from './comparison';

const SCHEME = 'source-annotator-comparison';

/** What each of the two made of the article, as two read-only documents for the editor's own comparison: F7 goes from difference to difference. */
export function createSideBySide(comparison: Comparison): vscode.Disposable & { show(): Promise<void> } {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Set<string>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    async provideTextDocumentContent(uri) {
      const { compared } = comparison;
      if (!compared) return '';
      shown.add(uri.toString());
      const document = await vscode.workspace.openTextDocument(compared.article);
      return annotatedLines(document.getText(), comparison.marks.filter(({ annotator }) => annotator === uri.fragment), comparison.nameOf);
    },
  };
  const parts = [
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    comparison.onDidChange(() => {
      for (const uri of shown) changed.fire(vscode.Uri.parse(uri, true));
    }),
    changed,
  ];
  return {
    async show() {
      const { compared } = comparison;
      if (!compared) return;
      const { article, a, b } = compared;
      const side = (annotator: string) => article.with({ scheme: SCHEME, query: article.scheme, fragment: annotator });
      for (const uri of [side(a), side(b)]) changed.fire(uri);
      const name = vscode.workspace.asRelativePath(article);
      await vscode.commands.executeCommand('vscode.diff', side(a), side(b), vscode.l10n.t('{0}: {1} ↔ {2}', name, a, b), { preview: true });
    },
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}
