import type * as vscode from 'vscode';
import type { CorpusIndex } from '../core/corpus/corpusIndex';
import { keptArticles, type KeptArticle } from '../core/corpus/kept/keptIndex';
import { settledStamp, type ArticleStamp, type FileStamp } from '../core/corpus/kept/stamps';
import { stampOf } from './files';
import type { IndexStore } from './indexStore';
import { inSlices } from './inSlices';
import { sidecarOf } from './texts';

/** Lets an index go on where it ended in the session before, as far as the files are still the same. */
export interface WarmStart {
  /** The files of an article as they stand; undefined where they may change within the same moment, or cannot be looked at. */
  stampOf(uri: vscode.Uri): Promise<ArticleStamp | undefined>;
  /** The index holds the marks of these very files; undefined: of something else, such as unsaved text. */
  indexed(article: string, stamp: ArticleStamp | undefined): void;
  /** Nothing that was read counts any more: the settings changed. */
  forgetAll(): void;
  /**
   * @param isUntouched whether nobody has asked for an article in this session.
   * @returns the articles that need not be read.
   */
  restore(settings: string, articles: readonly vscode.Uri[], sidecars: readonly vscode.Uri[], isUntouched: (article: string) => boolean): Promise<readonly vscode.Uri[]>;
  /** Keeps the index for the next session, where enough of it is new. @param few articles that are not worth it. */
  keep(settings: string, few: number): Promise<void>;
}

/** Files are looked at so many at once. */
const AT_ONCE = 64;
/** The index is kept again when more than this share of it is new. */
const SMALL_SHARE = 0.01;

export function createWarmStart(id: string, index: CorpusIndex, store: IndexStore): WarmStart {
  const stamps = new Map<string, ArticleStamp>();
  /** Articles that are new or gone since the index was kept. */
  const changed = new Set<string>();

  return {
    async stampOf(uri) {
      const [article, sidecar] = await Promise.all([stampOf(uri), stampOf(sidecarOf(uri))]);
      return article && settledStamp({ article, ...(sidecar && { sidecar }) }, Date.now());
    },
    indexed(article, of) {
      changed.add(article);
      if (of) stamps.set(article, of);
      else stamps.delete(article);
    },
    forgetAll: () => stamps.clear(),
    async restore(settings, articles, sidecars, isUntouched) {
      const kept = await store.read(id, settings);
      if (!kept) return [];
      const before = keptArticles(kept);
      const same = await unchanged(before, articles, new Set(sidecars.map(String)));
      const isWanted = ({ article }: KeptArticle): boolean => same.has(article) && isUntouched(article);
      const unwanted = (): string[] => before.filter((each) => !isWanted(each)).map(({ article }) => article);
      await inSlices(index.goOnFrom(kept, unwanted), () => true, () => undefined);
      for (const each of before) {
        if (each.stamp && isWanted(each)) stamps.set(each.article, each.stamp);
        else changed.add(each.article);
      }
      return articles.filter((uri) => stamps.has(uri.toString()) && isUntouched(uri.toString()));
    },
    async keep(settings, few) {
      if (changed.size <= Math.max(few, index.size * SMALL_SHARE)) return;
      changed.clear();
      const kept = await inSlices(index.keep((article) => stamps.get(article)), () => true, () => undefined);
      if (kept) await store.write(id, settings, kept);
    },
  };
}

/** The kept articles whose files are as they were. */
async function unchanged(kept: readonly KeptArticle[], articles: readonly vscode.Uri[], sidecars: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const stamps = new Map(kept.map(({ article, stamp: of }) => [article, of]));
  const same = new Set<string>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let uri = articles[next++]; uri; uri = articles[next++]) {
      const before = stamps.get(uri.toString());
      const sidecar = sidecarOf(uri);
      if (!before || sidecars.has(sidecar.toString()) !== (before.sidecar !== undefined)) continue;
      const [now, beside] = await Promise.all([stampOf(uri), before.sidecar && stampOf(sidecar)]);
      if (isSame(now, before.article) && isSame(beside, before.sidecar)) same.add(uri.toString());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return same;
}

function isSame(a: FileStamp | undefined, b: FileStamp | undefined): boolean {
  return a?.mtime === b?.mtime && a?.size === b?.size;
}
