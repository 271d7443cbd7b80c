import * as vscode from 'vscode';
import type { ArticleMarks } from '../core/corpus/model';
import type { Corpora } from './corpora';
import type { Highlights } from './features/highlights/highlights';
import type { OverviewAccess } from './features/overview/registerOverview';

/** What the extension exports: for other extensions, and for the tests inside the extension host. */
export interface SourceAnnotatorApi {
  /** The marks of an article as it stands now; undefined where the file is not one. */
  marks(article: vscode.Uri): Promise<ArticleMarks | undefined>;
  /** Resolves when every article of the workspace is in the index. */
  indexed(): Promise<void>;
  /** Reads the folders once more as at a start. @returns the articles that were not read, as the index of before was kept. */
  reopen(): Promise<readonly vscode.Uri[]>;
  /** The ranges drawn in the visible editors of an article, by style (`actor`, `figure`, `hedgedClaim` …). */
  drawn(article: vscode.Uri): Readonly<Record<string, readonly vscode.Range[]>>;
  /** What the ruler beside the scroll bar shows of an article, by style. */
  onRuler(article: vscode.Uri): Readonly<Record<string, readonly vscode.Range[]>>;
  readonly overview: OverviewAccess;
}

export function createApi(corpora: Corpora, highlights: Highlights, overview: OverviewAccess): SourceAnnotatorApi {
  return {
    marks: async (article) => corpora.current(await vscode.workspace.openTextDocument(article)),
    indexed: async () => void (await corpora.everything()),
    reopen: () => corpora.rebuild(false),
    drawn: (article) => highlights.drawn(article),
    onRuler: (article) => highlights.onRuler(article),
    overview,
  };
}
