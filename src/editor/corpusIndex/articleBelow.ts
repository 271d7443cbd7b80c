import * as vscode from 'vscode';
import { articleFiles } from '../articleFiles';
import { exists } from '../files';

/** What a relative path of a stranger must not hold: a scheme or drive, a way up, another system's separator, control characters. */
const SUSPICIOUS = /^[/\\]|:|\\|\p{Cc}|(?:^|\/)\.{1,2}(?:\/|$)/u;

/**
 * The address of an article that a shard names, where that is the path of an article below the workspace folder which is there.
 * Anything else is not opened.
 */
export async function articleBelow(workspace: vscode.WorkspaceFolder | undefined, path: string): Promise<string | undefined> {
  if (!workspace || path === '' || SUSPICIOUS.test(path)) return undefined;
  const uri = vscode.Uri.joinPath(workspace.uri, path);
  return articleFiles.isOf(workspace, uri) && articleFiles.isNamedLikeArticle(uri) && (await exists(uri)) ? uri.toString() : undefined;
}
