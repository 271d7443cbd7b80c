import * as vscode from 'vscode';
import type { CorpusIndex } from '../core/corpus/corpusIndex';
import { createIndex } from '../core/corpus/createIndex';
import type { ArticleStamp } from '../core/corpus/kept/stamps';
import { changeMarks } from '../core/corpus/marksChange';
import type { ArticleMarks } from '../core/corpus/model';
import type { Deflating } from '../core/corpus/packing/deflating';
import type { CreateArticleWriter } from '../core/corpus/packing/writeArticle';
import type { ArticleRequest, ArticleResult } from '../core/pipeline';
import type { Log } from '../core/ports';
import type { Problem } from '../core/sidecar/model';
import { articleFiles, nameOf } from './articleFiles';
import { readBasis } from './basis';
import { registryUri } from './changes';
import type { IndexStore } from './indexStore';
import { inSlices } from './inSlices';
import { lazily } from './lazily';
import type { LiveEdits } from './liveEdits';
import type { LiveSpans } from './liveSpans';
import type { OldTexts } from './oldTexts';
import type { PackedAnswer, PipelineClient } from './pipelineClient';
import { filesOf, isOnDiskAlone, openDocument, readArticle, readSidecarText, sidecarOf } from './texts';

/** What is wrong in a file of the user's: an article, a sidecar or the registry. None: it was mended. */
export interface FileProblems {
  readonly uri: vscode.Uri;
  readonly problems: readonly Problem[];
  /** Present for a sidecar without its article. */
  readonly missingArticle?: vscode.Uri;
}

/** What is known of an article beside its marks. */
interface Taken {
  /** Of the document; undefined: the file's text counts. */
  readonly version?: number | undefined;
  readonly hasSidecar: boolean;
  /** In its sidecar. */
  readonly problems: readonly Problem[];
  /** Of the files it was made of; undefined: it has to be read again at the next start. */
  readonly stamp: ArticleStamp | undefined;
}

/** One folder of articles: its index, kept true by `refresh`. */
export interface Corpus extends vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly index: CorpusIndex;
  readonly onDidChange: vscode.Event<vscode.Uri>;
  readonly onDidFindProblems: vscode.Event<FileProblems>;
  /** The marks of an open document's text as it stands now; undefined where it cannot be analysed. */
  current(document: vscode.TextDocument): Promise<ArticleMarks | undefined>;
  /** Whether there is a sidecar beside an article: what looks at annotations need not look at most articles of a large folder. */
  hasSidecar(uri: vscode.Uri): boolean;
  /** Whether the index holds the marks of this very version. */
  isCurrent(document: vscode.TextDocument): boolean;
  /** An article is about to be shown: has its file analysed while VS Code reads and shows it, so that its marks are at hand when it stands there. */
  foresee(uri: vscode.Uri): Promise<void>;
  /** Reads and analyses an article again; one that is gone leaves the index. */
  refresh(uri: vscode.Uri): Promise<void>;
  /** Reads `actors.yaml` again; the articles have to be refreshed after. */
  reloadRegistry(): Promise<void>;
  forget(uri: vscode.Uri): void;
  /** Goes on from the index of the session before. @returns the articles whose files are still the same: they need not be read. */
  restore(articles: readonly vscode.Uri[], sidecars: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]>;
  /** After many articles came: works out what views ask of all of them, with pauses, so that none has to wait for it. */
  getReady(): Promise<void>;
  /** Keeps the index for the next session, where more than a few articles are new. */
  keep(few: number): Promise<void>;
}

/** What the corpora of a window share. */
export interface CorpusServices {
  readonly client: PipelineClient;
  readonly oldTexts: OldTexts;
  readonly liveSpans: LiveSpans;
  readonly liveEdits: LiveEdits;
  readonly indexStore: () => Promise<IndexStore>;
  readonly log: Log;
}

