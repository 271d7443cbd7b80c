import * as vscode from 'vscode';
import type { MarkState } from '../../../core/corpus/model';
import { exportDocument } from '../../../core/exchange/document';
import { exportEntity } from '../../../core/exchange/entity';
import type { ExportDocument } from '../../../core/exchange/model';
import type { Corpora } from '../../corpora';
import { readArticle } from '../../texts';

export interface Exported {
  readonly document: ExportDocument;
  /** How many articles there are in all. */
  readonly total: number;
}

/**
 * The articles of an export one by one, as they stand now, so that a folder of any size passes through.
 * @param only this article alone; undefined: all folders.
 * @param tell called with each one before it is handed out.
 */
export async function* exportDocuments(
  corpora: Corpora,
  only: vscode.Uri | undefined,
  states: readonly MarkState[],
  tell: (exported: Exported) => void,
): AsyncGenerator<ExportDocument> {
  const all = only ? [await corpora.whole(only)] : await corpora.everything();
  const articles = all.flatMap(({ index }) => index.articles().map(({ article }) => ({ index, article }))).filter(({ article }) => !only || article === only.toString());
  for (const { index, article } of articles) {
    const uri = vscode.Uri.parse(article);
    const read = await readArticle(uri);
    const marks = index.article(article);
    if (!marks || !read || !('text' in read)) continue;
    const document = exportDocument({
      name: vscode.workspace.asRelativePath(uri, all.length > 1),
      text: read.text,
      marks,
      states,
      entityOf: (local) => {
        const entity = index.entityOf(article, local);
        return entity && exportEntity(entity);
      },
    });
    tell({ document, total: articles.length });
    yield document;
  }
}
