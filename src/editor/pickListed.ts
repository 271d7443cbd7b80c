import * as vscode from 'vscode';

interface LongList extends Pick<vscode.QuickPickOptions, 'title' | 'matchOnDetail' | 'ignoreFocusOut'> {
  readonly placeholder: string;
}

/**
 * Asks for one of more lines than can be listed at once.
 * @param linesFor those to list beside what is typed, which narrows them down as lists do. @returns undefined when the user gives up
 */
export function pickListed<T extends vscode.QuickPickItem>(options: LongList, linesFor: (typed: string) => readonly T[]): Promise<T | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<T>();
    Object.assign(picker, options);
    const list = (): void => {
      picker.items = linesFor(picker.value.trim());
    };
    list();
    picker.onDidChangeValue(list);
    picker.onDidAccept(() => {
      const [picked] = picker.selectedItems;
      if (!picked) return; // Enter met lines that were being replaced: the user sees them in a moment
      resolve(picked);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
