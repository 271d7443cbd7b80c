import * as vscode from 'vscode';
import { type Progress, progressOf } from '../../../core/review/progress';
import { knownAnnotator } from '../../annotator';
import type { Corpora } from '../../corpora';

/** A letter, a word and a colour for each state; nothing for what was not begun. */
const LOOKS: Readonly<Record<Exclude<Progress, 'unseen'>, readonly [badge: string, colour: string]>> = {
  'in work': ['…', 'charts.yellow'],
  done: ['✓', 'charts.green'],
  reviewed: ['✓✓', 'charts.blue'],
};

export function progressName(progress: Progress): string {
  switch (progress) {
    case 'unseen':
      return vscode.l10n.t('unseen');
    case 'in work':
      return vscode.l10n.t('in work');
    case 'done':
      return vscode.l10n.t('done');
    case 'reviewed':
      return vscode.l10n.t('reviewed');
  }
}

/** How far the user is with each article, beside its name in the explorer and the tabs. */
export function registerProgressDecorations(corpora: Corpora): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    async provideFileDecoration(uri) {
      const article = vscode.workspace.getWorkspaceFolder(uri) && corpora.of(uri).index.article(uri.toString());
      const me = article && (await knownAnnotator());
      const progress = article && me ? progressOf(article, me) : 'unseen';
      if (progress === 'unseen') return undefined;
      const [badge, colour] = LOOKS[progress];
      return { badge, color: new vscode.ThemeColor(colour), tooltip: vscode.l10n.t('Annotations: {0}', progressName(progress)) };
    },
  };
  return vscode.Disposable.from(changed, vscode.window.registerFileDecorationProvider(provider), corpora.onDidChange((uri) => changed.fire(uri)));
}
