import type { ArticleMetadata } from '../article/model';
import type { LocalEntity, Reason, Span } from '../model';
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
  const share = createShare();
  const marks = source.marks.map((mark) => detachMark(mark, excerpts, share));
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

const NONE: readonly never[] = [];

/** The words of a mark as slices of the excerpts, and nothing twice that all marks share: a folder holds a million of them. */
function detachMark(mark: Mark, excerpts: Excerpts, share: Share): Mark {
  const base = {
    quote: excerpts.slice(mark) ?? detach(mark.quote),
    ...(mark.reason && { reason: share(mark.reason) }),
    tags: mark.tags.length === 0 ? NONE : mark.tags,
    links: mark.links.length === 0 ? NONE : mark.links,
    replies: mark.replies.length === 0 ? NONE : mark.replies,
  };
  switch (mark.kind) {
    case 'claim':
      return {
        ...mark,
        ...base,
        cues: mark.cues.map((cue) => ({ ...cue, quote: detach(cue.quote) })),
        ...(mark.source && { source: { ...mark.source, quote: detach(mark.source.quote) } }),
      };
    case 'figure':
      return { ...mark, ...base, ...(mark.value.of !== undefined && { value: { ...mark.value, of: detach(mark.value.of) } }) };
    case 'actor':
    case 'tag':
      return { ...mark, ...base };
  }
}

type Share = (reason: Reason) => Reason;

/** One object for all equal reasons of an article. */
function createShare(): Share {
  const known = new Map<string, Reason>();
  return (reason) => {
    const key = `${reason.rule}\n${reason.detail ?? ''}`;
    const same = known.get(key);
    if (same) return same;
    const own = { rule: reason.rule, ...(reason.detail !== undefined && { detail: detach(reason.detail) }) };
    known.set(key, own);
    return own;
  };
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
