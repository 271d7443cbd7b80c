import * as vscode from 'vscode';
import type { MarkState } from '../../../core/corpus/model';
import type { SearchedArticle } from '../../../core/corpus/search/fields';
import { exportDocument } from '../../../core/exchange/document';
import { exportEntity } from '../../../core/exchange/entity';
import type { ExportDocument } from '../../../core/exchange/model';
import type { Corpora } from '../../corpora';
import { readArticle } from '../../texts';
import type { ExportScope } from './scope';

/** How far the export is: called for each article, whether it has something to export or not. */
export type TellArticle = (step: { readonly document: ExportDocument | undefined; readonly total: number }) => void;

/** The articles of an export one by one, as they stand now, so that a folder of any size passes through. */
export async function* exportDocuments(corpora: Corpora, scope: ExportScope, states: readonly MarkState[], tell: TellArticle): AsyncGenerator<ExportDocument> {
  const severalFolders = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const one = scope.article ?? scope.folder;
  const all = one ? [await corpora.whole(one)] : await corpora.everything();
  const articles = all.flatMap(({ index }) => index.articles().map(({ article }) => ({ index, article }))).filter(({ article }) => isIn(scope, article));
  for (const { index, article } of articles) {
    const uri = vscode.Uri.parse(article, true);
    const read = await readArticle(uri);
    const marks = index.article(article);
    const name = vscode.workspace.asRelativePath(uri, severalFolders);
    const searched: SearchedArticle | undefined = marks && { name, address: article, marks, entityOf: (local) => index.entityOf(article, local) };
    const made =
      searched && read && 'text' in read
        ? exportDocument({
            name,
            text: read.text,
            marks: searched.marks,
            states,
            include: (found) => scope.includes?.(found, searched) ?? true,
            entityOf: (local) => {
              const entity = index.entityOf(article, local);
              return entity && exportEntity(entity);
            },
          })
        : undefined;
    const document = made && scope.includes && made.rows.length + made.orphans.length === 0 ? undefined : made;
    tell({ document, total: articles.length });
    if (document) yield document;
  }
}

function isIn({ article: only, folder, articles }: ExportScope, article: string): boolean {
  if (only && article !== only.toString()) return false;
  if (folder && !article.startsWith(`${folder.toString().replace(/\/$/, '')}/`)) return false;
  return articles?.has(article) ?? true;
}
