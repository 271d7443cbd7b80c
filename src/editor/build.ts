import * as vscode from 'vscode';
import { sha256OfText } from '../core/sidecar/newAnnotation';
import { stampOf } from './files';

/** What tells one build of the detectors and their lexicons from another. */
export async function buildOf({ extensionUri, packageJSON }: vscode.Extension<unknown>): Promise<string> {
  const { version } = packageJSON as { readonly version: string };
  const stamps = ['dist/worker.js', 'dist/web/worker.js'].map(async (name) => {
    const worker = vscode.Uri.joinPath(extensionUri, name);
    const stamp = await stampOf(worker);
    if (stamp) return `${stamp.mtime} ${stamp.size}`;
    // a server of files need not say when one was written, and an installed extension need not hold both
    const bytes = await vscode.workspace.fs.readFile(worker).then(undefined, () => new Uint8Array());
    return sha256OfText(new TextDecoder().decode(bytes));
  });
  return [version, ...(await Promise.all(stamps))].join(' ');
}
