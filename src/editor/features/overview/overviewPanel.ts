import type * as vscode from 'vscode';
import type { Log } from '../../../core/ports';
import type { ToOverview } from '../../../webview/overview/protocol';
import type { Corpora } from '../../corpora';
import { overviewHtml, overviewRoot } from './overviewHtml';
import { createOverviewSession, type OverviewSession } from './overviewSession';

/** A panel with the page in it, and what stands behind it. Both go when the panel is closed. */
export interface OpenOverview {
  readonly panel: vscode.WebviewPanel;
  readonly session: OverviewSession;
}

/** Puts the page of charts into a panel, new or kept by the window over a reload. */
export function fillPanel(panel: vscode.WebviewPanel, corpora: Corpora, extension: vscode.Uri, log: Log): OpenOverview {
  const { webview } = panel;
  const session = createOverviewSession(corpora, (message: ToOverview) => void webview.postMessage(message), log);
  const listening = [
    webview.onDidReceiveMessage((message: unknown) => session.receive(message)),
    panel.onDidChangeViewState(() => session.setVisible(panel.visible)),
  ];
  panel.onDidDispose(() => {
    for (const part of [...listening, session]) part.dispose();
  });
  webview.options = { enableScripts: true, localResourceRoots: [overviewRoot(extension)] };
  webview.html = overviewHtml(webview, extension);
  return { panel, session };
}
