import type { MarkState } from '../core/corpus/model';
import type { SearchedArticle } from '../core/corpus/search/fields';
import type { AnnotationQuery } from '../core/corpus/search/searchAnnotations';
import { exportDocument } from '../core/exchange/document';
import { exportEntity } from '../core/exchange/entity';
import type { ExportDocument } from '../core/exchange/model';
import { articleName, type ArticleFile, type Complain } from './articleFiles';
import type { Io } from './command';
import { createCorpusReader } from './corpusFolder';
import { inTwoPasses } from './twoPasses';

/** What is taken of the articles. */
interface Narrowed {
  readonly states: readonly MarkState[];
  readonly query: AnnotationQuery | undefined;
}

/**
 * Articles with their sidecars, one after the other, their actors one through all of them.
 * @param given the words of the command line that named them.
 */
export async function* readDocuments(files: readonly ArticleFile[], given: readonly string[], { states, query }: Narrowed, complain: Complain, io: Io): AsyncGenerator<ExportDocument> {
  const corpus = createCorpusReader();
  const read = (file: ArticleFile, pass: 1 | 2) => {
    const name = articleName(file, given);
    const article = corpus.read(file, name, 'with sidecar', pass === 1 ? complain : () => undefined);
    return article && { name, ...article };
  };
  let done = 0;
  for (const { article, entityOf } of inTwoPasses(files, () => corpus.registry(), read)) {
    const { name, text, marks } = article;
    const searched: SearchedArticle = { name, marks, entityOf: (localId) => entityOf(name, localId) };
    const document = exportDocument({
      name,
      text,
      marks,
      states,
      ...(query && { include: (found) => query(found, searched) }),
      entityOf: (localId) => {
        const entity = entityOf(name, localId);
        return entity && exportEntity(entity);
      },
    });
    if (!query || document.rows.length + document.orphans.length > 0) yield document;
    await io.progress(++done, files.length);
  }
}
