import type * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { registerCommands } from '../../lazily';
import type { SidecarStore } from '../../sidecarStore';

const COMMANDS = ['compareAnnotators', 'showConsensusChanges', 'showSideBySide', 'nextDifference', 'previousDifference', 'decideDifference', 'takeSide', 'takeNeither', 'adoptAgreed'] as const;

/** Comparing two annotators on an article, and deciding what goes into the consensus. */
export function registerComparison(corpora: Corpora, store: SidecarStore): vscode.Disposable {
  return registerCommands(COMMANDS, async (parts) => (await import('./comparisonCommands')).comparisonCommands(corpora, store, parts));
}
