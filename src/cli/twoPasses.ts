import { createCorpusIndex } from '../core/corpus/corpusIndex';
import type { CorpusEntity } from '../core/corpus/corpusEntity';
import type { ArticleMarks } from '../core/corpus/model';
import type { KnownActor } from '../core/sidecar/registryModel';

interface ReadArticle {
  /** Unique among the articles. */
  readonly name: string;
  readonly text: string;
  readonly marks: Pick<ArticleMarks, 'entities'>;
}

/** The corpus-wide entity of an article's own id. */
export type EntityOf = (article: string, localId: string) => CorpusEntity | undefined;

/** Characters of text whose analyses are kept for the second pass: some hundred megabytes at most. */
const KEPT = 5_000_000;

/**
 * Which local actors are one is known only when all articles are read: so they are read twice, first for their actors
 * and then, one at a time, for everything. What fits into memory is kept from the first time; a corpus of any size passes.
 * @param registry asked after the first pass.
 * @param read undefined where there is nothing to take from a file; called a second time only for what was not kept.
 * @param keep characters of text.
 */
export function* inTwoPasses<F, T extends ReadArticle>(
  files: readonly F[],
  registry: () => readonly KnownActor[],
  read: (file: F, pass: 1 | 2) => T | undefined,
  keep = KEPT,
): Generator<{ readonly article: T; readonly entityOf: EntityOf }> {
  const index = createCorpusIndex();
  const kept = new Map<F, T>();
  const readable: F[] = [];
  let room = keep;
  for (const file of files) {
    const article = read(file, 1);
    if (!article) continue;
    readable.push(file);
    // without marks and text: the index is asked for nothing but identity here
    index.set({ article: article.name, metadata: {}, entities: article.marks.entities, marks: [], orphans: [] }, '');
    room -= article.text.length;
    if (room >= 0) kept.set(file, article);
  }
  index.setRegistry(registry());
  for (const file of readable) {
    const article = kept.get(file) ?? read(file, 2);
    kept.delete(file);
    if (article) yield { article, entityOf: (name, localId) => index.entityOf(name, localId) };
  }
}
