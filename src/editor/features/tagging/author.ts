import type * as vscode from 'vscode';
import { newId } from '../../../core/sidecar/newId';
import type { Author } from '../../../core/tagging/reshape';
import { annotatorName } from '../../annotator';
import type { Corpora } from '../../corpora';

/** The user as author of annotations in an article; undefined when they do not say their name. */
export async function authorIn(corpora: Corpora, article: vscode.Uri): Promise<Author | undefined> {
  const name = await annotatorName(article);
  return name === undefined || name === '' ? undefined : authorNamed(name, corpora, article);
}

export function authorNamed(name: string, corpora: Corpora, article: vscode.Uri): Author {
  const { index } = corpora.of(article);
  return {
    name,
    newId: () => newId(Math.random),
    entityOf: (mark) => (mark.kind === 'actor' ? index.entityOf(article.toString(), mark.entity)?.id : undefined),
  };
}
