import * as vscode from 'vscode';
import type { Overview } from '../../../core/corpus/overview/model';
import type { Log } from '../../../core/ports';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';
import type { OpenOverview } from './overviewPanel';

const filling = lazily(() => import('./overviewPanel'));

const VIEW_TYPE = 'sourceAnnotator.overview';

/** For the tests inside the extension host, which cannot reach into a webview. */
export interface OverviewAccess {
  /** Acts as if the open view had sent this. */
  receive(message: unknown): Promise<void>;
  /** What the open view was told last. */
  shown(): Overview | undefined;
}

export interface OverviewFeature extends vscode.Disposable {
  readonly access: OverviewAccess;
}

/** `Corpus Overview`: one panel of charts, made again when the window is reloaded. It only reads. */
export function registerOverview(corpora: Corpora, extension: vscode.Uri, log: Log): OverviewFeature {
  let open: OpenOverview | undefined;

  const fill = async (panel: vscode.WebviewPanel): Promise<void> => {
    const { fillPanel } = await filling();
    open?.panel.dispose();
    const filled = fillPanel(panel, corpora, extension, log);
    open = filled;
    panel.onDidDispose(() => {
      if (open === filled) open = undefined;
    });
  };
  const show = async (): Promise<void> => {
    if (open) open.panel.reveal();
    else await fill(vscode.window.createWebviewPanel(VIEW_TYPE, vscode.l10n.t('Corpus Overview'), vscode.ViewColumn.Active));
  };
  const registered = vscode.Disposable.from(
    vscode.commands.registerCommand('sourceAnnotator.showOverview', show),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: fill,
    }),
  );
  return {
    access: { receive: async (message) => open?.session.receive(message), shown: () => open?.session.shown() },
    dispose() {
      open?.panel.dispose();
      registered.dispose();
    },
  };
}
