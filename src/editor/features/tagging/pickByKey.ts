import * as vscode from 'vscode';
import type { Code } from '../../../core/sidecar/registryModel';

/**
 * Waits for the key of a code: with the first character that is one the code is taken, without Enter. Codes without a key can be chosen by the
 * arrow keys.
 * @returns undefined when the user cancels.
 */
export function pickByKey(title: string, codes: readonly Code[]): Promise<Code | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { code: Code }>();
    const [keyed, plain] = [codes.filter(({ key }) => key !== undefined), codes.filter(({ key }) => key === undefined)];
    picker.title = title;
    picker.placeholder = vscode.l10n.t('Press the key of a code.');
    picker.items = [...keyed, ...plain].map((code) => ({
      label: code.label,
      description: code.key === undefined ? vscode.l10n.t('no key') : vscode.l10n.t('key {0}', code.key),
      ...(code.definition !== undefined && { detail: code.definition }),
      alwaysShow: true,
      code,
    }));
    const take = (code: Code | undefined): void => {
      resolve(code);
      picker.hide();
    };
    picker.onDidChangeValue((value) => {
      const code = keyed.find(({ key }) => key === value) ?? keyed.find(({ key }) => key?.toLowerCase() === value.toLowerCase());
      if (code) take(code);
      else picker.value = '';
    });
    picker.onDidAccept(() => take(picker.activeItems[0]?.code));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
