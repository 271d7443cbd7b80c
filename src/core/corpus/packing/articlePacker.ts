import type { LocalEntity } from '../../model';
import type { ArticleMarks } from '../model';
import { createPages } from './pages';
import { createStoredReader, type PackedArticle, type StoredArticle, type StoredReader } from './storedArticle';
import type { PackingTables, ReadingTables } from './tables';
import { createArticleWriter } from './writeArticle';

/** Packs articles for an index, and reads them, by whosever tables they were packed. */
export interface ArticlePacker extends StoredReader {
  /** @param text of the article today; only the surroundings of its marks are kept. */
  pack(marks: ArticleMarks, text: string): StoredArticle;
  /** Packs an article that another packer had packed. */
  packAgain(stored: StoredArticle, other: ArticlePacker): StoredArticle;
  /** Takes in an article that was packed elsewhere. @param tables by whose it was. */
  take(packed: PackedArticle, entities: readonly LocalEntity[], tables: number): StoredArticle;
}

/**
 * @param own what is packed here is packed by these: number 0.
 * @param others by which articles were packed elsewhere, from number 1 on.
 */
export function createArticlePacker(own: PackingTables, others: readonly ReadingTables[] = []): ArticlePacker {
  const writer = createArticleWriter(own);
  const onPage = createPages();
  const first = createStoredReader(own);
  const readers = [first, ...others.map(createStoredReader)];
  const readerOf = ({ tables }: StoredArticle): StoredReader => readers[tables] ?? first;
  const take = (packed: PackedArticle, entities: readonly LocalEntity[], tables: number): StoredArticle => ({ ...packed, entities, tables, bytes: onPage(packed.bytes) });

  return {
    pack(marks, text) {
      const written = writer.write(marks, text);
      return take(written, written.entities, 0);
    },
    packAgain(stored, other) {
      const excerpts = other.excerpts(stored);
      const entry = other.unpack(stored, excerpts);
      const sentences = entry.figures.map((figure, item) => other.figure(stored, excerpts, item)?.sentence ?? figure);
      const written = writer.writeAgain(entry, excerpts.code, sentences);
      return take(written, written.entities, 0);
    },
    take,
    unpack: (stored, excerpts) => readerOf(stored).unpack(stored, excerpts),
    excerpts: (stored) => readerOf(stored).excerpts(stored),
    metadata: (stored) => readerOf(stored).metadata(stored),
    position: (stored, offset) => readerOf(stored).position(stored, offset),
    positions: (stored) => readerOf(stored).positions(stored),
    mentions: (stored, entity) => readerOf(stored).mentions(stored, entity),
    mentionSpans: (stored, entity) => readerOf(stored).mentionSpans(stored, entity),
    counts: (stored) => readerOf(stored).counts(stored),
    figureActors: (stored, item) => readerOf(stored).figureActors(stored, item),
    visitFigures: (stored, visitor) => readerOf(stored).visitFigures(stored, visitor),
    visitClaims: (stored, visitor) => readerOf(stored).visitClaims(stored, visitor),
    figure: (stored, excerpts, item) => readerOf(stored).figure(stored, excerpts, item),
  };
}
