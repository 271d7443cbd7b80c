import type * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import type { SidecarStore } from '../../sidecarStore';
import { annotatingCommands } from './annotate';
import { judgingCommands } from './judge';
import { judgingManyCommands } from './judgeMany';
import { linkingCommands } from './linkMarks';
import { reshapingCommands } from './reshapeMarks';
import { taggingAllCommand } from './tagAll';

/** What the commands of `registerTagging` do: one part of the extension, since who uses one of them soon uses others. */
export function taggingCommands(corpora: Corpora, store: SidecarStore, parts: vscode.Disposable[]) {
  return {
    ...annotatingCommands(corpora, store),
    ...judgingCommands(corpora, store),
    ...judgingManyCommands(corpora, store),
    ...reshapingCommands(corpora, store),
    ...linkingCommands(corpora, store, parts),
    tagAll: taggingAllCommand(corpora, store),
  };
}
