import * as vscode from 'vscode';

/** The parts of the built-in git extension's API (version 1) that are used here. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  getConfig(key: string): Promise<string>;
  getGlobalConfig(key: string): Promise<string>;
  /** A file as it is in a commit, or in a stage of the index (`:1`, `:2`, `:3`). @throws where it is not. */
  buffer(ref: string, path: string): Promise<Uint8Array>;
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly { readonly hash: string }[]>;
  add(paths: readonly string[]): Promise<void>;
}

interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

/** undefined where git is switched off, not installed, or not there at all (in the browser). */
async function gitApi(): Promise<GitApi | undefined> {
  const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!git) return undefined;
  try {
    return (git.isActive ? git.exports : await git.activate()).getAPI(1);
  } catch {
    return undefined;
  }
}

export async function gitRepositories(): Promise<readonly GitRepository[]> {
  return (await gitApi())?.repositories ?? [];
}

/** git opens the repositories of a window one by one, some time after the window: who had no answer from it then may ask again. */
export async function onDidOpenRepository(listener: () => void): Promise<vscode.Disposable | undefined> {
  return (await gitApi())?.onDidOpenRepository(listener);
}

/** The repository a file lies in. */
export async function gitRepositoryOf(uri: vscode.Uri): Promise<GitRepository | undefined> {
  return uri.scheme === 'file' ? ((await gitApi())?.getRepository(uri) ?? undefined) : undefined;
}
