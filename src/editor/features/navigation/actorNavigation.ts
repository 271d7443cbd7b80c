import * as vscode from 'vscode';
import type { CorpusEntity } from '../../../core/corpus/corpusEntity';
import { registryUri } from '../../changes';
import type { Corpora } from '../../corpora';
import type { Corpus } from '../../corpus';
import { rangeOf } from '../../positions';
import { ARTICLES } from '../../selector';
import { entityAt } from './entityAt';
import { firstMention, mentionLocations } from './locations';

/** Go to definition, find all references and highlights of the same actor. */
export function registerActorNavigation(corpora: Corpora): vscode.Disposable {
  const definition: vscode.DefinitionProvider = {
    async provideDefinition(document, position) {
      const at = await entityAt(corpora, document, position);
      if (!at) return undefined;
      const declared = declarationOf(at.entity, at.corpus.folder);
      if (declared) return declared;
      const { index } = await corpora.whole(document.uri);
      return firstMention(index, at.entity.id);
    },
  };

  const references: vscode.ReferenceProvider = {
    async provideReferences(document, position, { includeDeclaration }, token) {
      const at = await entityAt(corpora, document, position);
      if (!at) return [];
      const { index, folder } = await corpora.whole(document.uri);
      const entity = index.entityOf(document.uri.toString(), at.mark.entity) ?? at.entity;
      const declared = includeDeclaration ? declarationOf(entity, folder) : undefined;
      return [...(declared ? [declared] : []), ...(await mentionLocations(index, entity.id, () => !token.isCancellationRequested))];
    },
  };

  const highlights: vscode.DocumentHighlightProvider = {
    async provideDocumentHighlights(document, position) {
      const at = await entityAt(corpora, document, position);
      if (!at) return undefined;
      const { index } = at.corpus;
      return at.article.marks
        .filter((mark) => mark.kind === 'actor' && mark.state !== 'rejected' && index.entityOf(at.article.article, mark.entity)?.id === at.entity.id)
        .map((mark) => new vscode.DocumentHighlight(rangeOf(document, mark), vscode.DocumentHighlightKind.Text));
    },
  };

  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(ARTICLES, definition),
    vscode.languages.registerReferenceProvider(ARTICLES, references),
    vscode.languages.registerDocumentHighlightProvider(ARTICLES, highlights),
    vscode.commands.registerCommand('sourceAnnotator.showAllMentions', () => vscode.commands.executeCommand('references-view.findReferences')),
  );
}

/** The actor's entry in `actors.yaml`. */
function declarationOf({ known }: CorpusEntity, folder: Corpus['folder']): vscode.Location | undefined {
  return known && folder && new vscode.Location(registryUri(folder.uri, 'actors'), new vscode.Position(known.line, 0));
}
