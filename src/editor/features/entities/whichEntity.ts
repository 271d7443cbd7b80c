import * as vscode from 'vscode';
import type { CorpusEntity } from '../../../core/corpus/corpusEntity';
import type { CorpusIndex } from '../../../core/corpus/corpusIndex';
import { activeArticle, marksAt } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import { pickListed } from '../../pickListed';
import { entityOfNode } from '../views/treeNode';
import { actorsListed } from './listedActors';

/** An actor of a folder. */
export interface EntityIn {
  readonly folder: vscode.Uri;
  readonly index: CorpusIndex;
  readonly entity: CorpusEntity;
}

/** The actor that a line of the view names, else the one under the caret, else the one the user picks. */
export async function whichEntity(corpora: Corpora, given: unknown, title: string): Promise<EntityIn | undefined> {
  const node = entityOfNode(given);
  const article = node ? undefined : await activeArticle(corpora);
  const folder = node?.folder ?? (vscode.workspace.getWorkspaceFolder(article?.document.uri ?? vscode.Uri.file('/')) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  if (!folder) return void vscode.window.showInformationMessage(vscode.l10n.t('Actors are kept in actors.yaml at the top of a folder: open a folder first.'));
  const { index } = await corpora.whole(folder);
  const mark = article && marksAt(article.marks, article.document.offsetAt(article.editor.selection.active)).find(({ kind, state }) => kind === 'actor' && state !== 'rejected');
  const entity = node ? index.entity(node.entity) : article && mark?.kind === 'actor' ? index.entityOf(article.document.uri.toString(), mark.entity) : await pickActor(index, title, undefined);
  return entity && { folder, index, entity };
}

/** Asks for an actor of the folder, the most mentioned first. @param except is not offered. */
export async function pickActor(index: CorpusIndex, title: string, except: CorpusEntity | undefined): Promise<CorpusEntity | undefined> {
  const options = { title, placeholder: vscode.l10n.t('Type a few letters of a name.'), matchOnDetail: true, ignoreFocusOut: true };
  const picked = await pickListed(options, (typed) =>
    actorsListed(index, typed)
      .filter(({ entity }) => entity.id !== except?.id)
      .map((line) => ({ ...line, description: vscode.l10n.t('{0}, {1} mentions', line.entity.type, line.entity.mentions) })),
  );
  return picked?.entity;
}
