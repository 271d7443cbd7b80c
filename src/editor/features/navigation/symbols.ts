import * as vscode from 'vscode';
import type { Mark } from '../../../core/corpus/model';
import { formatFigure } from '../../../core/corpus/formatFigure';
import type { Corpora } from '../../corpora';
import { rangeOf } from '../../positions';
import { ARTICLES } from '../../selector';
import { firstMention } from './locations';

const LONGEST_NAME = 80;

/** The outline of an article, and the actors of all folders by name. */
export function registerSymbols(corpora: Corpora): vscode.Disposable {
  const outline: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document) {
      const article = await corpora.settled(document);
      return (article?.marks ?? [])
        .filter(({ state }) => state !== 'rejected')
        .map((mark) => {
          const range = rangeOf(document, mark);
          return new vscode.DocumentSymbol(nameOf(mark), detailOf(mark), KIND_OF[mark.kind], range, range);
        });
    },
  };

  const actors: vscode.WorkspaceSymbolProvider = {
    async provideWorkspaceSymbols(query) {
      const found: vscode.SymbolInformation[] = [];
      for (const { index } of await corpora.everything()) {
        for (const entity of index.findEntities(query)) {
          const first = firstMention(index, entity.id);
          if (!first) continue;
          const container = vscode.l10n.t('{0}, {1} mentions', entity.type, entity.mentions);
          found.push(new vscode.SymbolInformation(entity.name, KIND_OF.actor, container, first));
        }
      }
      return found;
    },
  };

  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(ARTICLES, outline, { label: 'Source Annotator' }),
    vscode.languages.registerWorkspaceSymbolProvider(actors),
  );
}

const KIND_OF: Readonly<Record<Mark['kind'], vscode.SymbolKind>> = {
  actor: vscode.SymbolKind.Class,
  figure: vscode.SymbolKind.Number,
  claim: vscode.SymbolKind.String,
  tag: vscode.SymbolKind.Key,
};

function nameOf({ quote }: Mark): string {
  const flat = quote.replace(/\s+/g, ' ');
  return flat.length > LONGEST_NAME ? `${flat.slice(0, LONGEST_NAME).trimEnd()}…` : flat;
}

function detailOf(mark: Mark): string {
  switch (mark.kind) {
    case 'actor':
      return mark.type;
    case 'figure':
      return formatFigure(mark.value, mark.type);
    case 'claim':
      return mark.hedged ? vscode.l10n.t('hedged') : vscode.l10n.t('attributed');
    case 'tag':
      return mark.tags.join(', ');
  }
}
