import * as vscode from 'vscode';
import { annotatorsOf, progressOf } from '../../../core/review/progress';
import type { ProgressState } from '../../../core/sidecar/model';
import { activeArticle } from '../../activeArticle';
import { annotatorName } from '../../annotator';
import { nameOf } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { progressName, registerProgressDecorations } from './progressDecorations';

/** Saying how far one is with an article, and seeing it beside the files. */
export function registerProgress(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  /** The article in the explorer's menu, else the one in the active editor. */
  const articleFor = async (given: unknown): Promise<vscode.Uri | undefined> => {
    if (given instanceof vscode.Uri) return given;
    return (await activeArticle(corpora))?.document.uri;
  };
  const say = async (article: vscode.Uri, annotator: string, state: ProgressState | undefined): Promise<void> => {
    const label = vscode.l10n.t('Mark {0} as {1} by {2}', nameOf(article), progressName(state ?? 'in work'), annotator);
    await store.apply(article, [{ op: 'progress', annotator, state }], label);
  };

  const markMine = (state: ProgressState | undefined) => async (given: unknown) => {
    const article = await articleFor(given);
    const me = article && (await annotatorName(article));
    if (article && me) await say(article, me, state);
  };

  /** A reviewer has looked at somebody's work: those who are done come first. */
  const markReviewed = async (given: unknown): Promise<void> => {
    const article = await articleFor(given);
    if (!article) return;
    const marks = await corpora.current(await vscode.workspace.openTextDocument(article));
    const names = marks ? annotatorsOf([marks]) : [];
    if (!marks || names.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nobody has annotated {0} yet.', nameOf(article)));
      return;
    }
    const choices = names
      .map((annotator) => ({ label: annotator, description: progressName(progressOf(marks, annotator)), done: progressOf(marks, annotator) === 'done' }))
      .sort((a, b) => Number(b.done) - Number(a.done));
    const chosen = choices.length === 1 ? choices[0] : await vscode.window.showQuickPick(choices, { title: vscode.l10n.t('Whose annotations have been reviewed?') });
    if (chosen) await say(article, chosen.label, 'reviewed');
  };

  return vscode.Disposable.from(
    registerProgressDecorations(corpora),
    vscode.commands.registerCommand('sourceAnnotator.markDone', markMine('done')),
    vscode.commands.registerCommand('sourceAnnotator.markInWork', markMine(undefined)),
    vscode.commands.registerCommand('sourceAnnotator.markReviewed', markReviewed),
  );
}
