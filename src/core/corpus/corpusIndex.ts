import type { ArticleMetadata } from '../article/model';
import type { Span } from '../model';
import type { KnownActor } from '../sidecar/registryModel';
import type { ClaimAt, SimilarClaim } from './claimTable';
import type { FigureRules } from './compareFigures';
import type { CorpusEntity } from './corpusEntity';
import { createIndex } from './createIndex';
import type { ArticleMentions } from './entityTable';
import type { ContextLine, Position } from './excerpts';
import type { ComparedFigure, FigureAt } from './figureTable';
import type { KeptIndex } from './kept/keptIndex';
import type { ArticleStamp } from './kept/stamps';
import type { ArticleMarks, ClaimMark, FigureMark, Mark, Orphan } from './model';
import type { ParcelReceiver, ReceivedArticle } from './packing/parcelReceiver';
import { DEFLATING } from './packing/deflating';
import { createArticleWriter } from './packing/writeArticle';

export interface IndexedArticle {
  readonly article: string;
  readonly metadata: ArticleMetadata;
  readonly actors: number;
  readonly figures: number;
  readonly claims: number;
  readonly orphans: number;
  /** Marks and orphans that people made or judged. */
  readonly annotations: number;
}

/**
 * Everything known of a folder of articles, in memory. Articles come and go one at a time; what hangs on all of them
 * (which local entities are one actor, which claims share words) is worked out at the next question, once for any number
 * of changes. Articles are ordered by date, undated ones last. Holds the surroundings of the marks, no article texts.
 */
export interface CorpusIndex {
  /** Grows with every change. */
  readonly version: number;
  readonly size: number;
  /** Puts an article in or replaces it. @param text its text today; only the surroundings of its marks are kept. */
  set(marks: ArticleMarks, text: string): void;
  /** Takes the parcels of workers, which pack articles as `set` does; by another after `goOnFrom`. */
  readonly receiver: ParcelReceiver;
  /** Puts in an article that was received. @returns whether that still can be: else it is to be packed again. */
  setReceived(received: ReceivedArticle): boolean;
  remove(article: string): void;
  rename(from: string, to: string): void;
  setRegistry(actors: readonly KnownActor[]): void;
  /**
   * Takes over the articles of an index that was kept; those it holds already stay as they are. To be run to its end, with pauses at will:
   * nothing changes before.
   * @param kept is the index's own from now on.
   * @param unwanted the articles to leave out: asked at the beginning and once more at the end.
   */
  goOnFrom(kept: KeptIndex, unwanted: () => Iterable<string>): Generator<undefined, void>;
  /**
   * All that another index needs to go on from here; with pauses at will, begun anew where the index changes meanwhile.
   * @param stampOf the files an article was made of, where it was made of files.
   */
  keep(stampOf: (article: string) => ArticleStamp | undefined): Generator<undefined, KeptIndex>;

  articles(): readonly IndexedArticle[];
  /** As it was set; the marks' quotes and offsets are those of the text then. */
  article(article: string): ArticleMarks | undefined;
  orphans(): readonly { readonly article: string; readonly orphan: Orphan }[];
  /** Every mark that holds links to others. */
  linkedMarks(): readonly { readonly article: string; readonly mark: Mark }[];
  /** A line of context around a mark, or undefined where the text around a span was not kept. */
  context(article: string, span: Span): ContextLine | undefined;
  /** Line and column of an offset, without the text. */
  position(article: string, offset: number): Position | undefined;
  /** The same for many offsets of an article. */
  positions(article: string): ((offset: number) => Position) | undefined;

  /** The folder-wide entity of an actor mark or a claim's source. */
  entityOf(article: string, localId: string): CorpusEntity | undefined;
  entity(id: string): CorpusEntity | undefined;
  /** The most mentioned first. */
  entities(): readonly CorpusEntity[];
  /** Works out what `entities` has to, with pauses at will: for after many articles came. */
  describing(): Generator<undefined, void>;
  /** Entities with a name that holds the words typed: those of that very name, those whose name begins with them, the others; each the most mentioned first. */
  findEntities(query: string, limit?: number): readonly CorpusEntity[];
  mentions(entity: string): readonly ArticleMentions[];

  /** The folder-wide ids of the actors that an article mentions. */
  actorsIn(article: string): readonly string[];

  /** The figures of an article that lie in a span. */
  figuresIn(article: string, span: Span): readonly FigureAt[];
  /** @param rules `FIGURE_RULES`. */
  comparableFigures(article: string, mark: FigureMark, rules: FigureRules): readonly ComparedFigure[];
  claimsBy(entity: string): readonly ClaimAt[];
  /** With pauses at will. */
  claimsAbout(entity: string): Generator<undefined, readonly ClaimAt[]>;
  similarClaims(article: string, mark: ClaimMark): readonly SimilarClaim[];
}

/** An index that packs what is put into it, all of its code loaded. */
export function createCorpusIndex(registry: readonly KnownActor[] = []): CorpusIndex {
  return createIndex({ writing: () => createArticleWriter, deflating: () => DEFLATING }, registry);
}
