import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import { reply, withdraw } from '../../../core/review/discuss';
import type { Operation, Reply } from '../../../core/sidecar/model';
import { annotatorName } from '../../annotator';
import type { Corpora } from '../../corpora';
import { spanOf } from '../../positions';
import type { SidecarStore } from '../../sidecarStore';
import type { ReviewAddress } from '../review/reviewItems';
import { targetOf } from '../tagging/target';
import type { ReplyComment, Threads } from './threads';

/** What is said in a discussion, stored with the annotation in the sidecar. */
export function discussionCommands(corpora: Corpora, store: SidecarStore, threads: Threads) {
  const markOf = async ({ article, annotator, id }: ReviewAddress): Promise<Mark | undefined> => {
    const uri = vscode.Uri.parse(article, true);
    const corpus = corpora.of(uri);
    await corpus.refresh(uri); // a reply goes behind those that others have just added
    return corpus.index.article(article)?.marks.find((mark) => mark.annotator === annotator && mark.annotation?.id === id);
  };

  const apply = async (address: ReviewAddress, operationsOn: (mark: Mark) => readonly Operation[], label: (quote: string) => string): Promise<void> => {
    const mark = await markOf(address);
    const operations = mark ? operationsOn(mark) : [];
    if (!mark || operations.length === 0) {
      void vscode.window.showWarningMessage(vscode.l10n.t('This was changed or removed meanwhile: nothing was written.'));
      return;
    }
    if (await store.apply(vscode.Uri.parse(address.article, true), operations, label(mark.quote))) threads.unfold(address);
  };

  const say = async (address: ReviewAddress, said: Omit<Reply, 'by'>): Promise<void> => {
    const by = await annotatorName(vscode.Uri.parse(address.article, true));
    if (by) await apply(address, (mark) => reply(mark, { by, ...said }), (quote) => vscode.l10n.t('Comment on “{0}”', quote));
  };

  /** The annotation of the thread; in a thread just begun, the one at its range. */
  const addressFor = async (thread: vscode.CommentThread): Promise<ReviewAddress | undefined> => {
    const known = threads.addressOf(thread);
    if (known) return known;
    const document = await vscode.workspace.openTextDocument(thread.uri);
    const marks = await corpora.current(document);
    const begun = thread.range ? spanOf(document, thread.range) : undefined;
    const meant = (marks?.marks ?? []).filter(({ annotation, start, end }) => annotation && begun && start <= begun.end && end >= begun.start);
    const chosen = meant.length < 2 ? meant[0] : await pickMark(meant);
    return chosen?.annotation && chosen.annotator !== undefined ? { article: thread.uri.toString(), annotator: chosen.annotator, id: chosen.annotation.id } : undefined;
  };

  const sayIn = async (thread: vscode.CommentThread, said: Omit<Reply, 'by'>): Promise<void> => {
    const begun = threads.addressOf(thread) === undefined;
    const address = await addressFor(thread);
    if (!address) return;
    if (begun) thread.dispose(); // its like comes back with the sidecar
    await say(address, said);
  };

  const answer = async ({ thread, text }: vscode.CommentReply): Promise<void> => {
    if (text.trim() !== '') await sayIn(thread, { text: text.trim() });
  };

  /** From the title of a thread, or with words from its box. */
  const settle = (resolved: boolean) => async (given: vscode.CommentThread | vscode.CommentReply) => {
    const { thread, text } = 'thread' in given ? given : { thread: given, text: '' };
    await sayIn(thread, { ...(text.trim() !== '' && { text: text.trim() }), resolved });
  };

  const comment = async (given: unknown): Promise<void> => {
    const target = await targetOf(corpora, given, ({ annotation }) => annotation !== undefined);
    const { annotation, annotator } = target?.mark ?? {};
    if (!target || !annotation || annotator === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Put the caret into an annotation first; a suggestion has to be accepted before it can be discussed.'));
      return;
    }
    const text = await vscode.window.showInputBox({ title: vscode.l10n.t('Comment on “{0}”', target.mark.quote), prompt: vscode.l10n.t('Others see it beside the text and in the sidecar.'), ignoreFocusOut: true });
    if (text?.trim()) await say({ article: target.uri.toString(), annotator, id: annotation.id }, { text: text.trim() });
  };

  const remove = async ({ address, reply: said }: ReplyComment): Promise<void> => {
    await apply(address, (mark) => withdraw(mark, said), (quote) => vscode.l10n.t('Delete comment on “{0}”', quote));
  };

  return { comment, answer, settle: settle(true), reopen: settle(false), deleteComment: remove };
}

async function pickMark(marks: readonly Mark[]): Promise<Mark | undefined> {
  const items = marks.map((mark) => ({ label: mark.quote, description: [mark.annotator, mark.kind].join(' · '), mark }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which annotation is the comment about?') }))?.mark;
}
