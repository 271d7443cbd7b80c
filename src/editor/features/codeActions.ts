import * as vscode from 'vscode';
import type { Mark } from '../../core/corpus/model';
import { addressOf, marksAt } from '../activeArticle';
import { articleFiles } from '../articleFiles';
import type { Corpora } from '../corpora';
import { ARTICLES } from '../selector';

/** The light bulb: what can be done with the selection or the mark under the caret. */
export function registerCodeActions(corpora: Corpora): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      if (!articleFiles.isArticle(document)) return [];
      const actions: vscode.CodeAction[] = [];
      if (!range.isEmpty) actions.push(action(vscode.l10n.t('Annotate Selection…'), 'sourceAnnotator.annotateSelection'));
      const article = corpora.of(document.uri).index.article(document.uri.toString());
      for (const mark of article ? marksAt(article, document.offsetAt(range.start)) : []) {
        const address = addressOf(document.uri.toString(), mark);
        const name = `${mark.kind} “${shortened(mark)}”`;
        if (mark.state === 'suggested' || mark.state === 'rejected') actions.push(action(vscode.l10n.t('Accept {0}', name), 'sourceAnnotator.accept', address));
        if (mark.state === 'suggested' || mark.state === 'accepted') actions.push(action(vscode.l10n.t('Reject {0}', name), 'sourceAnnotator.reject', address));
        actions.push(action(vscode.l10n.t('Change {0}…', name), 'sourceAnnotator.change', address));
        if (mark.state !== 'suggested') actions.push(action(vscode.l10n.t('Delete {0}', name), 'sourceAnnotator.delete', address));
      }
      return actions;
    },
  };
  return vscode.languages.registerCodeActionsProvider(ARTICLES, provider, { providedCodeActionKinds: [KIND] });
}

const KIND = vscode.CodeActionKind.QuickFix;
const LONGEST = 30;

function shortened({ quote }: Mark): string {
  return quote.length > LONGEST ? `${quote.slice(0, LONGEST).trimEnd()}…` : quote;
}

function action(title: string, command: string, ...args: readonly unknown[]): vscode.CodeAction {
  const made = new vscode.CodeAction(title, KIND);
  made.command = { title, command, arguments: [...args] };
  return made;
}
