import * as vscode from 'vscode';
import { asks, choicesOf, possibleSettings, type FormatOption, type FormatSettings } from '../../../core/exchange/formatOptions';
import type { ExportFormat } from '../../../core/exchange/model';

interface OptionItem extends vscode.QuickPickItem {
  /** Undefined: go on with what stands there. */
  readonly option?: FormatOption;
}

/**
 * Shows the options of a format that make a difference, as they were chosen last; each can be changed, and one key goes on.
 * Formats without options are not asked about. @returns undefined when it was left.
 */
export async function pickSettings(format: ExportFormat, remembered: FormatSettings): Promise<FormatSettings | undefined> {
  const { options = [] } = format;
  if (options.length === 0) return new Map();
  let settings = possibleSettings(options, remembered);
  for (;;) {
    const items: OptionItem[] = [
      { label: vscode.l10n.t('Continue'), iconPath: new vscode.ThemeIcon('check'), description: vscode.l10n.t('with what stands below') },
      ...options.filter((option) => asks(option, settings)).map((option) => ({ label: option.label, description: nameOfValue(option, settings), iconPath: new vscode.ThemeIcon('settings-gear'), option })),
    ];
    const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Annotations: {0}', format.label), placeHolder: vscode.l10n.t('Continue, or choose what to change'), ignoreFocusOut: true });
    if (!chosen) return undefined;
    if (!chosen.option) return settings;
    const value = await askFor(chosen.option, settings);
    // one choice may take away others
    if (value !== undefined) settings = possibleSettings(options, new Map([...settings, [chosen.option.id, value]]));
  }
}

function nameOfValue(option: FormatOption, settings: FormatSettings): string {
  const id = settings.get(option.id) ?? '';
  return option.values.find((value) => value.id === id)?.label ?? id;
}

async function askFor(option: FormatOption, settings: FormatSettings): Promise<string | undefined> {
  const now = settings.get(option.id) ?? '';
  const choices = choicesOf(option, settings);
  if (choices.length === 0) return vscode.window.showInputBox({ title: option.label, value: now, ignoreFocusOut: true });
  const items = choices.map(({ id, label, description = '' }) => ({ label, description, id, iconPath: new vscode.ThemeIcon(id === now ? 'circle-filled' : 'circle-outline') }));
  return (await vscode.window.showQuickPick(items, { title: option.label, matchOnDescription: true, ignoreFocusOut: true }))?.id;
}
