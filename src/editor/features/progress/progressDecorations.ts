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
  const decorated = new Set<string>();
  /** Most articles have no sidecar, and nothing to show: the editor is not even told that they were read. */
  const update = (uri: vscode.Uri): void => {
    if (corpora.of(uri).hasSidecar(uri) || decorated.has(uri.toString())) changed.fire(uri);
  };
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    async provideFileDecoration(uri) {
      decorated.delete(uri.toString());
      const corpus = vscode.workspace.getWorkspaceFolder(uri) && corpora.of(uri);
      const article = corpus?.hasSidecar(uri) ? corpus.index.article(uri.toString()) : undefined;
      const me = article && (await knownAnnotator());
      const progress = article && me ? progressOf(article, me) : 'unseen';
      if (progress === 'unseen') return undefined;
      decorated.add(uri.toString());
      const [badge, colour] = LOOKS[progress];
      return { badge, color: new vscode.ThemeColor(colour), tooltip: vscode.l10n.t('Annotations: {0}', progressName(progress)) };
    },
  };
  return vscode.Disposable.from(changed, vscode.window.registerFileDecorationProvider(provider), corpora.onDidChange(update));
}
