import * as vscode from 'vscode';
import { articleFiles } from '../articleFiles';
import type { Corpora } from '../corpora';
import { ARTICLES } from '../selector';

/** How often it is said at most how far the folder is read: each time is a message to the window. */
const TELL_MS = 250;

/** The language status item: what was found in the article shown, and how far the folder is read. */
export function registerStatusItem(corpora: Corpora): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('sourceAnnotator.status', ARTICLES);
  item.name = 'Source Annotator';
  item.command = { title: vscode.l10n.t('Show Log'), command: 'sourceAnnotator.showLog' };
  let reading: { done: number; total: number } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tellReading = (): void => {
    clearTimeout(timer);
    timer = undefined;
    item.busy = reading !== undefined;
    item.detail = reading
      ? vscode.l10n.t('Reading articles: {0} of {1}', reading.done, reading.total)
      : vscode.l10n.t('Source Annotator');
  };
  const tellFound = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !articleFiles.isArticle(document)) {
      item.text = vscode.l10n.t('Not an article');
      return;
    }
    const marks = corpora.of(document.uri).index.article(document.uri.toString())?.marks ?? [];
    const count = (kind: string) => marks.filter((mark) => mark.kind === kind && mark.state !== 'rejected').length;
    item.text = vscode.l10n.t('{0} actors, {1} figures, {2} claims', count('actor'), count('figure'), count('claim'));
  };

  tellReading();
  tellFound();
  return vscode.Disposable.from(
    item,
    corpora.onDidProgress(({ done, total }) => {
      reading = done < total ? { done, total } : undefined;
      if (reading) timer ??= setTimeout(tellReading, TELL_MS);
      else tellReading();
    }),
    corpora.onDidChange((uri) => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString() && tellFound()),
    vscode.window.onDidChangeActiveTextEditor(tellFound),
    { dispose: () => clearTimeout(timer) },
  );
}
