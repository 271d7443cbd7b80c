import type { ArticleMarks, Mark, MarkState, Orphan } from '../corpus/model';
import type { Searched } from '../corpus/search/fields';
import type { QuotedSpan, Span } from '../model';
import type { Annotation, Link } from '../sidecar/model';
import { codePointOffsets } from './codePoints';
import type { ExportDocument, ExportEntity, ExportLink, ExportRow, ExportSpan, PlacedRow } from './model';
import { textAfter, textBefore } from './surroundings';

export interface DocumentInput {
  /** Path of the article relative to the corpus, `/` between folders. */
  readonly name: string;
  readonly text: string;
  readonly marks: Pick<ArticleMarks, 'metadata' | 'marks' | 'orphans'>;
  /** The corpus-wide entity of a mark's local id. */
  readonly entityOf: (localId: string) => ExportEntity | undefined;
  /** Marks of other states are left out; orphans go with `manual`. Default: all. */
  readonly states?: readonly MarkState[];
  /** Narrower still: a selection, a search result. One of the two is given. */
  readonly include?: (found: Searched) => boolean;
}

/** Lays an article's marks out as flat rows with offsets in both units. */
export function exportDocument({ name, text, marks, entityOf, states, include = () => true }: DocumentInput): ExportDocument {
  const codePoint = codePointOffsets(text);
  const place = ({ start, end }: Span): ExportSpan => ({
    start,
    end,
    quote: text.slice(start, end),
    startCodePoint: codePoint(start),
    endCodePoint: codePoint(end),
  });
  const uniqueId = uniqueIds();
  const rows = marks.marks
    .filter((mark) => (states === undefined || states.includes(mark.state)) && include({ mark }))
    .map((mark) => placedRow(mark, { name, text, entityOf, place, uniqueId }));
  const orphans = states === undefined || states.includes('manual') ? marks.orphans.filter((orphan) => include({ orphan })).map((orphan) => orphanRow(orphan, name, entityOf, uniqueId)) : [];
  return { name, text, metadata: marks.metadata, rows, orphans, entities: namedEntities(marks.marks, rows, entityOf) };
}

interface Layout {
  readonly name: string;
  readonly text: string;
  readonly entityOf: DocumentInput['entityOf'];
  readonly place: (span: Span) => ExportSpan;
  readonly uniqueId: (wanted: string) => string;
}

function placedRow(mark: Mark, { name, text, entityOf, place, uniqueId }: Layout): PlacedRow {
  const pieces = [mark, ...(mark.segments ?? [])].map(place).sort((a, b) => a.start - b.start);
  const [first = place(mark)] = pieces;
  const entity = mark.kind === 'actor' ? entityOf(mark.entity) : undefined;
  const annotation = mark.annotation;
  return {
    start: first.start,
    end: first.end,
    startCodePoint: first.startCodePoint,
    endCodePoint: first.endCodePoint,
    quote: first.quote,
    pieces,
    id: uniqueId(annotation?.id ?? `${mark.kind}-${mark.start}-${mark.end}`),
    kind: mark.kind,
    type: 'type' in mark ? mark.type : annotation?.type,
    state: mark.state,
    annotator: mark.annotator,
    before: textBefore(text, first),
    after: textAfter(text, first),
    segments: annotation?.segments ?? [],
    entity: mark.kind === 'actor' ? (entity?.id ?? mark.entity) : undefined,
    entityName: mark.kind === 'actor' ? (entity?.name ?? mark.quote) : undefined,
    value: mark.kind === 'figure' ? mark.value : undefined,
    hedged: mark.kind === 'claim' ? mark.hedged : undefined,
    cues: mark.kind === 'claim' ? mark.cues.map((cue) => ({ ...place(cue), category: cue.category, strength: cue.strength })) : [],
    source: mark.kind === 'claim' && mark.source ? placedSource(mark.source, place, entityOf) : undefined,
    tags: mark.tags,
    note: mark.note,
    replies: mark.replies,
    from: mark.annotation?.from ?? [],
    links: mark.links.map((link) => resolveLink(link, name)),
    rule: mark.reason?.rule,
    status: annotation?.status,
    attributes: annotation?.attributes ?? [],
  };
}

function placedSource(source: QuotedSpan & { readonly entity?: string }, place: Layout['place'], entityOf: DocumentInput['entityOf']) {
  return { ...place(source), ...(source.entity !== undefined && { entity: entityOf(source.entity)?.id ?? source.entity }) };
}

function orphanRow({ annotator, annotation }: Orphan, name: string, entityOf: DocumentInput['entityOf'], uniqueId: Layout['uniqueId']): ExportRow {
  const { id, kind, quote, before = '', after = '', type, entity, segments = [], value, hedged, cues = [], source, links = [], tags = [], note, replies = [], from = [] }: Annotation = annotation;
  return {
    id: uniqueId(id),
    kind,
    type,
    state: 'orphaned',
    annotator,
    quote,
    before,
    after,
    segments,
    entity,
    entityName: entity === undefined ? undefined : (entityOf(entity)?.name ?? quote),
    value,
    hedged,
    cues,
    source,
    tags,
    note,
    replies,
    from,
    links: links.map((link) => resolveLink(link, name)),
    rule: undefined,
    status: annotation.status,
    attributes: annotation.attributes ?? [],
  };
}

/** Of mentions and of the sources of claims. */
function namedEntities(marks: readonly Mark[], rows: readonly PlacedRow[], entityOf: DocumentInput['entityOf']): ExportEntity[] {
  const shown = new Set(rows.flatMap(({ entity, source }) => [entity, source?.entity]));
  const entities = new Map<string, ExportEntity>();
  for (const mark of marks) {
    const local = mark.kind === 'actor' ? mark.entity : mark.kind === 'claim' ? mark.source?.entity : undefined;
    const entity = local === undefined ? undefined : entityOf(local);
    if (entity && shown.has(entity.id)) entities.set(entity.id, entity);
  }
  return [...entities.values()];
}

/** `id` in the same article, or `article#id`. */
function resolveLink({ to, as }: Link, name: string): ExportLink {
  const hash = to.lastIndexOf('#');
  return hash < 0 ? { article: name, id: to, as } : { article: to.slice(0, hash), id: to.slice(hash + 1), as };
}

/** Two suggestions of one kind may share a place, and a hand may have copied an id. */
function uniqueIds(): (wanted: string) => string {
  const uses = new Map<string, number>();
  return (wanted) => {
    const before = uses.get(wanted) ?? 0;
    uses.set(wanted, before + 1);
    return before === 0 ? wanted : `${wanted}-${before + 1}`;
  };
}
