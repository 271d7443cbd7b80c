import * as vscode from 'vscode';
import { roleWords } from '../../../core/registry/roles';
import type { Role } from '../../../core/sidecar/registryModel';
import { readAttributeValue } from '../../../core/tagging/attributes';

/** Asks for an office or position and its dates; undefined when the user cancels. */
export async function askRole(name: string): Promise<Role | undefined> {
  const title = vscode.l10n.t('Role of “{0}”', name);
  const role = (await vscode.window.showInputBox({ title, prompt: vscode.l10n.t('An office or position, such as “foreign minister”.'), ignoreFocusOut: true }))?.trim();
  if (role === undefined || role === '') return undefined;
  const since = await askDate(title, vscode.l10n.t('Since when? A date such as 2004, 2004-05 or 2004-05-31; empty if not known.'));
  if (since === undefined) return undefined;
  const until = await askDate(title, vscode.l10n.t('Until when? Empty while it lasts.'));
  return until === undefined ? undefined : { role, ...(since !== '' && { since }), ...(until !== '' && { until }) };
}

export async function pickRole(name: string, roles: readonly Role[]): Promise<Role | undefined> {
  const picked = await vscode.window.showQuickPick(roles.map((role) => ({ label: roleWords(role), role })), { title: vscode.l10n.t('Which role of “{0}”?', name), placeHolder: roles.length === 0 ? vscode.l10n.t('No roles yet.') : '', ignoreFocusOut: true });
  return picked?.role;
}

async function askDate(title: string, prompt: string): Promise<string | undefined> {
  const isDate = (words: string) => readAttributeValue({ id: '', type: 'date' }, words) !== undefined;
  const typed = await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true, validateInput: (words) => (words.trim() === '' || isDate(words) ? undefined : prompt) });
  return typed?.trim();
}
