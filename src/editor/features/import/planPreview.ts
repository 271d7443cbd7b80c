import * as vscode from 'vscode';
import { countPlan, describePlan, summarisePlan } from '../../../core/exchange/import/describePlan';
import type { ImportPlan, PlannedArticle } from '../../../core/exchange/import/planModel';
import { pickMany } from '../../pickMany';

const SCHEME = 'source-annotator-import';

/** Shows plans of imports before they are written, as a read-only page and a list to tick. */
export interface PlanPreview extends vscode.Disposable {
  /** Opens the page. */
  show(plan: ImportPlan, title: string): Promise<void>;
  /** Asks what of the plan shall be written, beside the page. @returns undefined: nothing. */
  confirm(plan: ImportPlan, title: string): Promise<ImportPlan | undefined>;
  /** Says on the page what became of the plan. */
  settle(plan: ImportPlan, title: string, state: string): void;
}

export function createPlanPreview(): PlanPreview {
  const pages = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => pages.get(path) ?? '',
  });
  /** No ending: the page is no article. */
  const uriOf = (title: string) => vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('Import of {0}', title.replaceAll('/', '∕').replaceAll('.', '·'))}` });
  const set = (plan: ImportPlan, title: string, state?: string) => {
    const uri = uriOf(title);
    pages.set(uri.path, describePlan(plan, title, state));
    changed.fire(uri);
    return uri;
  };
  return {
    async show(plan, title) {
      const document = await vscode.workspace.openTextDocument(set(plan, title));
      await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
    },
    async confirm(plan, title) {
      set(plan, title);
      return pickParts(plan);
    },
    settle: (plan, title, state) => void set(plan, title, state),
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}

interface PartItem extends vscode.QuickPickItem {
  readonly part: ImportPlan['articles'][number] | ImportPlan['registries'][number];
}

/** One line for each file that would be written, all ticked. */
async function pickParts(plan: ImportPlan): Promise<ImportPlan | undefined> {
  const items = [
    ...plan.registries.filter(({ operations }) => operations.length > 0).map((part): PartItem => ({ label: `${part.file}.yaml`, description: vscode.l10n.t('{0} entries', part.added.length), part })),
    ...plan.articles.filter(({ operations }) => operations.length > 0).map((part): PartItem => ({ label: part.article, description: descriptionOf(part), part })),
  ].map((item) => ({ ...item, picked: true }));
  const picked = await pickMany(items, {
    title: summarisePlan(plan),
    placeholder: vscode.l10n.t('Enter writes what is ticked, Escape nothing'),
    matchOnDescription: true,
  });
  if (!picked || picked.length === 0) return undefined;
  const chosen = new Set(picked.map(({ part }) => part));
  return { ...plan, articles: plan.articles.filter((article) => chosen.has(article)), registries: plan.registries.filter((registry) => chosen.has(registry)) };
}

function descriptionOf({ added, doubtful, there, differing }: PlannedArticle): string {
  return [
    vscode.l10n.t('{0} new', added.length + doubtful.length),
    ...(doubtful.length > 0 ? [vscode.l10n.t('{0} for review', doubtful.length)] : []),
    ...(there.length + differing.length > 0 ? [vscode.l10n.t('{0} there already', there.length + differing.length)] : []),
  ].join(' · ');
}

/** Whether a plan would write anything at all. */
export function writesAnything(plan: ImportPlan): boolean {
  const { added, entries } = countPlan(plan);
  return added + entries > 0;
}
