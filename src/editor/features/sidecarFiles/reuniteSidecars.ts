import * as vscode from 'vscode';
import type { Log } from '../../../core/ports';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';

/** git and file managers remove the one name and make the other in any order, a moment apart. */
const SETTLE_MS = 1000;

/** Where an article was renamed outside of the editor (git, a terminal), its sidecar stays behind: finds the article by its hash, and asks. Links follow. */
export function reuniteSidecars(corpora: Corpora, store: SidecarStore, log: Log): vscode.Disposable {
  const alone = new Map<string, vscode.Uri>();
  const finding = lazily(async () => (await import('./renamedArticles')).createRenamedArticles(corpora, store));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const search = async (): Promise<void> => {
    timer = undefined;
    const missing = [...alone.values()];
    alone.clear();
    const findAndOffer = await finding();
    await findAndOffer(missing);
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
