import * as vscode from 'vscode';
import type { CodeProblem } from '../../../core/sidecar/codeProblems';
import { articleNameOf } from '../../../core/sidecar/names';
import type { Codebook } from '../../../core/sidecar/registryModel';
import { registryUri } from '../../changes';
import { parseCodebook } from '../../codebook';
import type { Corpora } from '../../corpora';
import { breather } from '../../inSlices';
import { lazily, registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { readSidecarText, readYamlText, sidecarOf } from '../../texts';
import { diagnosticOf } from '../diagnostics';

const checking = lazily(() => import('../../../core/sidecar/codeProblems'));

const SIDECARS = { pattern: '**/*.annotations.yaml' };

/** Codes that the codebook does not know are problems with quick fixes; so is what is wrong in the codebook. Without a codebook any word is a code. */
export function registerCodeDiagnostics(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  const shown = vscode.languages.createDiagnosticCollection('sourceAnnotator.codes');
  const books = new Map<string, Promise<Codebook | undefined>>();
  const found = new Map<string, readonly CodeProblem[]>();

  const readBook = async (folder: vscode.Uri): Promise<Codebook | undefined> => {
    const uri = registryUri(folder, 'codebook');
    const read = await readYamlText(uri);
    const book = read && 'text' in read ? await parseCodebook(read.text) : undefined;
    shown.set(uri, (book?.problems ?? (read && 'problem' in read ? [read.problem] : [])).map(diagnosticOf));
    return book?.problems.some(({ severity }) => severity === 'error') ? undefined : book;
  };
  const bookOf = (article: vscode.Uri): Promise<Codebook | undefined> => {
    const folder = vscode.workspace.getWorkspaceFolder(article)?.uri;
    if (!folder) return Promise.resolve(undefined);
    const known = books.get(folder.toString()) ?? readBook(folder);
    books.set(folder.toString(), known);
    return known;
  };

  const problemsOf = async (article: vscode.Uri, book: Codebook): Promise<readonly CodeProblem[]> => {
    const { codeProblems, mayHaveCodeProblems } = await checking();
    const entry = corpora.of(article).index.article(article.toString());
    const annotations = [...(entry?.marks ?? []), ...(entry?.orphans ?? [])].flatMap(({ annotation }) => annotation ?? []);
    const read = mayHaveCodeProblems(annotations, book) ? await readSidecarText(article) : undefined;
    return read && 'text' in read ? codeProblems(read.text, book) : [];
  };

  const check = async (article: vscode.Uri): Promise<void> => {
    const book = await bookOf(article);
    const problems = book && corpora.of(article).hasSidecar(article) ? await problemsOf(article, book) : [];
    if (problems.length === 0 && !found.has(article.toString())) return;
    found.set(article.toString(), problems);
    shown.set(sidecarOf(article), problems.map(diagnosticOf));
  };

  /** All annotated articles of a folder; given up where its codebook changes again meanwhile. */
  const recheck = async (folder: vscode.Uri): Promise<void> => {
    const book = bookOf(folder);
    const rest = breather();
    for (const { article, annotations } of corpora.of(folder).index.articles()) {
      if (annotations === 0 && !found.has(article)) continue;
      await check(vscode.Uri.parse(article, true));
      await rest();
      if (books.get(folder.toString()) !== book) return;
    }
  };
  const changed = (uri: vscode.Uri): void => {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder || uri.toString() !== registryUri(folder, 'codebook').toString()) return;
    books.delete(folder.toString());
    void recheck(folder);
  };

  const fixes: vscode.CodeActionProvider = {
    provideCodeActions(document, _range, { diagnostics }) {
      const path = articleNameOf(document.uri.path);
      if (path === undefined) return [];
      const article = document.uri.with({ path });
      const meant = (found.get(article.toString()) ?? []).filter((problem) => diagnostics.some(({ message, range }) => message === problem.message && range.start.line === problem.line));
      return meant.flatMap((problem) => {
        if (problem.unknown === undefined) return [];
        const fix = (title: string, command: string) => {
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.command = { title, command, arguments: [article.toString(), problem] };
          return action;
        };
        return [fix(vscode.l10n.t('Add “{0}” to codebook.yaml', problem.unknown), 'sourceAnnotator.addCode'), fix(vscode.l10n.t('Change “{0}” to …', problem.unknown), 'sourceAnnotator.changeCode')];
      });
    },
  };

  const watcher = vscode.workspace.createFileSystemWatcher('**/codebook.yaml');
  return vscode.Disposable.from(
    shown,
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && changed(document.uri)),
    corpora.onDidChange((uri) => void check(uri)),
    vscode.languages.registerCodeActionsProvider(SIDECARS, fixes, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    registerCommands(['addCode', 'changeCode'], async () => (await import('./codeFixes')).codeFixes(corpora, store, found, changed)),
  );
}
