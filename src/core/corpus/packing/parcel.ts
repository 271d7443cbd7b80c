import type { LocalEntity } from '../../model';
import type { PackedArticle } from './storedArticle';
import type { SentTables, TablesSize } from './tables';

/**
 * An article that a worker has packed, on its way to the index: its bytes, what the index's own tables need to know of it, and what is new
 * in the worker's tables since its last parcel. Plain data, a sixteenth of the article's marks.
 */
export interface Parcel {
  /** Of the tables it was packed by: those that the index has sent its `Opening` for. */
  readonly session: string;
  readonly article: PackedArticle;
  /** Its entities by their numbers in the session, in which each is told of once. */
  readonly entities: readonly number[];
  /** The words of its claims, by the worker's numbers: each as often as there are claims that hold it. */
  readonly words: Uint32Array;
  /** Where the worker's tables stood before. */
  readonly from: SessionSize;
  readonly news: SentTables;
  readonly newEntities: readonly LocalEntity[];
}

export interface SessionSize extends TablesSize {
  readonly entities: number;
}

/** What a worker has to know before it packs for an index. */
export interface Opening {
  readonly session: string;
  /** Where the worker's tables go on from. */
  readonly tables: SentTables;
}
