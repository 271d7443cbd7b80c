import * as vscode from 'vscode';
import type { Log } from '../core/ports';
import { sha256OfText } from '../core/sidecar/newAnnotation';
import { readBasis } from './basis';
import { readBytes } from './files';
import { readSidecarText } from './texts';

/** Ranges by what they are drawn as. */
export type Ranges = Readonly<Record<string, readonly vscode.Range[]>>;

/** What is drawn in an article. */
export interface Drawn {
  readonly near: Ranges;
  readonly ruler: Ranges;
}

/**
 * What was drawn last in the articles on the screen, between two sessions. A worker that starts reads a language model while VS Code starts
 * itself: until it has got ready, a window that is opened again shows what it showed before.
 */
export interface DrawnStore {
  /** Undefined where nothing is kept, or the article, its sidecar or what else marks hang on is another than it was, be it by a letter. */
  read(document: vscode.TextDocument): Promise<Drawn | undefined>;
  /** In place of all that was kept. An article that was edited since it was drawn is left out. */
  write(articles: readonly DrawnArticle[]): Promise<void>;
}

export interface DrawnArticle extends Drawn {
  readonly document: vscode.TextDocument;
  /** Of the document, when this was drawn. */
  readonly version: number;
}

/** UTF-16 units; telling a longer text from what it was takes the editor's thread too long. */
const LONGEST_TEXT = 1_000_000;

/** In the file: four numbers a range. */
type KeptRanges = readonly (readonly [style: string, places: readonly number[]])[];
interface KeptArticle {
  readonly article: string;
  readonly of: string;
  readonly near: KeptRanges;
  readonly ruler: KeptRanges;
}

/**
 * @param storage the extension's own folder; it need not be there yet.
 * @param build tells one build of the extension from another.
 */
export function createDrawnStore(storage: vscode.Uri, build: string, log: Log): DrawnStore {
  const file = vscode.Uri.joinPath(storage, 'drawn.json');
  let written = '';
  let kept: Promise<readonly KeptArticle[]> | undefined;

  const readAll = async (): Promise<readonly KeptArticle[]> => {
    written = new TextDecoder().decode(await readBytes(file));
    return JSON.parse(written) as readonly KeptArticle[];
  };
  /** All that the marks of a text hang on. Undefined for one that is too long. */
  const basisOf = async (document: vscode.TextDocument): Promise<string | undefined> => {
    const [basis, sidecar] = await Promise.all([readBasis(vscode.workspace.getWorkspaceFolder(document.uri)), readSidecarText(document.uri)]);
    const annotated = sidecar && 'text' in sidecar ? sidecar.text : undefined;
    const text = document.getText();
    if (text.length > LONGEST_TEXT) return undefined;
    return sha256OfText(JSON.stringify([build, basis, annotated, text]));
  };
  const keptOf = async ({ document, version, near, ruler }: DrawnArticle): Promise<KeptArticle[]> => {
    const of = await basisOf(document);
    return of !== undefined && document.version === version ? [{ article: document.uri.toString(), of, near: flattened(near), ruler: flattened(ruler) }] : [];
  };

  return {
    async read(document) {
      try {
        const entry = (await (kept ??= readAll())).find(({ article }) => article === document.uri.toString());
        if (!entry) return undefined;
        const isSame = entry.of === (await basisOf(document));
        return isSame ? { near: unfolded(entry.near), ruler: unfolded(entry.ruler) } : undefined;
      } catch {
        return undefined; // nothing was kept, or not by us
      }
    },
    async write(articles) {
      try {
        const now = JSON.stringify((await Promise.all(articles.map(keptOf))).flat());
        if (now === written) return;
        written = now;
        await vscode.workspace.fs.createDirectory(storage);
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(now));
      } catch (error) {
        log.error('What is drawn could not be kept; the next window shows its first marks some seconds later.', error);
      }
    },
  };
}

function flattened(ranges: Ranges): KeptRanges {
  return Object.entries(ranges).map(([style, all]) => [style, all.flatMap(({ start, end }) => [start.line, start.character, end.line, end.character])]);
}

function unfolded(kept: KeptRanges): Ranges {
  return Object.fromEntries(
    kept.map(([style, places]) => {
      const rangeAt = (_: unknown, at: number) => new vscode.Range(...(places.slice(4 * at, 4 * at + 4) as [number, number, number, number]));
      return [style, Array.from({ length: places.length / 4 }, rangeAt)];
    }),
  );
}
