import * as vscode from 'vscode';
import type { ImportedFile } from '../../../core/exchange/import/model';
import { planImport } from '../../../core/exchange/import/planImport';
import type { ImportPlan, MissingArticle } from '../../../core/exchange/import/planModel';
import type { PipelineClient } from '../../pipelineClient';
import type { ImportFolder } from './importFolder';

/** For more names than these nobody wants to be asked one by one. */
const MOST_ASKED = 5;

export interface PlanJob {
  readonly imported: ImportedFile;
  readonly folder: ImportFolder;
  readonly annotator: string;
  readonly client: PipelineClient;
  readonly token: vscode.CancellationToken;
  report(done: number, total: number): void;
}

/**
 * Plans an import; for names that no article has (the address of a web page) the user is asked which article is meant.
 * @returns undefined when cancelled.
 */
export async function makePlan({ imported, folder, annotator, client, token, report }: PlanJob): Promise<ImportPlan | undefined> {
  const plan = (chosen: ReadonlyMap<string, string>) =>
    planImport(imported, folder, {
      annotator,
      chosen,
      planArticle: (input) => client.ask({ ask: 'planImport', input }),
      progress: (done, total) => {
        report(done, total);
        return !token.isCancellationRequested;
      },
    });
  const first = await plan(new Map());
  if (!first || first.missing.length === 0 || first.missing.length > MOST_ASKED || folder.articles.length === 0) return first;
  const chosen = new Map<string, string>();
  for (const missing of first.missing) {
    const answer = await askForArticle(missing, folder);
    if (!answer) return undefined;
    if (answer.article !== undefined) chosen.set(missing.name, answer.article);
  }
  return chosen.size === 0 ? first : plan(chosen);
}

/** @returns undefined: the whole import is given up. */
async function askForArticle({ name, annotations, candidates }: MissingArticle, folder: ImportFolder): Promise<{ readonly article: string | undefined } | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const likely = new Set([...candidates, ...folder.articles.filter((article) => folder.uriOf(article).toString() === active)]);
  const items = [
    { label: vscode.l10n.t('None of them: leave these annotations out'), article: undefined },
    ...[...likely, ...folder.articles.filter((article) => !likely.has(article))].map((article) => ({ label: article, article })),
  ];
  return vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('{0} annotations belong to “{1}”', annotations, name.length > 80 ? `…${name.slice(-80)}` : name),
    placeHolder: vscode.l10n.t('Which article of the folder is that?'),
    ignoreFocusOut: true,
  });
}
