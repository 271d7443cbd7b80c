import type { ArticleMetadata } from '../article/model';
import type { LocalEntity, Span } from '../model';
import { groupBy } from './groupBy';
import { createExcerpts, type Excerpts } from './excerpts';
import { sentenceSpan } from './sentenceSpan';
import type { ActorMark, ArticleMarks, ClaimMark, FigureMark, Mark, Orphan } from './model';

/** What the index holds of one article: its marks, the text around them, nothing that keeps the article's text alive. */
export interface ArticleEntry extends ArticleMarks {
  readonly excerpts: Excerpts;
  /** Rejected ones left out; of one span marked by several people the first. */
  readonly actors: readonly ActorMark[];
  /** The same by the article's own entity id. */
  readonly byEntity: ReadonlyMap<string, readonly ActorMark[]>;
  readonly figures: readonly FigureMark[];
  /** The sentence that each of the figures stands in. */
  readonly figureSentences: readonly Span[];
  readonly claims: readonly ClaimMark[];
}

export function createArticleEntry(source: ArticleMarks, text: string): ArticleEntry {
  const sentences = new Map(source.marks.flatMap((mark) => (mark.kind === 'figure' ? [[mark.start, sentenceSpan(text, mark)] as const] : [])));
  const excerpts = createExcerpts(text, [...source.marks.flatMap((mark) => [mark, ...(mark.segments ?? [])]), ...sentences.values()]);
  const marks = source.marks.map((mark) => detachMark(mark, excerpts));
  const seen = new Set<string>();
  const shown = marks.filter((mark) => {
    const key = `${mark.kind} ${mark.start} ${mark.end}`;
    if (mark.state === 'rejected' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const figures = shown.filter((mark) => mark.kind === 'figure');
  const actors = shown.filter((mark) => mark.kind === 'actor');
  return {
    article: source.article,
    metadata: detachMetadata(source.metadata),
    entities: source.entities.map((entity): LocalEntity => ({ ...entity, names: entity.names.map(detach) })),
    marks,
    orphans: source.orphans.map((orphan): Orphan => ({ ...orphan })),
    excerpts,
    actors,
    byEntity: groupBy(actors, (mark) => mark.entity),
    figures,
    figureSentences: figures.map((mark) => sentences.get(mark.start) ?? mark),
    claims: shown.filter((mark) => mark.kind === 'claim'),
  };
}

/** A copy of a string: a slice of a long text keeps that whole text in memory. */
function detach(text: string): string {
  return text.length < 13 ? text : [text, ''].join('\n').slice(0, -1);
}

function detachMark(mark: Mark, excerpts: Excerpts): Mark {
  const quote = excerpts.slice(mark) ?? detach(mark.quote);
  if (mark.kind === 'claim') {
    return {
      ...mark,
      quote,
      cues: mark.cues.map((cue) => ({ ...cue, quote: detach(cue.quote) })),
      ...(mark.source && { source: { ...mark.source, quote: detach(mark.source.quote) } }),
    };
  }
  if (mark.kind === 'figure' && mark.value.of !== undefined) return { ...mark, quote, value: { ...mark.value, of: detach(mark.value.of) } };
  return { ...mark, quote };
}

function detachMetadata({ title, date, author, outlet }: ArticleMetadata): ArticleMetadata {
  return {
    ...(title && { title: { ...title, quote: detach(title.quote) } }),
    ...(date && { date: { ...date, quote: detach(date.quote) } }),
    ...(author && { author: { ...author, quote: detach(author.quote) } }),
    ...(outlet && { outlet: { ...outlet, quote: detach(outlet.quote) } }),
  };
}

/** Articles by date, undated ones last, then by name: the order of every list. */
export function byDate(a: { readonly article: string; readonly metadata: ArticleMetadata }, b: typeof a): number {
  const left = sortable(a.metadata.date?.iso);
  const right = sortable(b.metadata.date?.iso);
  return left < right ? -1 : left > right ? 1 : a.article < b.article ? -1 : a.article > b.article ? 1 : 0;
}

/** A day without a year cannot be put among the others. */
function sortable(iso: string | undefined): string {
  return iso === undefined || iso.startsWith('-') ? '~' : iso;
}
