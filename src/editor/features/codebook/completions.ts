import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { lazily } from '../../lazily';

const FILES: vscode.DocumentSelector = [{ pattern: '**/*.annotations.yaml' }, { pattern: '**/codebook.yaml' }];

/** Completes codes, actors and kinds of links while a sidecar or the codebook is edited by hand. */
export function registerYamlCompletions(corpora: Corpora): vscode.Disposable {
  const making = lazily(() => import('./completionItems'));
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: async (document, position) => (await making()).completionsAt(corpora, document, position),
  };
  return vscode.languages.registerCompletionItemProvider(FILES, provider, ' ', '[', ',', '{');
}
