import type { ArticleMetadata } from '../article/model';
import type { ArticleEntry, ArticlePlace } from './articleEntry';
import type { StoredArticle, StoredReader, UnpackedExcerpts } from './packing/storedArticle';

/** Reads stored articles, and keeps those unpacked that were read last. */
export interface ArticleReader {
  open(stored: StoredArticle): ArticleEntry;
  /** The text around its marks, without the marks. */
  excerpts(stored: StoredArticle): UnpackedExcerpts;
  claims(stored: StoredArticle): ComparedClaims;
  /** Its metadata are read when they are looked at. */
  place(stored: StoredArticle): ArticlePlace;
  /** What reads them, without keeping any. */
  readonly stored: StoredReader;
}

/** Claims as others are held against them, in plain numbers: a kilobyte or two for an article. */
export interface ComparedClaims {
  /** Of each claim: start, end, stance (for `stanceOfCode`), and where its words end. */
  readonly heads: Uint32Array;
  /** What they speak of, one claim behind the other, by the numbers that all articles share; of one claim each once. */
  readonly words: Uint32Array;
}
/** How many numbers a head has. */
export const CLAIM_HEAD = 4;

/** For what is asked about the article on the screen again and again; an unpacked article takes up to 90 kB. */
const KEPT_ENTRIES = 32;
/** As many as a card looks at, for its next one; some 10 kB each. */
const KEPT_EXCERPTS = 200;
/** A claim is held against those of three hundred articles, for the next one of much the same ones. */
const KEPT_CLAIMS = 2000;

export function createArticleReader(stored: StoredReader): ArticleReader {
  const excerpts = keepLast(KEPT_EXCERPTS, stored.excerpts);
  return {
    stored,
    open: keepLast(KEPT_ENTRIES, (article) => stored.unpack(article, excerpts(article))),
    excerpts,
    claims: keepLast(KEPT_CLAIMS, (article) => comparedClaims(stored, article)),
    place: (article) => new PlaceOfArticle(stored, article),
  };
}

/** Of a class, as lists hold tens of thousands: an object with a getter of its own takes some hundred bytes. */
class PlaceOfArticle implements ArticlePlace {
  constructor(
    private readonly reader: StoredReader,
    private readonly stored: StoredArticle,
  ) {}
  get article(): string {
    return this.stored.article;
  }
  get metadata(): ArticleMetadata {
    return this.stored.bytes.length === 0 ? {} : this.reader.metadata(this.stored); // it may be gone
  }
}

function comparedClaims(reader: StoredReader, stored: StoredArticle): ComparedClaims {
  const heads: number[] = [];
  const words: number[] = [];
  reader.visitClaims(stored, {
    word: (word) => words.push(word),
    claim: (_item, _source, stance, start, end) => heads.push(start, end, stance, words.length),
  });
  return { heads: Uint32Array.from(heads), words: Uint32Array.from(words) };
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
