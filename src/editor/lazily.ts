import * as vscode from 'vscode';

/**
 * Code that is loaded when it is first asked for. Every `import()` of the editor goes through here: the build makes parts of the extension
 * at these places (`esbuild.parts.mjs`), so that activation loads little.
 * @param load `() => import('./x')`, and what is to be made of it once
 * @returns asks for it; rejects with one sentence where the code cannot be loaded, and tries again when next asked
 */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new Error(vscode.l10n.t('A part of Source Annotator could not be loaded: reload the window, and install the extension again if that does not help ({0}).', reason), { cause: error });
    });
    return loaded;
  };
}

/** What commands do, by their names without `sourceAnnotator.`. What they are given comes from menus, cards and keybindings. */
export type Commands<Name extends string> = Readonly<Record<Name, (...given: never[]) => unknown>>;

/**
 * Registers commands whose code is loaded when one of them is first run.
 * @param load makes all of them; it may add what has to be disposed with them to `parts`
 */
export function registerCommands<Name extends string>(names: readonly Name[], load: (parts: vscode.Disposable[]) => Promise<Commands<Name>>): vscode.Disposable {
  const parts: vscode.Disposable[] = [];
  const commands = lazily(() => load(parts));
  const registered = names.map((name) =>
    vscode.commands.registerCommand(`sourceAnnotator.${name}`, async (...given: never[]) => {
      const run: (...given: never[]) => unknown = (await commands())[name];
      return run(...given);
    }),
  );
  const loaded = {
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
  return vscode.Disposable.from(...registered, loaded);
}
