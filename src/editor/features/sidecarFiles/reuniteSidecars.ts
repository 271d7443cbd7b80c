import * as vscode from 'vscode';
import type { Log } from '../../../core/ports';
import { articleFiles } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { exists, readArticle, readSidecarText, sidecarOf } from '../../texts';
import { reasonNotToWrite } from '../../writability';

const reading = lazily(async () => ({ ...(await import('../../../core/sidecar/readSidecar')), ...(await import('../../../core/sidecar/newAnnotation')) }));

/** git and file managers remove the one name and make the other in any order, a moment apart. */
const SETTLE_MS = 1000;
/** Articles that are read in search of a sidecar's own. */
const MOST_READ = 2000;

/** Where an article was renamed outside of the editor (git, a terminal), its sidecar stays behind: finds the article by its hash, and asks. */
export function reuniteSidecars(corpora: Corpora, store: SidecarStore, log: Log): vscode.Disposable {
  const alone = new Map<string, vscode.Uri>();
  const asked = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const search = async (): Promise<void> => {
    timer = undefined;
    const missing = [...alone.values()];
    alone.clear();
    for (const article of missing) {
      if (await exists(article)) continue;
      const sha256 = await hashIn(article);
      const found = sha256 === undefined ? undefined : await articleWith(sha256, article);
      if (found) await offer(article, found);
    }
  };

  const offer = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
    const question = `${from.toString()} ${to.toString()}`;
    if (asked.has(question) || reasonNotToWrite(to)) return;
    asked.add(question);
    const move = vscode.l10n.t('Take Along');
    const names = [vscode.workspace.asRelativePath(from), vscode.workspace.asRelativePath(to)] as const;
    const answer = await vscode.window.showInformationMessage(vscode.l10n.t('{0} is now {1}. Shall its annotations go along?', ...names), move, vscode.l10n.t('Leave Them'));
    if (answer !== move) return;
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(sidecarOf(from), sidecarOf(to), { overwrite: false });
    if (await vscode.workspace.applyEdit(edit)) store.follow(from, to);
    else void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be renamed: do it by hand.', vscode.workspace.asRelativePath(sidecarOf(from))));
  };

  return vscode.Disposable.from(
    corpora.onDidFindProblems(({ missingArticle }) => {
      if (!missingArticle) return;
      alone.set(missingArticle.toString(), missingArticle);
      timer ??= setTimeout(() => void search().catch((error: unknown) => log.error('The search for a renamed article failed.', error)), SETTLE_MS);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

async function hashIn(article: vscode.Uri): Promise<string | undefined> {
  const read = await readSidecarText(article);
  if (!read || !('text' in read)) return undefined;
  const { readSidecar } = await reading();
  return readSidecar(read.text).sidecar?.article.sha256;
}

/** The one article without a sidecar that has this text; undefined where there is none, or more than one. */
async function articleWith(sha256: string, gone: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getWorkspaceFolder(gone);
  if (!folder) return undefined;
  const found: vscode.Uri[] = [];
  const { sha256OfText } = await reading();
  let reads = 0;
  for (const candidate of await articleFiles.find(folder)) {
    if (await exists(sidecarOf(candidate))) continue;
    if (++reads > MOST_READ) return undefined;
    const read = await readArticle(candidate);
    if (read && 'text' in read && sha256OfText(read.text) === sha256) found.push(candidate);
  }
  return found.length === 1 ? found[0] : undefined;
}
