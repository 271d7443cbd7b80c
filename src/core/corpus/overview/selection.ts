import type { ArticleMetadata } from '../../article/model';
import { CONSENSUS } from '../../review/consensus';
import { annotatorsOf } from '../../review/progress';
import type { Span } from '../../model';
import type { CorpusEntity } from '../corpusEntity';
import type { CorpusIndex } from '../corpusIndex';
import type { ActorMark, ArticleMarks, Mark } from '../model';
import type { SearchedArticle } from '../search/fields';
import { parseQuery } from '../search/parseQuery';
import { queryOfTerms } from '../search/searchAnnotations';

/** One folder of articles. */
export interface OverviewSource {
  /** Tells folders apart: two may have an actor of one id. */
  readonly folder: string;
  readonly index: CorpusIndex;
  /** An article's path as people see it. */
  readonly nameOf: (article: string) => string;
}

/** What is kept of an article when its marks are let go: an index holds them as bytes, and gives them one article at a time. */
export interface ArticleRef {
  readonly source: OverviewSource;
  readonly id: string;
  readonly metadata: ArticleMetadata;
}

/** An article with the marks of it that meet the filter: what all parts of the overview are made from. */
export interface SelectedArticle extends ArticleRef {
  readonly marks: ArticleMarks;
  /** By place; of one span that several people marked as one kind the first. */
  readonly selected: readonly Mark[];
  /** The actors that the selected ones may appear with: the filter's `actor:` asks who is in the middle, not with whom. */
  readonly companions: readonly ActorMark[];
  /** Whose work is shown: with a filter those with an annotation that meets it. */
  readonly annotators: readonly string[];
  /** How many of each annotator's annotations meet the filter, and where the first of them stands, if it has a place. */
  readonly byAnnotator: ReadonlyMap<string, { readonly count: number; readonly first?: Span }>;
}

/**
 * Picks what meets a query of *Search Annotations*. Rejected annotations are left out unless the query speaks of `status`.
 * @yields each article by date, folder by folder; undefined in place of one with nothing that meets the filter.
 * @throws QueryError
 */
export function* selectMarks(sources: readonly OverviewSource[], query: string): Generator<SelectedArticle | undefined> {
  const terms = parseQuery(query);
  const meets = queryOfTerms(terms);
  const aboutActors = terms.some(({ field }) => field === 'actor');
  const meetsRest = aboutActors ? queryOfTerms(terms.filter(({ field }) => field !== 'actor')) : meets;
  const withRejected = terms.some(({ field }) => field === 'status');
  for (const source of sources) {
    for (const { article: id, metadata } of source.index.articles()) {
      const marks = source.index.article(id);
      if (!marks) continue;
      const searched: SearchedArticle = { name: source.nameOf(id), address: id, marks, entityOf: (localId) => source.index.entityOf(id, localId) };
      const wanted = marks.marks.filter((mark) => (withRejected || mark.state !== 'rejected') && meets({ mark }, searched));
      const orphans = marks.orphans.filter((orphan) => meets({ orphan }, searched));
      if (terms.length > 0 && wanted.length + orphans.length === 0) {
        yield undefined;
        continue;
      }
      const selected = oncePerSpan(wanted);
      const around = aboutActors ? oncePerSpan(marks.marks.filter((mark) => mark.state !== 'rejected' && meetsRest({ mark }, searched))) : selected;
      const byAnnotator = countAnnotators([...wanted, ...orphans]);
      const annotators = terms.length === 0 ? annotatorsOf([marks]) : [...byAnnotator.keys()];
      yield { source, id, metadata, marks, selected, companions: around.filter((mark) => mark.kind === 'actor'), annotators, byAnnotator };
    }
  }
}

/** Marks are sorted: those of one start stand together. */
function oncePerSpan(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ kind, start, end }, index) => {
    for (let at = index - 1; at >= 0 && marks[at]?.start === start; at--) if (marks[at]?.kind === kind && marks[at]?.end === end) return false;
    return true;
  });
}

function countAnnotators(found: readonly { readonly annotator?: string; readonly start?: number; readonly end?: number }[]): SelectedArticle['byAnnotator'] {
  const counts = new Map<string, { count: number; first?: Span }>();
  for (const { annotator, start, end } of found) {
    if (annotator === undefined || annotator === CONSENSUS) continue;
    const known = counts.get(annotator);
    const first = known?.first ?? (start === undefined || end === undefined ? undefined : { start, end });
    counts.set(annotator, { count: (known?.count ?? 0) + 1, ...(first && { first }) });
  }
  return counts;
}

export interface Actor extends Pick<CorpusEntity, 'name' | 'type'> {
  /** One of a kind through all folders. */
  readonly key: string;
}

/** The real-world actor behind an id of an article. */
export function actorOf({ source, id }: ArticleRef, localId: string): Actor | undefined {
  const entity = source.index.entityOf(id, localId);
  return entity && { key: `${source.folder} ${entity.id}`, name: entity.name, type: entity.type };
}
