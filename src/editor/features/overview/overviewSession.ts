import * as vscode from 'vscode';
import type { Overview } from '../../../core/corpus/overview/model';
import { overviewOf } from '../../../core/corpus/overview/overview';
import { QueryError } from '../../../core/corpus/search/parseQuery';
import type { Log } from '../../../core/ports';
import { type FromOverview, type OverviewAction, readMessage, type ToOverview } from '../../../webview/overview/protocol';
import type { Corpora } from '../../corpora';
import { inSlices } from '../../inSlices';
import { openPlace } from './openPlace';
import { overviewStrings } from './overviewStrings';
import { savePicture } from './savePicture';

/** What stands behind one open view: answers its messages, and tells it anew when the corpus changes. */
export interface OverviewSession extends vscode.Disposable {
  /** A message of the webview, whatever it may be. */
  receive(message: unknown): Promise<void>;
  /** What was told last. */
  shown(): Overview | undefined;
  /** The view was hidden or shown: a hidden one is told nothing. */
  setVisible(visible: boolean): void;
}

/** A burst of changed articles is told once. */
const PAUSE_MS = 400;
/** While a large folder is read: the time to work all out again may take no more than this share. */
const SHARE = 3;
/** How long figures are compared: in a large folder the rest is left out, and counted. */
const COMPARING_MS = 4000;

const ACTIONS: Readonly<Record<OverviewAction, readonly [command: string, ...arguments: string[]]>> = {
  openFolder: ['vscode.openFolder'],
  articleSettings: ['workbench.action.openSettings', 'sourceAnnotator.include'],
  rebuildIndex: ['sourceAnnotator.rebuildIndex'],
};

export function createOverviewSession(corpora: Corpora, post: (message: ToOverview) => void, log: Log): OverviewSession {
  let query = '';
  let shown: Overview | undefined;
  let visible = true;
  let stale = false;
  let turn = 0;
  let tookMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = async (): Promise<void> => {
    const mine = ++turn;
    clearTimeout(timer);
    timer = undefined;
    stale = false;
    const all = await corpora.everything();
    if (mine !== turn) return;
    const start = performance.now();
    const nameOf = (article: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(article, true));
    try {
      const sources = all.map(({ index, folder }) => ({ index, nameOf, folder: folder?.uri.toString() ?? '' }));
      let until = Infinity;
      const work = overviewOf(sources, query, () => performance.now() > until);
      const show = (overview: Overview): void => {
        if (mine !== turn) return;
        if (!overview.differing) tookMs = performance.now() - start;
        shown = overview;
        until = performance.now() + COMPARING_MS;
        post({ say: 'overview', query, overview });
      };
      const whole = await inSlices(work, () => mine === turn, show);
      if (whole) show(whole);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      post({ say: 'wrong', query, message: error.message });
    }
  };
  const later = (): void => {
    if (!visible) stale = true;
    else timer ??= setTimeout(() => void tell().catch(failed), Math.max(PAUSE_MS, SHARE * tookMs));
  };
  const failed = (error: unknown): void => log.error('The Corpus Overview could not be made.', error);

  const answer = async (message: FromOverview): Promise<void> => {
    switch (message.say) {
      case 'ready':
        post({ say: 'strings', strings: overviewStrings() });
        ({ query } = message);
        return tell();
      case 'filter':
        ({ query } = message);
        return tell();
      case 'open':
        return openPlace(corpora, message);
      case 'save':
        return savePicture(message);
      case 'act': {
        const [command, ...rest] = ACTIONS[message.action];
        await vscode.commands.executeCommand(command, ...rest);
      }
    }
  };
  const listening = [
    corpora.onDidChange(later),
    corpora.onDidProgress(({ done, total }) => {
      if (visible) post({ say: 'reading', done, total });
    }),
  ];
  return {
    async receive(value) {
      const message = readMessage(value);
      if (message) await answer(message).catch(failed);
    },
    shown: () => shown,
    setVisible(now) {
      visible = now;
      if (visible && stale) void tell().catch(failed);
    },
    dispose() {
      turn++;
      clearTimeout(timer);
      for (const part of listening) part.dispose();
    },
  };
}
