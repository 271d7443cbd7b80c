import { startWorker, threads } from '#platform';
import * as vscode from 'vscode';
import { createApi, type SourceAnnotatorApi } from './editor/api';
import { articleFiles } from './editor/articleFiles';
import { createCorpora } from './editor/corpora';
import { registerCodeActions } from './editor/features/codeActions';
import { registerContextKeys } from './editor/features/contextKeys';
import { registerCrossReferences } from './editor/features/crossReferences/registerCrossReferences';
import { registerDiagnostics } from './editor/features/diagnostics';
import { registerEditing } from './editor/features/editing';
import { registerExchange } from './editor/features/exchange';
import { registerGettingStarted } from './editor/features/gettingStarted';
import { registerHighlights } from './editor/features/highlights/highlights';
import { registerHover } from './editor/features/hover';
import { registerMaintenance } from './editor/features/maintenance';
import { registerNavigation } from './editor/features/navigation/registerNavigation';
import { registerOverview } from './editor/features/overview/registerOverview';
import { registerReviewing } from './editor/features/reviewing';
import { registerSidecarFiles } from './editor/features/sidecarFiles/registerSidecarFiles';
import { registerStatusItem } from './editor/features/statusItem';
import { registerToggles } from './editor/features/toggles';
import { registerViews } from './editor/features/views/registerViews';
import { followLiveDocuments } from './editor/liveDocuments';
import { createLog } from './editor/log';
import { createPipelineClient, workersFor } from './editor/pipelineClient';
import { createPrivateStorage } from './editor/privateStorage';
import { createSidecarStore } from './editor/sidecarStore';

/** The composition root: makes things, hands them over, has them disposed. Reads nothing and analyses nothing; the worker gets ready behind it. */
export function activate(context: vscode.ExtensionContext): SourceAnnotatorApi {
  const log = createLog(vscode.window.createOutputChannel('Source Annotator', { log: true }));
  const following = articleFiles.followSettings();
  const client = createPipelineClient((listener) => startWorker(context.extensionUri, listener), log, workersFor(threads));
  const { oldTexts, journal, indexStore, drawnStore } = createPrivateStorage(context, log);
  const corpora = createCorpora(client, oldTexts, indexStore, log);
  const store = createSidecarStore(corpora, oldTexts, journal, log);
  const highlights = registerHighlights(corpora, drawnStore);
  const overview = registerOverview(corpora, context.extensionUri, log);
  context.subscriptions.push(
    ...[log, following, client, oldTexts, corpora],
    followLiveDocuments(corpora),
    registerContextKeys(corpora),
    highlights,
    registerHover(corpora),
    registerEditing(corpora, store),
    registerCodeActions(corpora),
    registerDiagnostics(corpora),
    registerSidecarFiles(corpora, store, journal, log),
    registerReviewing(corpora, store, context.workspaceState, log),
    registerNavigation(corpora),
    registerCrossReferences(corpora, context.workspaceState),
    registerViews(corpora),
    overview,
    registerStatusItem(corpora),
    registerToggles(),
    registerExchange(corpora, client, store, context.workspaceState, log),
    registerGettingStarted(corpora),
    registerMaintenance(corpora, log),
  );
  client.prepare(); // whoever activates us is about to look at an article
  return createApi(corpora, highlights, overview.access);
}
