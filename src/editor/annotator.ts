import * as vscode from 'vscode';
import { settings } from './settings';

/** The part of the built-in git extension's API that is used here. */
interface GitApi {
  readonly repositories: readonly { getConfig(key: string): Promise<string>; getGlobalConfig(key: string): Promise<string> }[];
}

/**
 * Whose section annotations go to: the setting, else git's `user.name`, else the user is asked once.
 * @returns undefined when the user does not say.
 */
export async function annotatorName(): Promise<string | undefined> {
  const name = settings.annotator() || (await gitUserName());
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

async function gitUserName(): Promise<string | undefined> {
  const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!git) return undefined;
  try {
    const { repositories } = (git.isActive ? git.exports : await git.activate()).getAPI(1);
    for (const repository of repositories) {
      const name = (await repository.getConfig('user.name')) || (await repository.getGlobalConfig('user.name'));
      if (name) return name;
    }
  } catch {
    // git is switched off or not installed: the user is asked instead
  }
  return undefined;
}
