import * as vscode from 'vscode';
import type { ReviewAddress } from './reviewItems';

/** Annotations that somebody wants to keep although they have no place: they no longer stand in the Problems panel of this workspace. */
export interface KeptOrphans extends vscode.Disposable {
  has(item: ReviewAddress): boolean;
  add(item: ReviewAddress): Promise<void>;
  /** Fires with the article. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

const KEY = 'sourceAnnotator.keptOrphans';

export function createKeptOrphans(state: vscode.Memento): KeptOrphans {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const kept = new Set(state.get<readonly string[]>(KEY, []));
  const keyOf = ({ annotator, id }: ReviewAddress) => `${annotator} ${id}`;
  return {
    has: (item) => kept.has(keyOf(item)),
    async add(item) {
      kept.add(keyOf(item));
      await state.update(KEY, [...kept]);
      changed.fire(vscode.Uri.parse(item.article, true));
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
