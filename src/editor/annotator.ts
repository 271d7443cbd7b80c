import * as vscode from 'vscode';
import { gitRepositories } from './git';
import { settings } from './settings';
import { reasonNotToWrite } from './writability';

/**
 * Whose section annotations go to: the setting, else git's `user.name`, else the user is asked once.
 * @param article what is going to be annotated: nobody is asked for a name where nothing can be written, but told so.
 * @returns undefined when the user does not say.
 */
export async function annotatorName(article: vscode.Uri): Promise<string | undefined> {
  const name = await knownAnnotator();
  if (name) return name;
  const refused = reasonNotToWrite(article);
  if (refused) {
    void vscode.window.showWarningMessage(refused);
    return undefined;
  }
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Your name as annotator'),
    prompt: vscode.l10n.t('Annotations are stored under this name. It is kept in the setting “Source Annotator: Annotator”.'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A name is needed.') : undefined),
    ignoreFocusOut: true,
  });
  if (typed?.trim()) await settings.setAnnotator(typed.trim());
  return typed?.trim();
}

/** The same without asking. */
export async function knownAnnotator(): Promise<string | undefined> {
  return settings.annotator() || (await gitUserName());
}

async function gitUserName(): Promise<string | undefined> {
  for (const repository of await gitRepositories()) {
    const name = (await repository.getConfig('user.name')) || (await repository.getGlobalConfig('user.name'));
    if (name) return name;
  }
  return undefined;
}
