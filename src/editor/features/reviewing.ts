import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { Corpora } from '../corpora';
import type { SidecarStore } from '../sidecarStore';
import { registerComparison } from './comparison/registerComparison';
import { registerDiscussion } from './discussion/registerDiscussion';
import { registerProgress } from './progress/registerProgress';
import { registerReview } from './review/registerReview';

/** All that reviewers do: what has no sure place, discussions, two annotators compared, agreement, progress. */
export function registerReviewing(corpora: Corpora, store: SidecarStore, state: vscode.Memento, log: Log): vscode.Disposable {
  return vscode.Disposable.from(registerReview(corpora, store, state, log), registerDiscussion(corpora, store), registerComparison(corpora, store), registerProgress(corpora, store));
}
