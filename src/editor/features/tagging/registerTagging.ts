import type * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';

const COMMANDS = [
  ...(['annotateSelection', 'annotateAsActor', 'annotateAsFigure', 'annotateAsClaim', 'repeatLastAnnotation', 'tagByKey', 'tagAll'] as const),
  ...(['accept', 'reject', 'acceptAndNext', 'rejectAndNext', 'acceptMany', 'rejectMany', 'delete', 'addNote', 'change', 'setAttributes'] as const),
  ...(['extendEnd', 'shrinkEnd', 'extendStart', 'shrinkStart', 'splitMark', 'mergeMarks', 'addPiece', 'removePiece'] as const),
  ...(['linkMark', 'cancelLink', 'goToLinked', 'removeLink', 'undoAnnotation', 'redoAnnotation'] as const),
] as const;

/** The commands that make, judge, change and remove annotations. */
export function registerTagging(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  return registerCommands(COMMANDS, async (parts) => (await import('./taggingCommands')).taggingCommands(corpora, store, parts));
}
