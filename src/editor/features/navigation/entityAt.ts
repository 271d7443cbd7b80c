import type * as vscode from 'vscode';
import type { CorpusEntity } from '../../../core/corpus/corpusEntity';
import type { ActorMark, ArticleMarks } from '../../../core/corpus/model';
import { marksAt } from '../../activeArticle';
import type { Corpora } from '../../corpora';
import type { Corpus } from '../../corpus';

export interface EntityAt {
  readonly corpus: Corpus;
  readonly mark: ActorMark;
  readonly entity: CorpusEntity;
  readonly article: ArticleMarks;
}

/** The actor at a place of an article; undefined where none stands. */
export async function entityAt(corpora: Corpora, document: vscode.TextDocument, position: vscode.Position): Promise<EntityAt | undefined> {
  const article = await corpora.settled(document);
  if (!article) return undefined;
  const mark = marksAt(article, document.offsetAt(position)).find((found): found is ActorMark => found.kind === 'actor' && found.state !== 'rejected');
  if (!mark) return undefined;
  const corpus = corpora.of(document.uri);
  const entity = corpus.index.entityOf(article.article, mark.entity);
  return entity && { corpus, mark, article, entity };
}
