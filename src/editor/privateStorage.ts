import type * as vscode from 'vscode';
import type { Log } from '../core/ports';
import type { DrawnStore } from './drawnStore';
import type { IndexStore } from './indexStore';
import { createJournal, type Journal } from './journal';
import { lazily } from './lazily';
import { createOldTexts, type OldTexts } from './oldTexts';

/** What the extension keeps for itself, in the folder VS Code gives it for the workspace: never in the user's. */
export interface PrivateStorage {
  readonly oldTexts: OldTexts;
  readonly journal: Journal;
  readonly indexStore: () => Promise<IndexStore>;
  readonly drawnStore: () => Promise<DrawnStore>;
}

export function createPrivateStorage({ storageUri, globalStorageUri, extension }: vscode.ExtensionContext, log: Log): PrivateStorage {
  const folder = storageUri ?? globalStorageUri; // without an open folder there is only the latter
  const build = lazily(async () => (await import('./build')).buildOf(extension));
  return {
    oldTexts: createOldTexts(folder, log),
    journal: createJournal(folder, log),
    indexStore: lazily(async () => {
      const [{ createIndexStore }, known] = await Promise.all([import('./indexStore'), build()]);
      return createIndexStore(folder, known, log);
    }),
    drawnStore: lazily(async () => {
      const [{ createDrawnStore }, known] = await Promise.all([import('./drawnStore'), build()]);
      return createDrawnStore(folder, known, log);
    }),
  };
}
