import * as vscode from 'vscode';
import { articleFiles, nameOf } from '../articleFiles';
import type { Corpora } from '../corpora';
import { goToMark } from './navigation/walkMarks';

const WALKTHROUGH = 'source-annotator.source-annotator#start';

/** The ways into the extension: its walkthrough, the buttons in it, and the list of articles to open one from. */
export function startingCommands(corpora: Corpora) {
  const run = (command: string) => () => vscode.commands.executeCommand(command);
  /**
   * What a button of the walkthrough does, once an article is in front. It is a command of its own since the walkthrough is the active
   * editor when it is pressed: the commands of an article would find none.
   */
  const step = (act: () => PromiseLike<unknown>) => async () => {
    if (await bringArticleForward(corpora)) await act();
  };
  const showCard = async (): Promise<void> => {
    await goToMark(corpora, 1, ({ kind, state }) => kind === 'actor' && state !== 'rejected');
    await vscode.commands.executeCommand('editor.action.showHover');
  };
  return {
    getStarted: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
    openArticle: () => openArticle(corpora),
    'start.look': step(showCard),
    'start.tag': step(run('sourceAnnotator.annotateSelection')),
    'start.judge': step(run('sourceAnnotator.nextSuggestion')),
    'start.accept': step(run('sourceAnnotator.acceptAndNext')),
  };
}

/** Gives the keyboard to an article: the active one, else one in view, else one that the user picks. */
async function bringArticleForward(corpora: Corpora): Promise<boolean> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const shown = [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].find(({ document }) => articleFiles.isArticle(document));
  if (!shown) return openArticle(corpora);
  await vscode.window.showTextDocument(shown.document, shown.viewColumn ? { viewColumn: shown.viewColumn } : {});
  return true;
}

/** @returns whether an article was opened */
async function openArticle(corpora: Corpora): Promise<boolean> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    const open = vscode.l10n.t('Open Folder');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('Open a folder of articles first: .txt, .md or .article files.'), open);
    if (chosen === open) await vscode.commands.executeCommand('vscode.openFolder');
    return false;
  }
  const items = articleItems(corpora);
  if ((await items).length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There are no articles in this folder: put .txt, .md or .article files into it.'));
    return false;
  }
  // the walkthrough, whose button asks this, takes the keyboard back a moment later
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Open which article?'), ignoreFocusOut: true, placeHolder: vscode.l10n.t('Type a few letters of its title, date or outlet.'), matchOnDescription: true, matchOnDetail: true });
  if (!picked) return false;
  await vscode.window.showTextDocument(picked.uri, { viewColumn: columnForArticle() });
  return true;
}

/** Beside the walkthrough, so that both stay in view; else where the user is. */
function columnForArticle(): vscode.ViewColumn {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  return activeTab && activeTab.input === undefined ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

type ArticleItem = vscode.QuickPickItem & { readonly uri: vscode.Uri };

/** The articles of all folders, the oldest first, those without a date last. */
async function articleItems(corpora: Corpora): Promise<readonly ArticleItem[]> {
  const dated = (await corpora.everything()).flatMap(({ index }) =>
    index.articles().map(({ article, metadata: { title, date, outlet } }) => {
      const uri = vscode.Uri.parse(article, true);
      const file = vscode.workspace.asRelativePath(uri);
      const description = [date?.iso, outlet?.quote].filter(Boolean).join(' · ');
      const item: ArticleItem = { label: title?.quote ?? nameOf(uri), description, detail: file, uri };
      return { order: `${date?.iso ?? '9999'} ${file}`, item };
    }),
  );
  return dated.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ item }) => item);
}
