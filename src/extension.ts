import { startWorker } from '#platform';
import * as vscode from 'vscode';
import { createApi, type SourceAnnotatorApi } from './editor/api';
import { createCorpora } from './editor/corpora';
import { registerCodeActions } from './editor/features/codeActions';
import { registerContextKeys } from './editor/features/contextKeys';
import { registerDiagnostics } from './editor/features/diagnostics';
import { registerExport } from './editor/features/export/exportCommand';
import { registerHighlights } from './editor/features/highlights/highlights';
import { registerHover } from './editor/features/hover';
import { registerMaintenance } from './editor/features/maintenance';
import { registerActorNavigation } from './editor/features/navigation/actorNavigation';
import { registerSymbols } from './editor/features/navigation/symbols';
import { registerWalking } from './editor/features/navigation/walkMarks';
import { registerStatusItem } from './editor/features/statusItem';
import { registerAnnotating } from './editor/features/tagging/annotate';
import { registerJudging } from './editor/features/tagging/judge';
import { registerToggles } from './editor/features/toggles';
import { registerViews } from './editor/features/views/registerViews';
import { followLiveDocuments } from './editor/liveDocuments';
import { createOldTexts } from './editor/oldTexts';
import { createPipelineClient } from './editor/pipelineClient';
import { createSidecarStore } from './editor/sidecarStore';

/** The composition root: makes things, hands them over, has them disposed. Reads nothing and analyses nothing. */
export function activate(context: vscode.ExtensionContext): SourceAnnotatorApi {
  const log = vscode.window.createOutputChannel('Source Annotator', { log: true });
  const client = createPipelineClient((listener) => startWorker(context.extensionUri, listener), log);
  const oldTexts = createOldTexts(context.storageUri ?? context.globalStorageUri, log);
  const corpora = createCorpora(client, oldTexts, log);
  const store = createSidecarStore(corpora, oldTexts, log);
  const highlights = registerHighlights(corpora);
  context.subscriptions.push(
    log,
    client,
    corpora,
    followLiveDocuments(corpora),
    registerContextKeys(corpora),
    highlights,
    registerHover(corpora),
    registerAnnotating(corpora, store),
    registerJudging(corpora, store),
    registerCodeActions(corpora),
    registerDiagnostics(corpora),
    registerActorNavigation(corpora),
    registerSymbols(corpora),
    registerWalking(corpora),
    registerViews(corpora),
    registerStatusItem(corpora),
    registerToggles(),
    registerExport(corpora, log),
    registerMaintenance(corpora, log),
  );
  return createApi(corpora, highlights);
}
