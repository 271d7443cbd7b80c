import * as vscode from 'vscode';
import type { SearchedArticle, Searched } from '../../../core/corpus/search/fields';
import { annotationQuery } from '../../../core/corpus/search/searchAnnotations';
import { articleFiles, nameOf } from '../../articleFiles';
import type { Corpora } from '../../corpora';
import { spanOf } from '../../positions';
import { pickSearch } from '../search/searchPick';

/** What of the folder is exported. */
export interface ExportScope {
  /** Of the file that is proposed, without extension. */
  readonly name: string;
  /** This article alone. */
  readonly article?: vscode.Uri;
  /** The articles of this folder alone. */
  readonly folder?: vscode.Uri;
  /** These articles alone, by their addresses. */
  readonly articles?: ReadonlySet<string>;
  /** These annotations alone; articles without any are left out. */
  readonly includes?: (found: Searched, article: SearchedArticle) => boolean;
}

/** What a keybinding, a task or another command may ask for; the narrowest that is given counts. */
export interface ScopeRequest {
  /** This article alone. */
  readonly article?: vscode.Uri;
  /** The articles below this folder alone. */
  readonly folder?: vscode.Uri;
  /** What meets a search, as `Search Annotations…` takes it. */
  readonly query?: string;
  /** Ids of annotations by the addresses of their articles; an empty list: all of that article. */
  readonly annotations?: Readonly<Record<string, readonly string[]>>;
}

/** @throws QueryError */
export function requestedScope({ article, folder, query, annotations }: ScopeRequest): ExportScope {
  const among = annotations && new Map(Object.entries(annotations).map(([address, ids]) => [vscode.Uri.parse(address).toString(), new Set(ids)]));
  const meets = query === undefined ? undefined : annotationQuery(query);
  return {
    name: article ? nameOf(article) : `${(folder && nameOf(folder)) ?? folderName()}-annotations`,
    ...(article && { article }),
    ...(folder && { folder }),
    ...(among && { articles: new Set(among.keys()) }),
    ...((meets ?? among) && {
      includes: (found, searched) => {
        const ids = among?.get(searched.address ?? '');
        const id = found.mark?.annotation?.id ?? found.orphan?.annotation.id;
        return (!ids || ids.size === 0 || (id !== undefined && ids.has(id))) && (meets?.(found, searched) ?? true);
      },
    }),
  };
}

interface ScopeItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<ExportScope | undefined>;
}

/** Asks what is exported: nothing is asked where there is only one answer. */
export async function pickScope(corpora: Corpora): Promise<ExportScope | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document = editor && articleFiles.isArticle(editor.document) ? editor.document : undefined;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const items: ScopeItem[] = [
    ...(document && editor && !editor.selection.isEmpty ? [item(vscode.l10n.t('Selection'), 'selection', nameOf(document.uri), () => selectionScope(document, editor.selection))] : []),
    ...(document ? [item(vscode.l10n.t('This Article'), 'file', nameOf(document.uri), () => requestedScope({ article: document.uri }))] : []),
    ...(folders.length > 1 ? folders.map(({ name, uri }) => item(vscode.l10n.t('All Articles of {0}', name), 'folder', '', () => requestedScope({ folder: uri }))) : []),
    ...(folders.length > 0 ? [item(vscode.l10n.t('All Articles of the Folder'), 'folder-library', folders.map(({ name }) => name).join(', '), () => requestedScope({}))] : []),
    ...(folders.length > 0 ? [item(vscode.l10n.t('What Meets a Search…'), 'search', '', () => searchScope(corpora))] : []),
  ];
  // as all steps of an export it stays open: a web view that was left for the palette takes the focus back a moment later
  const chosen = items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Export Annotations: What?'), placeHolder: vscode.l10n.t('What is exported?'), ignoreFocusOut: true });
  return chosen?.choose();
}

function item(label: string, icon: string, description: string, choose: () => ExportScope | Promise<ExportScope | undefined>): ScopeItem {
  return { label, iconPath: new vscode.ThemeIcon(icon), description, choose: async () => choose() };
}

/** All that the selection touches. */
function selectionScope(document: vscode.TextDocument, selection: vscode.Selection): ExportScope {
  const { start, end } = spanOf(document, selection);
  return {
    name: nameOf(document.uri),
    article: document.uri,
    includes: ({ mark }) => mark !== undefined && [mark, ...(mark.segments ?? [])].some((piece) => piece.start < end && piece.end > start),
  };
}

async function searchScope(corpora: Corpora): Promise<ExportScope | undefined> {
  const chosen = await pickSearch(corpora, {
    title: vscode.l10n.t('Export Annotations: Search'),
    query: '',
    take: (count) => vscode.l10n.t('Export the {0} Found', count),
  });
  if (!chosen) return undefined;
  if (!chosen.place) return requestedScope({ query: chosen.query });
  return requestedScope({ query: chosen.query, article: chosen.place.uri });
}

function folderName(): string {
  return vscode.workspace.workspaceFolders?.[0]?.name ?? 'all';
}
