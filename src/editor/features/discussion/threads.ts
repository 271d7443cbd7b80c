import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import { escapeMarkdown } from '../../../core/corpus/escapeMarkdown';
import type { Reply } from '../../../core/sidecar/model';
import { isSettled } from '../../../core/sidecar/replies';
import { knownAnnotator } from '../../annotator';
import { articleFiles } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import { rangeOf } from '../../positions';
import { openDocument, sidecarOf } from '../../texts';
import { reasonNotToWrite } from '../../writability';
import type { ReviewAddress } from '../review/reviewItems';

/** A reply as the Comments API shows it. */
export interface ReplyComment extends vscode.Comment {
  readonly address: ReviewAddress;
  readonly reply: Reply;
}

/** The discussions of annotations as comment threads beside the text, kept true to the sidecars. */
export interface Threads extends vscode.Disposable {
  /** The annotation that a thread is about; undefined for one that the user has just begun. */
  addressOf(thread: vscode.CommentThread): ReviewAddress | undefined;
  /** Unfolds the discussion of an annotation, where there is one. */
  unfold(address: ReviewAddress): void;
}

export function createThreads(corpora: Corpora, controller: vscode.CommentController): Threads {
  const shown = new Map<string, { readonly address: ReviewAddress; readonly thread: vscode.CommentThread }>();
  const keyOf = ({ article, annotator, id }: ReviewAddress) => JSON.stringify([article, annotator, id]);

  const drop = (key: string): void => {
    shown.get(key)?.thread.dispose();
    shown.delete(key);
  };

  const draw = (document: vscode.TextDocument, me: string | undefined): void => {
    const article = document.uri.toString();
    const marks = corpora.of(document.uri).isCurrent(document) ? corpora.of(document.uri).index.article(article) : undefined;
    if (!marks) return; // soon there will be newer ones
    const discussed = new Set<string>();
    for (const mark of marks.marks) {
      if (!mark.annotation || mark.annotator === undefined || mark.replies.length === 0) continue;
      const address = { article, annotator: mark.annotator, id: mark.annotation.id };
      const key = keyOf(address);
      discussed.add(key);
      const thread = shown.get(key)?.thread ?? controller.createCommentThread(document.uri, rangeOf(document, mark), []);
      shown.set(key, { address, thread });
      fill(thread, mark, address, rangeOf(document, mark), me);
    }
    for (const [key, { address }] of shown) if (address.article === article && !discussed.has(key)) drop(key);
  };

  const update = async (): Promise<void> => {
    const me = await knownAnnotator();
    const open = vscode.workspace.textDocuments.filter((document) => articleFiles.isArticle(document));
    const articles = new Set(open.map(({ uri }) => uri.toString()));
    for (const [key, { address }] of shown) if (!articles.has(address.article)) drop(key);
    for (const document of open) draw(document, me);
  };

  controller.commentingRangeProvider = {
    async provideCommentingRanges(document) {
      if (!articleFiles.isArticle(document) || reasonNotToWrite(sidecarOf(document.uri)) !== undefined) return [];
      const marks = await corpora.settled(document);
      return (marks?.marks ?? []).flatMap((mark) => (mark.annotation ? [rangeOf(document, mark)] : []));
    },
  };
  void update();
  const parts = [
    corpora.onDidChange((uri) => openDocument(uri) && void update()), // not for each article of a folder that is read
    vscode.workspace.onDidOpenTextDocument(() => void update()),
    vscode.workspace.onDidCloseTextDocument(() => void update()),
  ];
  return {
    addressOf: (thread) => [...shown.values()].find((entry) => entry.thread === thread)?.address,
    unfold(address) {
      const entry = shown.get(keyOf(address));
      if (entry) entry.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    },
    dispose() {
      for (const part of [...parts, ...[...shown.values()].map(({ thread }) => thread)]) part.dispose();
    },
  };
}

function fill(thread: vscode.CommentThread, mark: Mark, address: ReviewAddress, range: vscode.Range, me: string | undefined): void {
  const settled = isSettled(mark.replies);
  thread.range = range;
  thread.label = vscode.l10n.t('{0}’s “{1}”', address.annotator, mark.quote);
  thread.state = settled ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  thread.contextValue = settled ? 'settled' : 'open';
  thread.canReply = reasonNotToWrite(sidecarOf(thread.uri)) === undefined;
  thread.comments = mark.replies.map((reply): ReplyComment => ({
    address,
    reply,
    body: new vscode.MarkdownString(escapeMarkdown(reply.text ?? deedOf(reply))),
    mode: vscode.CommentMode.Preview,
    author: { name: reply.by },
    contextValue: reply.by === me ? 'own' : 'other',
    ...(reply.text !== undefined && deedOf(reply) !== '' && { label: deedOf(reply) }),
  }));
}

/** What a reply does besides saying something. */
function deedOf({ verdict, resolved }: Reply): string {
  const verdicts = { accepted: vscode.l10n.t('accepted'), rejected: vscode.l10n.t('rejected') };
  const deeds = [...(verdict ? [verdicts[verdict]] : []), ...(resolved === undefined ? [] : [resolved ? vscode.l10n.t('settled') : vscode.l10n.t('reopened')])];
  return deeds.join(', ');
}
