import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';
import { createThreads } from './threads';

/** Discussions of annotations: threads beside the text, stored with the annotation in the sidecar. */
export function registerDiscussion(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  const controller = vscode.comments.createCommentController('sourceAnnotator', vscode.l10n.t('Annotations'));
  controller.options = { prompt: vscode.l10n.t('Answer'), placeHolder: vscode.l10n.t('What do you think of this annotation?') };
  const threads = createThreads(corpora, controller);
  return vscode.Disposable.from(
    threads,
    controller,
    registerCommands(['comment', 'answer', 'settle', 'reopen', 'deleteComment'], async () => (await import('./discussionCommands')).discussionCommands(corpora, store, threads)),
  );
}
