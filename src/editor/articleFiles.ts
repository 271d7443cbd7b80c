import * as vscode from 'vscode';
import { isProse } from '../core/article/isProse';
import { articleNameOf } from '../core/sidecar/names';
import { inSlices } from './inSlices';
import { affects, settings } from './settings';

/** How much of a file is looked at to tell prose from lists, logs and data. */
const SAMPLE = 4096;

/** Documents that only show something: logs, versions in git, and our own pages (`source-annotator-…`). No articles, whatever they are called. */
const NO_FILES = /^(?:output|git|source-annotator.*)$/;

type IsNamedLikeArticle = (uri: vscode.Uri) => boolean;

/** Of each folder, and of no folder. Reading settings takes longer than all else here: it is done again when they change. */
const naming = new Map<string, IsNamedLikeArticle>();

/** Tells articles by their names. */
function namedLikeArticles(folder: vscode.WorkspaceFolder | undefined): IsNamedLikeArticle {
  const key = folder?.uri.toString() ?? '';
  const known = naming.get(key) ?? readNaming(folder);
  naming.set(key, known);
  return known;
}

function readNaming(folder: vscode.WorkspaceFolder | undefined): IsNamedLikeArticle {
  const patternOf = (glob: string): vscode.GlobPattern => (folder ? new vscode.RelativePattern(folder, glob) : glob);
  const [include, exclude] = [settings.include(folder).map(patternOf), settings.exclude(folder).map(patternOf)];
  return (uri) => {
    if (NO_FILES.test(uri.scheme) || articleNameOf(uri.path) !== undefined) return false;
    // `languages.match` is the editor's own glob matcher; of a document it reads only these two fields
    const file = { uri, languageId: 'plaintext' } as vscode.TextDocument;
    const matches = (pattern: vscode.GlobPattern) => vscode.languages.match({ pattern }, file) > 0;
    return include.some(matches) && !exclude.some(matches);
  };
}

/** What was found last of a document: it is asked again and again while its text is the same. */
const prose = new WeakMap<vscode.TextDocument, { readonly version: number; readonly is: boolean }>();

/** Which files are articles: the settings `include` and `exclude`, and prose inside. */
export const articleFiles = {
  /** By its name alone, without reading it. */
  isNamedLikeArticle: (uri: vscode.Uri): boolean => namedLikeArticles(vscode.workspace.getWorkspaceFolder(uri))(uri),

  /** To be called before anything else listens to settings: it would ask with the old ones. */
  followSettings: (): vscode.Disposable =>
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affects(event, 'include') || affects(event, 'exclude')) naming.clear();
    }),

  isArticle(document: vscode.TextDocument): boolean {
    if (!articleFiles.isNamedLikeArticle(document.uri)) return false;
    const { version } = document;
    let known = prose.get(document);
    if (known?.version !== version) {
      const end = document.positionAt(SAMPLE);
      known = { version, is: isProse(nameOf(document.uri), document.getText(new vscode.Range(0, 0, end.line, end.character))) };
      prose.set(document, known);
    }
    return known.is;
  },

  /** Whether a file belongs to this workspace folder, or to none; of folders within each other to the inner one alone. */
  isOf(folder: vscode.WorkspaceFolder | undefined, uri: vscode.Uri): boolean {
    return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder?.uri.toString();
  },

  /** All files of the folder that are named like articles. */
  async find(folder: vscode.WorkspaceFolder, token?: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
    const found = await Promise.all(
      settings.include(folder).map((glob) => vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), undefined, undefined, token)),
    );
    const isNamedLikeArticle = namedLikeArticles(folder);
    const unique = new Map<string, vscode.Uri>();
    const take = function* () {
      for (const uri of found.flat()) {
        if (!unique.has(uri.toString()) && articleFiles.isOf(folder, uri) && isNamedLikeArticle(uri)) unique.set(uri.toString(), uri);
        yield;
      }
    };
    await inSlices(take(), () => token?.isCancellationRequested !== true, () => undefined);
    return [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
