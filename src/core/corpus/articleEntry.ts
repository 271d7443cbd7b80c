import type { ArticleMetadata } from '../article/model';
import type { LocalEntity, Span } from '../model';
import { groupBy } from '../groupBy';
import { detach, type Intern } from './intern';
import { createExcerpts, type Excerpts } from './excerpts';
import { sentenceSpan } from './sentenceSpan';
import type { ActorMark, ArticleMarks, ClaimMark, FigureMark, Mark } from './model';

/** The mentions of one entity in one article, and how often each form of its name comes up. */
export interface EntityMentions {
  readonly marks: readonly ActorMark[];
  readonly forms: readonly (readonly [form: string, count: number])[];
}

/** What the index holds of one article: its marks, the text around them, nothing that keeps the article's text alive. */
export interface ArticleEntry extends ArticleMarks {
  readonly excerpts: Excerpts;
  /** Rejected ones left out; of one span marked by several people the first. */
  readonly actors: readonly ActorMark[];
  /** The same by the article's own entity id. */
  readonly byEntity: ReadonlyMap<string, EntityMentions>;
  readonly figures: readonly FigureMark[];
  /** The sentence that each of the figures stands in. */
  readonly figureSentences: readonly Span[];
  readonly claims: readonly ClaimMark[];
  /** Those that hold links to others. */
  readonly linked: readonly Mark[];
}

export function createArticleEntry(source: ArticleMarks, text: string, intern: Intern): ArticleEntry {
  const sentences = new Map(source.marks.flatMap((mark) => (mark.kind === 'figure' ? [[mark.start, sentenceSpan(text, mark)] as const] : [])));
  const excerpts = createExcerpts(text, [...source.marks.flatMap((mark) => (mark.segments ? [mark, ...mark.segments] : [mark])), ...sentences.values()]);
  const marks = source.marks.map((mark) => detachMark(mark, excerpts, intern));
  const shown = marks.filter((mark, index) => mark.state !== 'rejected' && !isRepeated(marks, index));
  const figures = shown.filter((mark) => mark.kind === 'figure');
  const actors = shown.filter((mark) => mark.kind === 'actor');
  return {
    article: source.article,
    metadata: detachMetadata(source.metadata),
    entities: source.entities.map(({ id, type, names, origin }): LocalEntity => ({ id: intern.text(id), type: intern.text(type), names: names.map(intern.text), origin: intern.text(origin) })),
    marks,
    orphans: source.orphans,
    ...(source.progress && { progress: source.progress }),
    excerpts,
    actors,
    byEntity: new Map([...groupBy(actors, (mark) => mark.entity)].map(([id, own]) => [id, { marks: own, forms: countForms(own) }])),
    figures,
    figureSentences: figures.map((mark) => sentences.get(mark.start) ?? mark),
    claims: shown.filter((mark) => mark.kind === 'claim'),
    linked: marks.filter(({ links }) => links.length > 0),
  };
}

/** Whether somebody marked the same span as this kind before. Marks are sorted: those of one start stand together. */
function isRepeated(marks: readonly Mark[], index: number): boolean {
  const mark = marks[index];
  for (let at = index - 1; mark && at >= 0 && marks[at]?.start === mark.start; at--) {
    const other = marks[at];
    if (other?.kind === mark.kind && other.end === mark.end && other.state !== 'rejected') return true;
  }
  return false;
}

function countForms(marks: readonly ActorMark[]): (readonly [string, number])[] {
  return [...groupBy(marks, (mark) => mark.quote)].map(([form, all]) => [form, all.length]);
}

const NONE: readonly never[] = [];

/** A mark without any string that belongs to the article's text, and nothing twice that many marks share. */
function detachMark(mark: Mark, excerpts: Excerpts, intern: Intern): Mark {
  const { start, end, reason } = mark;
  const quote = mark.kind === 'actor' ? intern.text(mark.quote) : (excerpts.slice(mark) ?? detach(mark.quote));
  if (mark.annotation || !reason) return { ...mark, quote };
  // written out field by field: such an object takes half the memory of a spread one, and a folder holds a million
  const state = intern.text(mark.state);
  const why = intern.reason(reason);
  switch (mark.kind) {
    case 'claim': {
      const cues = mark.cues.map((cue) => ({ start: cue.start, end: cue.end, quote: intern.text(cue.quote), category: intern.text(cue.category), strength: cue.strength }));
      const { source } = mark;
      const found: Mark = { start, end, quote, state, kind: 'claim', hedged: mark.hedged, cues, reason: why, tags: NONE, links: NONE, replies: NONE };
      return source ? { ...found, source: { ...source, quote: intern.text(source.quote) } } : found;
    }
    case 'figure': {
      const value = mark.value.of === undefined ? mark.value : { ...mark.value, of: intern.text(mark.value.of) };
      return { start, end, quote, state, kind: 'figure', type: intern.text(mark.type), value, reason: why, tags: NONE, links: NONE, replies: NONE };
    }
    case 'actor':
      return { start, end, quote, state, kind: 'actor', type: intern.text(mark.type), entity: intern.text(mark.entity), reason: why, tags: NONE, links: NONE, replies: NONE };
    case 'tag':
      return { start, end, quote, state, kind: 'tag', reason: why, tags: NONE, links: NONE, replies: NONE };
  }
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
