import * as vscode from 'vscode';
import { articleNameOf } from '../../../core/sidecar/names';
import type { Corpora } from '../../corpora';
import { ARTICLES } from '../../selector';
import { sidecarOf } from '../../texts';
import type { KeptOrphans } from './keptOrphans';
import { addressOfItem, doubtfulPlace, messageOf, type ReviewItem, reviewItems, sidecarLine } from './reviewItems';

const SOURCE = 'Source Annotator';
const SIDECARS = { pattern: '**/*.annotations.yaml' };

/** Lists what needs review in the Problems panel, at the sidecar's line and at a doubtful place, with quick fixes. */
export function registerReviewProblems(corpora: Corpora, kept: KeptOrphans): vscode.Disposable {
  const problems = vscode.languages.createDiagnosticCollection('sourceAnnotator.review');
  const waiting = new Set<string>();

  const update = (article: vscode.Uri): void => {
    const { index, hasSidecar } = corpora.of(article);
    const items = hasSidecar(article) ? reviewItems(index, article.toString()) : [];
    if (items.length === 0 && !waiting.has(article.toString())) return; // so it is with most articles of a folder that is read
    const shown = items.filter((item) => item.place !== undefined || !kept.has(addressOfItem(item)));
    problems.set(sidecarOf(article), shown.map((item) => problem(sidecarLine(item).range, item)));
    problems.set(article, shown.flatMap((item) => {
      const place = doubtfulPlace(index, item);
      return place ? [problem(place.range, item)] : [];
    }));
    if (items.length > 0) waiting.add(article.toString());
    else waiting.delete(article.toString());
    void vscode.commands.executeCommand('setContext', 'sourceAnnotator.needsReview', waiting.size > 0);
  };

  const fixes: vscode.CodeActionProvider = {
    provideCodeActions(document, _range, { diagnostics }) {
      const path = articleNameOf(document.uri.path);
      const article = path === undefined ? document.uri : document.uri.with({ path });
      const { index } = corpora.of(article);
      const lineOf = (item: ReviewItem) => (path === undefined ? doubtfulPlace(index, item) : sidecarLine(item))?.range.start.line;
      return diagnostics.flatMap((diagnostic) => {
        if (diagnostic.source !== SOURCE || (diagnostic.code !== 'orphan' && diagnostic.code !== 'doubtful')) return [];
        const meant = reviewItems(index, article.toString()).filter((item) => lineOf(item) === diagnostic.range.start.line && messageOf(item) === diagnostic.message);
        return meant.flatMap((item) => actionsFor(item, diagnostic));
      });
    },
  };

  return vscode.Disposable.from(
    problems,
    corpora.onDidChange(update),
    kept.onDidChange(update),
    vscode.languages.registerCodeActionsProvider([...ARTICLES, SIDECARS], fixes, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}

function problem(range: vscode.Range, item: ReviewItem): vscode.Diagnostic {
  const { Warning, Information } = vscode.DiagnosticSeverity;
  const made = new vscode.Diagnostic(range, messageOf(item), item.place ? Information : Warning);
  made.source = SOURCE;
  made.code = item.place ? 'doubtful' : 'orphan';
  return made;
}

function actionsFor(item: ReviewItem, diagnostic: vscode.Diagnostic): readonly vscode.CodeAction[] {
  const choices: readonly (readonly [title: string, command: string, possible: boolean])[] = [
    [vscode.l10n.t('Keep Annotation Here'), 'sourceAnnotator.reviewKeep', item.place !== undefined],
    [vscode.l10n.t('Choose Its Place…'), 'sourceAnnotator.reviewChoose', item.place === undefined && item.candidates.length > 0],
    [vscode.l10n.t('Re-attach Annotation to Selection'), 'sourceAnnotator.reviewReattach', true],
    [vscode.l10n.t('Keep Annotation Without Place'), 'sourceAnnotator.reviewKeep', item.place === undefined],
    [vscode.l10n.t('Delete Annotation'), 'sourceAnnotator.reviewDelete', true],
  ];
  return choices
    .filter(([, , possible]) => possible)
    .map(([title, command], position) => {
      const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      made.command = { title, command, arguments: [addressOfItem(item)] };
      made.diagnostics = [diagnostic];
      made.isPreferred = position === 0 && item.place !== undefined;
      return made;
    });
}
