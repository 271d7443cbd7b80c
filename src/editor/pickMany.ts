import * as vscode from 'vscode';

interface ListToTick extends Pick<vscode.QuickPickOptions, 'title' | 'matchOnDescription'> {
  readonly placeholder: string;
}

/**
 * A list to tick, with those `picked` that say so. `showQuickPick` shows its box before its lines, and an Enter in between takes none of
 * them; here both come at once. It stays open while the user looks something up elsewhere: what is ticked would be lost.
 * @returns undefined when the user gives up
 */
export function pickMany<T extends vscode.QuickPickItem>(items: readonly T[], options: ListToTick): Promise<readonly T[] | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<T>();
    Object.assign(picker, options, { canSelectMany: true, ignoreFocusOut: true });
    picker.items = items;
    picker.selectedItems = items.filter(({ picked }) => picked);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
