import * as vscode from 'vscode';
import { gitRepositories } from './git';
import { settings } from './settings';

/**
 * Whose section annotations go to: the setting, else git's `user.name`, else the user is asked once.
 * @returns undefined when the user does not say.
 */
export async function annotatorName(): Promise<string | undefined> {
  const name = await knownAnnotator();
  if (name) return name;
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
