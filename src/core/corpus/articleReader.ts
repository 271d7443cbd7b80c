import type { ArticleEntry, ArticlePlace } from './articleEntry';
import type { ArticlePacker } from './packing/articlePacker';
import type { StoredArticle, UnpackedExcerpts } from './packing/storedArticle';

/** Reads stored articles, and keeps those unpacked that were read last. */
export interface ArticleReader {
  open(stored: StoredArticle): ArticleEntry;
  /** The text around its marks, without the marks. */
  excerpts(stored: StoredArticle): UnpackedExcerpts;
  /** Its metadata are read when they are looked at. */
  place(stored: StoredArticle): ArticlePlace;
  readonly packer: ArticlePacker;
}

/** For what is asked about the article on the screen again and again; an unpacked article takes up to 90 kB. */
const KEPT_ENTRIES = 32;
/** As many as a card looks at, for its next one; some 10 kB each. */
const KEPT_EXCERPTS = 200;

export function createArticleReader(packer: ArticlePacker): ArticleReader {
  const excerpts = keepLast(KEPT_EXCERPTS, packer.excerpts);
  return {
    packer,
    open: keepLast(KEPT_ENTRIES, (stored) => packer.unpack(stored, excerpts(stored))),
    excerpts,
    place: (stored) => ({
      article: stored.article,
      get metadata() {
        return packer.metadata(stored);
      },
    }),
  };
}

/** Remembers what was made of those asked for last. */
function keepLast<T>(most: number, make: (stored: StoredArticle) => T): (stored: StoredArticle) => T {
  const kept = new Map<StoredArticle, T>();
  return (stored) => {
    const made = kept.get(stored) ?? make(stored);
    kept.delete(stored);
    kept.set(stored, made);
    for (const [oldest] of kept) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return made;
  };
}