export function createCorpus(folder: vscode.WorkspaceFolder | undefined, { client, oldTexts, liveSpans, liveEdits, indexStore, log }: CorpusServices): Corpus {
  const id = folder?.uri.toString() ?? '';
  let createWriter: CreateArticleWriter | undefined;
  /** Nearly all articles come packed from the workers: what packs is loaded with the first that does not. */
  const writing = lazily(async () => {
    ({ createArticleWriter: createWriter } = await import('../core/corpus/packing/writeArticle'));
  });
  let deflating: Deflating | undefined;
  const index = createIndex({
    writing() {
      if (!createWriter) throw new Error('Nothing is packed before what packs is loaded.');
      return createWriter;
    },
    deflating: () => deflating,
  });
  const warmStart = lazily(async () => {
    ({ DEFLATING: deflating } = await import('../core/corpus/packing/deflating'));
    return (await import('./warmStart')).createWarmStart(id, index, await indexStore());
  });
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const found = new vscode.EventEmitter<FileProblems>();
  /** The newest question about an article: an answer to an older one is dropped. */
  const tickets = new Map<string, number>();
  /** Of open articles, what of them the index holds. */
  const versions = new Map<string, number>();
  /** The text that an open article's annotations were last anchored in, or that nobody has it so far, by its hash. */
  const anchoredIn = new Map<string, { readonly sha256: string; readonly text: string | undefined }>();
  /** Articles, open or not, whose old text nobody had. */
  const missing = new Map<string, vscode.Uri>();
  const withSidecar = new Set<string>();
  const running = new Map<string, { version: number; done: Promise<void> }>();
  let registry: Promise<void> | undefined;
  /** What marks hang on beside the files of an article. */
  let analysedBy = '';

  const loadRegistry = async (): Promise<void> => {
    const basis = await readBasis(folder);
    const { actors, problems } = await client.ask({ ask: 'configure', corpus: id, ...basis });
    analysedBy = JSON.stringify(basis);
    index.setRegistry(actors);
    if (folder) found.fire({ uri: registryUri(folder.uri, 'actors'), problems });
  };

  /** Behind the marks: what is only for the next session does not keep the first ones of this waiting. */
  const noteFiles = (article: string, stamp: ArticleStamp | undefined): void => {
    warmStart().then(
      (warm) => warm.indexed(article, stamp),
      (error: unknown) => log.error('The index cannot be kept for the next start.', error),
    );
  };

  const drop = (uri: vscode.Uri): void => {
    const article = uri.toString();
    versions.delete(article);
    missing.delete(article);
    withSidecar.delete(article);
    if (!index.article(article)) return;
    index.remove(article);
    noteFiles(article, undefined);
    changed.fire(uri);
  };

  const process = async (uri: vscode.Uri): Promise<void> => {
    const article = uri.toString();
    const ticket = (tickets.get(article) ?? 0) + 1;
    tickets.set(article, ticket);
    if (!articleFiles.isNamedLikeArticle(uri)) return drop(uri);
    registry ??= loadRegistry();
    await registry;
    if (isOnDiskAlone(uri)) {
      const packed = await client.packFiles(filesOf(id, uri), () => index.receiver);
      if (tickets.get(article) !== ticket) return;
      // where there is something to say of the files, an older text to look for, or a window that shows them now, all is done here
      if (packed !== 'unread' && packed.anchoredIn === undefined && isOnDiskAlone(uri)) {
        if (!index.setReceived(packed.received)) return process(uri); // the index went on from that of the session before in the meantime
        missing.delete(article);
        anchoredIn.delete(article);
        return taken(uri, packed);
      }
    }
    const stamp = openDocument(uri) ? undefined : await (await warmStart()).stampOf(uri); // before it is read: what changes in between is read again
    const [read, sidecar] = await Promise.all([readArticle(uri), readSidecarText(uri)]);
    if (tickets.get(article) !== ticket) return;
    const sidecarProblems: Problem[] = sidecar && 'problem' in sidecar ? [sidecar.problem] : [];
    if (!read) {
      if (sidecar) sidecarProblems.push(at(vscode.l10n.t('There is no article {0} beside this sidecar: put it back, or rename the sidecar like its article.', nameOf(uri))));
      found.fire({ uri: sidecarOf(uri), problems: sidecarProblems, ...(sidecar && { missingArticle: uri }) });
    }
    if (!read || 'problem' in read) {
      found.fire({ uri, problems: read?.problem ? [read.problem] : [] });
      return drop(uri);
    }
    const request = (oldText: string | undefined): ArticleRequest => {
      const tracked = liveSpans.tracked(uri, read.version);
      return {
        corpus: id,
        article,
        text: read.text,
        ...(sidecar && 'text' in sidecar && { sidecar: sidecar.text }),
        ...(oldText !== undefined && { oldText }),
        ...(tracked && { tracked }),
        live: read.version !== undefined,
      };
    };
    const settleEdits = (marks: ArticleMarks, state: number | undefined): void => {
      if (read.version !== undefined) liveEdits.settle(uri, read.version, state, marks);
    };
    /** `isIndexed`: the index holds these very marks. */
    const ask = async (oldText: string | undefined): Promise<(ArticleResult & { readonly isIndexed?: boolean }) | PackedAnswer> => {
      const since = read.version === undefined || sidecar ? undefined : liveEdits.since(uri, read.version);
      const isIndexed = since?.edits.length === 0 && versions.get(article) === read.version;
      if (since && !isIndexed) await writing();
      const edited = since && (await client.ask({ ask: 'edit', request: { corpus: id, article, state: since.state, edits: since.edits } }));
      if (!since || !edited) return client.pack(request(oldText), () => index.receiver);
      if (!edited.change) return { marks: since.marks, problems: [], state: edited.state, isIndexed };
      const marks = changeMarks(since.marks, edited.change);
      settleEdits(marks, edited.state);
      return { marks, problems: [], state: edited.state };
    };
    const known = anchoredIn.get(article)?.text;
    let result = await ask(known);
    const oldText = await lookUpOldText(uri, result.anchoredIn);
    // also where another question about the article has found it meanwhile
    if (oldText !== undefined && oldText !== known) result = await ask(oldText);
    if (result.anchoredIn === undefined) missing.delete(article);
    if (read.version === undefined) anchoredIn.delete(article); // it is asked about again only when it changes
    if (tickets.get(article) !== ticket) return;
    if ('received' in result) {
      if (!index.setReceived(result.received)) return process(uri);
    } else if (!result.isIndexed) index.set(result.marks, read.text);
    const marks = read.version === undefined ? undefined : 'marks' in result ? result.marks : index.article(article);
    if (marks) {
      settleEdits(marks, result.state);
      liveSpans.settle(uri, read.version, read.text, marks);
    }
    const isOfFiles = read.version === undefined && (!sidecar || ('text' in sidecar && sidecar.version === undefined));
    taken(uri, {
      version: read.version,
      hasSidecar: sidecar !== undefined,
      problems: [...sidecarProblems, ...result.problems],
      stamp: isOfFiles && result.anchoredIn === undefined ? stamp : undefined,
    });
  };

  /** Tells of an article that the index has taken in. */
  const taken = (uri: vscode.Uri, { version, hasSidecar, problems, stamp }: Taken): void => {
    const article = uri.toString();
    if (version === undefined) versions.delete(article);
    else versions.set(article, version);
    if (hasSidecar) withSidecar.add(article);
    else withSidecar.delete(article);
    noteFiles(article, problems.length === 0 ? stamp : undefined); // else there is something to say of it
    found.fire({ uri, problems: [] });
    found.fire({ uri: sidecarOf(uri), problems });
    changed.fire(uri);
  };

  /** @returns the text of that hash, undefined where nobody has it so far. */
  const lookUpOldText = async (uri: vscode.Uri, sha256: string | undefined): Promise<string | undefined> => {
    if (sha256 === undefined) return undefined;
    const article = uri.toString();
    const before = anchoredIn.get(article);
    if (before?.sha256 === sha256) return before.text;
    const text = await oldTexts.find(uri, sha256);
    anchoredIn.set(article, { sha256, text });
    if (text === undefined) missing.set(article, uri);
    else missing.delete(article);
    return text;
  };

  /** One after the other: each may ask git for many versions. */
  const lookAgain = async (): Promise<void> => {
    const again = [...missing];
    missing.clear();
    for (const [article, uri] of again) {
      anchoredIn.delete(article);
      await refresh(uri);
    }
  };
  const grown = oldTexts.onDidGrow(() => void lookAgain());

  const refresh = async (uri: vscode.Uri): Promise<void> => {
    const article = uri.toString();
    const version = openDocument(uri)?.version ?? 0;
    const done = process(uri).catch((error: unknown) => log.error(`${vscode.workspace.asRelativePath(uri)} could not be analysed.`, error));
    running.set(article, { version, done });
    await done;
    if (running.get(article)?.done === done) running.delete(article);
  };

  /** Tells of articles that are there at once: of those with annotations, which may need review, and of the last, so that views are drawn. */
  function* announced(articles: readonly vscode.Uri[]): Generator<undefined, void> {
    const annotated = new Set(index.articles().flatMap(({ article, annotations }) => (annotations > 0 ? [article] : [])));
    for (const [place, uri] of articles.entries()) {
      if (!annotated.has(uri.toString()) && place < articles.length - 1) continue;
      changed.fire(uri);
      yield;
    }
  }

  return {
    folder,
    index,
    onDidChange: changed.event,
    onDidFindProblems: found.event,
    async foresee(uri) {
      if (!articleFiles.isNamedLikeArticle(uri)) return;
      await (registry ??= loadRegistry());
      const read = await readArticle(uri);
      if (!read || !('text' in read) || openDocument(uri)) return;
      await client.ask({ ask: 'foresee', request: { corpus: id, article: uri.toString(), text: read.text, live: true } });
    },
    refresh,
    hasSidecar: (uri) => withSidecar.has(uri.toString()),
    isCurrent: (document) => versions.get(document.uri.toString()) === document.version,
    async current(document) {
      if (!articleFiles.isArticle(document)) return undefined;
      const article = document.uri.toString();
      const under = running.get(article);
      if (under?.version === document.version) await under.done;
      if (versions.get(article) !== document.version) await refresh(document.uri);
      // where it was asked about once more meanwhile, as when its sidecar changed, only the newest question is answered
      for (let newer = running.get(article); newer && versions.get(article) !== document.version; newer = running.get(article)) await newer.done;
      return index.article(article);
    },
    async reloadRegistry() {
      (await warmStart()).forgetAll();
      registry = loadRegistry();
      await registry;
    },
    forget(uri) {
      versions.delete(uri.toString());
      anchoredIn.delete(uri.toString());
      void client.ask({ ask: 'forget', article: uri.toString() }).catch(() => undefined);
    },
    async restore(articles, sidecars) {
      await Promise.all([(registry ??= loadRegistry()), writing()]);
      const restored = await (await warmStart()).restore(analysedBy, articles, sidecars, (article) => !tickets.has(article));
      const there = new Set(sidecars.map(String));
      for (const uri of restored) if (there.has(sidecarOf(uri).toString())) withSidecar.add(uri.toString());
      void inSlices(announced(restored), () => true, () => undefined);
      return restored;
    },
    getReady: () => inSlices(index.describing(), () => true, () => undefined),
    keep: async (few) => (await warmStart()).keep(analysedBy, few),
    dispose() {
      grown.dispose();
      changed.dispose();
      found.dispose();
    },
  };
}

function at(message: string): Problem {
  return { message, line: 0, column: 0, severity: 'warning' };
}
