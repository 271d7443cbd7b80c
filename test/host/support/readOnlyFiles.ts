import * as vscode from 'vscode';

/** A file system that nothing may be written to; counts who tries. */
export function readOnlyFiles(files: ReadonlyMap<string, string>): { readonly provider: vscode.FileSystemProvider; readonly attempts: readonly string[] } {
  const attempts: string[] = [];
  const refuse = (uri: vscode.Uri): never => {
    attempts.push(uri.toString());
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const text = files.get(uri.path);
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length, permissions: vscode.FilePermission.Readonly };
    },
    readFile(uri) {
      const text = files.get(uri.path);
      if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      return new TextEncoder().encode(text);
    },
    readDirectory: () => [],
    writeFile: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  return { provider, attempts };
}
