import * as vscode from 'vscode';
import { agreement } from '../../../core/review/agreement';
import { CONSENSUS } from '../../../core/review/consensus';
import { codedArticle } from '../../../core/review/codedArticle';
import type { CodedArticle, Unit } from '../../../core/review/model';
import { agreementMarkdown } from '../../../core/review/reportMarkdown';
import type { Log } from '../../../core/ports';
import type { Corpora } from '../../corpora';
import { pickMany } from '../../pickMany';
import { readArticle } from '../../texts';

/** What a keybinding may hand the command, which then asks nothing. */
export interface AgreementRequest {
  readonly annotators: readonly string[];
  readonly unit?: Unit;
  /** Articles and folders; none: everything that is open. */
  readonly places?: readonly vscode.Uri[];
}

const REPORT_SCHEME = 'source-annotator-report';
const ADDRESS = vscode.Uri.from({ scheme: REPORT_SCHEME, path: `/${vscode.l10n.t('Agreement')}.md` });

/** `Agreement Report`: how far annotators agree, as a Markdown document that is written nowhere, shown as a preview. */
export function agreementCommand(corpora: Corpora, log: Log, parts: vscode.Disposable[]) {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let report = '';
  const run = async (given?: AgreementRequest | vscode.Uri, selected?: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> => {
    const request = given && 'annotators' in given ? given : undefined;
    const places = request?.places ?? selected ?? (given instanceof vscode.Uri ? [given] : undefined);
    const read = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Comparing annotators') }, () => codedArticles(corpora, places));
    const annotators = request?.annotators ?? (await pickAnnotators(read.articles));
    if (!annotators) return undefined;
    report = agreementMarkdown(agreement(read.articles, { annotators, ...(request?.unit && { unit: request.unit }) }), {
      linkFor: (article, line) => read.addresses.get(article)?.with({ fragment: `L${line + 1}` }).toString(),
    });
    changed.fire(ADDRESS);
    await showPreview(log);
    return ADDRESS;
  };
  parts.push(changed, vscode.workspace.registerTextDocumentContentProvider(REPORT_SCHEME, { onDidChange: changed.event, provideTextDocumentContent: () => report }));
  return { agreementReport: run };
}

/** As Markdown source where this VS Code has no preview. */
async function showPreview(log: Log): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', ADDRESS);
  } catch (error) {
    log.warn(`There is no Markdown preview here: ${String(error)}`);
    await vscode.window.showTextDocument(ADDRESS, { preview: true });
  }
}

interface ReadArticles {
  readonly articles: readonly CodedArticle[];
  readonly addresses: ReadonlyMap<string, vscode.Uri>;
}

async function codedArticles(corpora: Corpora, places: readonly vscode.Uri[] | undefined): Promise<ReadArticles> {
  const all = await corpora.everything();
  const addresses = new Map<string, vscode.Uri>();
  const articles: CodedArticle[] = [];
  for (const { index } of all) {
    for (const { article } of index.articles()) {
      const uri = vscode.Uri.parse(article, true);
      const marks = index.article(article);
      if (!marks || (places && !places.some((place) => isWithin(uri, place)))) continue;
      const name = vscode.workspace.asRelativePath(uri, all.length > 1);
      const coded = (text: string) => codedArticle(name, text, marks, (local) => index.entityOf(article, local)?.id);
      const alone = coded('');
      if (alone.annotators.length === 0) continue;
      addresses.set(name, uri);
      // the texts of articles that one person annotated are not needed
      const read = alone.annotators.length > 1 ? await readArticle(uri) : undefined;
      articles.push(read && 'text' in read ? coded(read.text) : alone);
    }
  }
  return { articles, addresses };
}

function isWithin(uri: vscode.Uri, place: vscode.Uri): boolean {
  return uri.toString() === place.toString() || uri.toString().startsWith(`${place.toString().replace(/\/$/, '')}/`);
}

/** Asked only where there is a choice. The consensus may be compared with, but is not proposed. */
async function pickAnnotators(articles: readonly CodedArticle[]): Promise<readonly string[] | undefined> {
  const names = [...new Set(articles.flatMap(({ annotators }) => annotators))].sort();
  if (names.length <= 2 && !names.includes(CONSENSUS)) return names;
  const picked = await pickMany(
    names.map((label) => ({ label, picked: label !== CONSENSUS })),
    { title: vscode.l10n.t('Agreement Report'), placeholder: vscode.l10n.t('Whose annotations are compared?') },
  );
  return picked?.map(({ label }) => label);
}
