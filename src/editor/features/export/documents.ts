import * as vscode from 'vscode';
import type { MarkState } from '../../../core/corpus/model';
import type { Searched, SearchedArticle } from '../../../core/corpus/search/fields';
import { exportDocument } from '../../../core/exchange/document';
import { exportEntity } from '../../../core/exchange/entity';
import type { ExportDocument } from '../../../core/exchange/model';
import type { Corpora } from '../../corpora';
import { readArticle } from '../../texts';
import type { ExportScope } from './scope';

/** How far the export is: an article, whether it has something to export or not. */
export interface ExportStep {
  readonly document: ExportDocument | undefined;
  /** Marks that the format has no state for. */
  readonly leftOut: number;
  /** The article's name, where it could not be read. */
  readonly unread?: string;
  /** Of articles. */
  readonly total: number;
}

/** The articles of an export one by one, as they stand now, so that a folder of any size passes through. */
export async function* exportDocuments(corpora: Corpora, scope: ExportScope, states: readonly MarkState[], tell: (step: ExportStep) => void): AsyncGenerator<ExportDocument> {
  const severalFolders = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const one = scope.article ?? scope.folder;
  const all = one ? [await corpora.whole(one)] : await corpora.everything();
  const articles = all.flatMap(({ index }) => index.articles().map(({ article }) => ({ index, article }))).filter(({ article }) => isIn(scope, article));
  for (const { index, article } of articles) {
    const uri = vscode.Uri.parse(article, true);
    const read = await readArticle(uri).catch(() => 'unreadable' as const); // such as one whose file system is gone
    const marks = index.article(article);
    const name = vscode.workspace.asRelativePath(uri, severalFolders);
    const searched: SearchedArticle | undefined = marks && { name, address: article, marks, entityOf: (local) => index.entityOf(article, local) };
    const includes = (found: Searched) => !searched || (scope.includes?.(found, searched) ?? true);
    const made =
      searched && read && read !== 'unreadable' && 'text' in read
        ? exportDocument({
            name,
            text: read.text,
            marks: searched.marks,
            states,
            include: includes,
            entityOf: (local) => {
              const entity = index.entityOf(article, local);
              return entity && exportEntity(entity);
            },
          })
        : undefined;
    const document = made && scope.includes && made.rows.length + made.orphans.length === 0 ? undefined : made;
    const leftOut = marks?.marks.filter((mark) => !states.includes(mark.state) && includes({ mark })).length ?? 0;
    tell({ document, leftOut, total: articles.length, ...(read === 'unreadable' && { unread: name }) });
    if (document) yield document;
  }
}

function isIn({ article: only, folder, articles }: ExportScope, article: string): boolean {
  if (only && article !== only.toString()) return false;
  if (folder && !article.startsWith(`${folder.toString().replace(/\/$/, '')}/`)) return false;
  return articles?.has(article) ?? true;
}
