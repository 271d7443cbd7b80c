import * as vscode from 'vscode';
import type { ImportCorpus } from '../../../core/exchange/import/planImport';
import { articleFiles } from '../../articleFiles';
import { registryUri } from '../../changes';
import { readBytes } from '../../files';
import { editedDocument, readArticle, readSidecarText } from '../../texts';

/** A workspace folder as an import sees it. */
export interface ImportFolder extends ImportCorpus {
  uriOf(article: string): vscode.Uri;
}

export async function openImportFolder(folder: vscode.WorkspaceFolder, token: vscode.CancellationToken): Promise<ImportFolder> {
  const uris = new Map((await articleFiles.find(folder, token)).map((uri) => [vscode.workspace.asRelativePath(uri, false), uri]));
  const uriOf = (article: string) => uris.get(article) ?? vscode.Uri.joinPath(folder.uri, article);
  return {
    articles: [...uris.keys()],
    uriOf,
    async read(article) {
      const uri = uriOf(article);
      const [read, sidecar] = await Promise.all([readArticle(uri), readSidecarText(uri)]);
      if (!read || !('text' in read)) return undefined;
      // one that cannot be decoded is refused when it is to be written
      return { text: read.text, sidecar: sidecar && 'text' in sidecar ? sidecar.text : undefined };
    },
    async registry(file) {
      const uri = registryUri(folder.uri, file);
      const document = editedDocument(uri);
      if (document) return document.getText();
      const bytes = await readBytes(uri);
      return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    },
  };
}
