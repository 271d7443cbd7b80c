import * as vscode from 'vscode';
import type { Overview } from '../../../core/corpus/overview/model';
import type { Log } from '../../../core/ports';
import type { ToOverview } from '../../../webview/overview/protocol';
import type { Corpora } from '../../corpora';
import { overviewHtml, overviewRoot } from './overviewHtml';
import { createOverviewSession, type OverviewSession } from './overviewSession';

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
  let open: { readonly panel: vscode.WebviewPanel; readonly session: OverviewSession } | undefined;

  const fill = (panel: vscode.WebviewPanel): void => {
    open?.panel.dispose();
    const { webview } = panel;
    const session = createOverviewSession(corpora, (message: ToOverview) => void webview.postMessage(message), log);
    open = { panel, session };
    const listening = [
      webview.onDidReceiveMessage((message: unknown) => session.receive(message)),
      panel.onDidChangeViewState(() => session.setVisible(panel.visible)),
    ];
    panel.onDidDispose(() => {
      for (const part of [...listening, session]) part.dispose();
      if (open?.panel === panel) open = undefined;
    });
    webview.options = { enableScripts: true, localResourceRoots: [overviewRoot(extension)] };
    webview.html = overviewHtml(webview, extension);
  };
  const show = (): void => {
    if (open) open.panel.reveal();
    else fill(vscode.window.createWebviewPanel(VIEW_TYPE, vscode.l10n.t('Corpus Overview'), vscode.ViewColumn.Active));
  };
  const registered = vscode.Disposable.from(
    vscode.commands.registerCommand('sourceAnnotator.showOverview', show),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: (panel) => {
        fill(panel);
        return Promise.resolve();
      },
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
