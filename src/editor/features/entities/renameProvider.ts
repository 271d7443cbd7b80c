import * as vscode from 'vscode';
import type { Corpora } from '../../corpora';
import { rangeOf } from '../../positions';
import { ARTICLES } from '../../selector';
import { entityAt } from '../navigation/entityAt';
import type { EntityIn } from './whichEntity';

/**
 * F2 on an actor. The editor is given no edit of its own: `actors.yaml` and sidecars are written by the store, under their locks and with an
 * undo of their own, and the article stays as it is.
 */
export function registerRename(corpora: Corpora, rename: (at: EntityIn, name: string) => Promise<boolean>): vscode.Disposable {
  const provider: vscode.RenameProvider = {
    async prepareRename(document, position) {
      const at = await entityAt(corpora, document, position);
      if (!at) throw new Error(vscode.l10n.t('Only actors can be renamed: put the caret into one.'));
      return { range: rangeOf(document, at.mark), placeholder: at.entity.name };
    },
    async provideRenameEdits(document, position, name) {
      const at = await entityAt(corpora, document, position);
      const folder = vscode.workspace.getWorkspaceFolder(document.uri);
      if (!at || !folder) throw new Error(vscode.l10n.t('Only actors of an open folder can be renamed.'));
      const { index } = await corpora.whole(document.uri);
      const entity = index.entityOf(document.uri.toString(), at.mark.entity) ?? at.entity;
      if (name.trim() !== entity.name) await rename({ folder: folder.uri, index, entity }, name);
      return new vscode.WorkspaceEdit();
    },
  };
  return vscode.languages.registerRenameProvider(ARTICLES, provider);
}
