import type { Mark } from '../corpus/model';
import type { Span } from '../model';
import type { Annotation, Change, Link, Operation } from '../sidecar/model';
import { quoteAt } from '../sidecar/newAnnotation';
import { judgedAnnotation } from './draft';
import { piecesOf } from './pieces';
import { trimSpan, wordsIn } from './words';

/** Who changes marks: their own annotations are changed, of everything else they get one of their own. */
export interface Author {
  readonly name: string;
  readonly newId: () => string;
  /** The folder-wide entity of an actor mark. */
  readonly entityOf: (mark: Mark) => string | undefined;
}

/** The fields that say where an annotation stands; those it no longer has as undefined. */
function fieldsOfPlace(text: string, pieces: readonly Span[]): Change {
  const [first, ...rest] = joined(pieces);
  if (!first) return {};
  return { before: undefined, after: undefined, ...quoteAt(text, first), segments: rest.length > 0 ? rest.map((piece) => quoteAt(text, piece)) : undefined };
}

/** In order; pieces that touch or overlap are one. */
function joined(pieces: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && piece.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, piece.end) };
    else result.push(piece);
  }
  return result;
}

/** Moves a mark to other words. */
export function withPieces(text: string, mark: Mark, pieces: readonly Span[], author: Author): readonly Operation[] {
  return changed(text, mark, fieldsOfPlace(text, pieces), author);
}

/** Makes two marks of one, at the word that the offset stands in or before; undefined where there is no word on one of the sides. */
export function splitMark(text: string, mark: Mark, offset: number, author: Author): readonly Operation[] | undefined {
  const inside = piecesOf(mark).flatMap((piece) => wordsIn(text, piece)).find(({ start, end }) => start < offset && offset < end);
  const at = inside?.start ?? offset;
  const part = (from: number, to: number) => piecesOf(mark).flatMap(({ start, end }) => trimSpan(text, { start: Math.max(start, from), end: Math.min(end, to) }) ?? []);
  const [left, right] = [part(0, at), part(at, text.length)];
  if (left.length === 0 || right.length === 0) return undefined;
  // Which actor and what value the halves have is seen anew from their words
  const anew: Change = { entity: undefined, value: undefined };
  const own = ownAnnotation(text, mark, author);
  const cuesIn = (pieces: readonly Span[]): Change => {
    const cues = own.cues?.filter(({ quote }) => pieces.some(({ start, end }) => text.slice(start, end).includes(quote)));
    return { cues: cues?.length ? cues : undefined };
  };
  const second: Change = { ...anew, ...cuesIn(right), ...fieldsOfPlace(text, right), links: undefined, replies: undefined };
  return [
    ...changed(text, mark, { ...anew, ...cuesIn(left), ...fieldsOfPlace(text, left) }, author),
    { op: 'add', annotator: author.name, annotation: patched({ ...own, id: author.newId() }, second) },
  ];
}

/**
 * Makes one mark of several of one kind, from the beginning of the first to the end of the last. What people said of them is joined; links to
 * them go to the one that stays.
 * @param own all of the author's marks in the article.
 */
export function mergeMarks(text: string, marks: readonly Mark[], author: Author, own: readonly Mark[]): readonly Operation[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const kept = sorted.find((mark) => isOwn(mark, author)) ?? sorted[0];
  if (!kept) return [];
  const others = sorted.filter((mark) => mark !== kept);
  const start = Math.min(...sorted.map((mark) => mark.start));
  const end = Math.max(...sorted.map((mark) => mark.end));
  const pieces = [{ start, end }, ...sorted.flatMap((mark) => mark.segments ?? [])];
  const notes = sorted.flatMap(({ note }) => (note === undefined || note === '' ? [] : [note]));
  const gone = new Set(others.flatMap((mark) => (isOwn(mark, author) ? [mark.annotation.id] : [])));
  const attributes = sorted.flatMap(({ annotation }) => annotation?.attributes ?? []);
  const change: Change = {
    ...fieldsOfPlace(text, pieces),
    value: undefined,
    tags: orNone([...new Set(sorted.flatMap(({ tags }) => tags))]),
    attributes: orNone(attributes),
    note: notes.length > 0 ? notes.join('\n') : undefined,
    links: orNone(sorted.flatMap(({ links }) => links).filter(({ to }) => !gone.has(to))),
  };
  const id = isOwn(kept, author) ? kept.annotation.id : undefined;
  return [
    ...changed(text, kept, change, author),
    ...others.flatMap((mark): Operation[] => (isOwn(mark, author) ? [{ op: 'remove', annotator: author.name, id: mark.annotation.id }] : mark.state === 'suggested' ? rejection(text, mark, author) : [])),
    ...(id === undefined ? [] : own.flatMap((mark) => retargeted(mark, gone, id, author))),
  ];
}

function retargeted(mark: Mark, gone: ReadonlySet<string>, to: string, author: Author): Operation[] {
  if (!isOwn(mark, author) || gone.has(mark.annotation.id) || mark.annotation.id === to || !mark.links.some((link) => gone.has(link.to))) return [];
  const links = mark.links.map((link): Link => (gone.has(link.to) ? { ...link, to } : link));
  return [{ op: 'change', annotator: author.name, id: mark.annotation.id, set: { links } }];
}

function orNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Whether the author may change it: it stands in their own section. */
export function isOwn(mark: Mark, { name }: Author): mark is Mark & { readonly annotation: Annotation } {
  return mark.annotation !== undefined && mark.annotator === name;
}

/**
 * The operations that change fields of a mark: in the author's own annotation, else by one of their own in its place. A suggested claim is
 * rejected then, since claims nest and it would stay beside; suggested actors and figures give way by themselves.
 */
export function changed(text: string, mark: Mark, set: Change, author: Author): readonly Operation[] {
  if (isOwn(mark, author)) return [{ op: 'change', annotator: author.name, id: mark.annotation.id, set }];
  const annotation = patched(ownAnnotation(text, mark, author), set);
  return [...(mark.state === 'suggested' && mark.kind === 'claim' && set.quote !== undefined ? rejection(text, mark, author) : []), { op: 'add', annotator: author.name, annotation }];
}

function patched(annotation: Annotation, set: Change): Annotation {
  return { ...annotation, ...set } as Annotation;
}

function rejection(text: string, mark: Mark, author: Author): Operation[] {
  return mark.kind === 'claim' ? [{ op: 'add', annotator: author.name, annotation: { ...judgedAnnotation(text, mark, 'rejected', undefined), id: author.newId() } }] : [];
}

/** The mark as an annotation of the author's, without what others said of it. */
function ownAnnotation(text: string, mark: Mark, { newId, name, entityOf }: Author): Annotation {
  if (mark.annotation) {
    const { replies: _replies, from: _from, ...rest } = mark.annotation;
    return mark.annotator === name ? rest : { ...rest, id: newId() };
  }
  const { status: _status, ...rest } = judgedAnnotation(text, mark, 'accepted', entityOf(mark));
  return { ...rest, id: newId() };
}
