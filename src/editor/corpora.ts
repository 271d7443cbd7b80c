import * as vscode from 'vscode';
import type { ArticleMarks } from '../core/corpus/model';
import type { Log } from '../core/ports';
import { createCorpus, type Corpus, type FileProblems } from './corpus';
import { createPrebuiltIndexes, type PrebuiltIndexes } from './corpusIndex/prebuiltIndexes';
import { createIndexer, type IndexProgress } from './indexer';
import type { IndexStore } from './indexStore';
import { createLiveEdits } from './liveEdits';
import { createLiveSpans } from './liveSpans';
import type { OldTexts } from './oldTexts';
import type { PipelineClient } from './pipelineClient';
import { createSettling } from './settling';
import { within } from './within';

/** The corpora of the window: one for each workspace folder, and one for files outside of any. */
export interface Corpora extends vscode.Disposable {
  of(uri: vscode.Uri): Corpus;
  /** The corpus with every article in it; begins reading the folder when first asked. */
  whole(uri: vscode.Uri): Promise<Corpus>;
  /** Waits a moment for the folder to be read. @returns whether it is. */
  wholeWithin(uri: vscode.Uri, limitMs: number): Promise<boolean>;
  /** All corpora of the window, read wholly. */
  everything(): Promise<readonly Corpus[]>;
  /** Begins to read the folder in the background, if nobody did. */
  begin(uri: vscode.Uri): void;
  /** Reads every folder once more from the beginning. @param afresh false: as at a start. @returns the articles that were not read, as the index was kept. */
  rebuild(afresh?: boolean): Promise<readonly vscode.Uri[]>;
  /** The marks of an open document's text as it stands now: for what a person asks for. */
  current(document: vscode.TextDocument): Promise<ArticleMarks | undefined>;
  /** The same at the next pause in typing: for what the editor asks for by itself. */
  settled(document: vscode.TextDocument): Promise<ArticleMarks | undefined>;
  /** The document was changed: analyse it at the next pause. */
  typed(document: vscode.TextDocument): void;
  /** What was indexed elsewhere, beside the live index. */
  readonly prebuilt: PrebuiltIndexes;
  readonly onDidChange: vscode.Event<vscode.Uri>;
  readonly onDidFindProblems: vscode.Event<FileProblems>;
  readonly onDidProgress: vscode.Event<IndexProgress>;
}

export function createCorpora(client: PipelineClient, oldTexts: OldTexts, indexStore: () => Promise<IndexStore>, log: Log): Corpora {
  const liveSpans = createLiveSpans();
  const liveEdits = createLiveEdits();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const found = new vscode.EventEmitter<FileProblems>();
  const progressed = new vscode.EventEmitter<IndexProgress>();
  const prebuilt = createPrebuiltIndexes(log);
  const opened = new Map<string, { corpus: Corpus; whole?: Promise<readonly vscode.Uri[]>; parts: vscode.Disposable[] }>();

  const entry = (folder: vscode.WorkspaceFolder | undefined) => {
    const id = folder?.uri.toString() ?? '';
    let known = opened.get(id);
    if (!known) {
      const corpus = createCorpus(folder, { client, oldTexts, liveSpans, liveEdits, indexStore, log });
      known = { corpus, parts: [corpus, corpus.onDidChange((uri) => changed.fire(uri)), corpus.onDidFindProblems((of) => found.fire(of))] };
      opened.set(id, known);
    }
    return known;
  };

  const corpusOf = (uri: vscode.Uri): Corpus => entry(vscode.workspace.getWorkspaceFolder(uri)).corpus;
  const current = (document: vscode.TextDocument): Promise<ArticleMarks | undefined> => corpusOf(document.uri).current(document);
  const settling = createSettling((document) => corpusOf(document.uri).isCurrent(document), current);

  const read = (folder: vscode.WorkspaceFolder | undefined, afresh = false): Promise<readonly vscode.Uri[]> => {
    const known = entry(folder);
    if (!known.whole) {
      const indexer = createIndexer(known.corpus, log, (progress) => progressed.fire(progress));
      known.parts.push(indexer);
      known.whole = indexer.run(afresh);
    }
    return known.whole;
  };

  const folders = vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
    for (const folder of removed) {
      for (const part of opened.get(folder.uri.toString())?.parts ?? []) part.dispose();
      opened.delete(folder.uri.toString());
    }
  });

  return {
    of: corpusOf,
    async whole(uri) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      await read(folder);
      return entry(folder).corpus;
    },
    async wholeWithin(uri, limitMs) {
      const whole = await within(limitMs, read(vscode.workspace.getWorkspaceFolder(uri)));
      return whole !== undefined;
    },
    async everything() {
      await Promise.all((vscode.workspace.workspaceFolders ?? []).map((folder) => read(folder)));
      return [...opened.values()].map(({ corpus }) => corpus);
    },
    async rebuild(afresh = true) {
      for (const known of opened.values()) for (const part of known.parts) part.dispose();
      opened.clear();
      const kept = await Promise.all((vscode.workspace.workspaceFolders ?? []).map((folder) => read(folder, afresh)));
      return kept.flat();
    },
    begin: (uri) => void read(vscode.workspace.getWorkspaceFolder(uri)),
    current,
    settled: settling.settled,
    typed: settling.changed,
    prebuilt,
    onDidChange: changed.event,
    onDidFindProblems: found.event,
    onDidProgress: progressed.event,
    dispose() {
      for (const { parts } of opened.values()) for (const part of parts) part.dispose();
      for (const part of [prebuilt, folders, liveSpans, liveEdits, changed, found, progressed, settling]) part.dispose();
    },
  };
}
