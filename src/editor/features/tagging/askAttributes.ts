import * as vscode from 'vscode';
import type { AttributeValue } from '../../../core/sidecar/model';
import type { Code, CodeAttribute } from '../../../core/sidecar/registryModel';
import { readAttributeValue } from '../../../core/tagging/attributes';

/**
 * Asks for the attributes of a code, one after the other; each may be passed over.
 * @param known what they hold now.
 * @returns undefined when the user cancels.
 */
export async function askAttributes(code: Code, known: readonly AttributeValue[] = []): Promise<readonly AttributeValue[] | undefined> {
  const values: AttributeValue[] = [];
  for (const [index, attribute] of code.attributes.entries()) {
    const before = known.find((each) => each.code === code.id && each.attribute === attribute.id)?.value;
    const title = vscode.l10n.t('{0}: {1} ({2} of {3})', code.label, attribute.label ?? attribute.id, index + 1, code.attributes.length);
    const given = await (attribute.type === 'choice' || attribute.type === 'boolean' ? pickValue(attribute, title, before) : typeValue(attribute, title, before));
    if (!given) return undefined;
    if (given.value !== undefined) values.push({ code: code.id, attribute: attribute.id, value: given.value });
  }
  return values;
}

/** No value: left open. undefined: cancelled. */
type Given = { readonly value: AttributeValue['value'] | undefined } | undefined;

async function pickValue({ type, choices = [] }: CodeAttribute, title: string, before: AttributeValue['value'] | undefined): Promise<Given> {
  const options: { label: string; value: string | boolean }[] =
    type === 'boolean' ? [{ label: vscode.l10n.t('Yes'), value: true }, { label: vscode.l10n.t('No'), value: false }] : choices.map((choice) => ({ label: choice, value: choice }));
  const first = options.filter(({ value }) => value === before);
  const items = [...first, ...options.filter(({ value }) => value !== before), { label: vscode.l10n.t('Leave open'), value: undefined, description: vscode.l10n.t('store nothing') }];
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { value: string | boolean | undefined }>(items, { title, placeHolder: vscode.l10n.t('Enter takes the first; Escape stores nothing at all.'), ignoreFocusOut: true });
  return picked && { value: picked.value };
}

async function typeValue(attribute: CodeAttribute, title: string, before: AttributeValue['value'] | undefined): Promise<Given> {
  const hints: Readonly<Record<string, string>> = {
    number: vscode.l10n.t('A number; empty leaves it open.'),
    date: vscode.l10n.t('A date such as 2024, 2024-05 or 2024-05-31; empty leaves it open.'),
    text: vscode.l10n.t('Empty leaves it open.'),
  };
  const hint = hints[attribute.type] ?? '';
  const typed = await vscode.window.showInputBox({
    title,
    prompt: hint,
    value: before === undefined ? '' : String(before),
    ignoreFocusOut: true,
    validateInput: (words) => (words.trim() === '' || readAttributeValue(attribute, words) !== undefined ? undefined : hint),
  });
  return typed === undefined ? undefined : { value: readAttributeValue(attribute, typed) };
}
