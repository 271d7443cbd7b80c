import type { Anchored } from '../anchor/anchor';
import { isDoubtful } from '../anchor/doubt';
import type { Analysis } from '../detect/model';
import { getOrMake } from '../getOrMake';
import { ACTOR_TYPES, FIGURE_TYPES, type ActorType, type FigureType, type LocalEntity, type Span, type Suggestion } from '../model';
import type { Annotation } from '../sidecar/model';
import type { Mark, Orphan, TagMark } from './model';
import { placeCues, placeSource } from './placeClaim';
import { claimedSpans } from './claimedSpans';

export interface PlacedMarks {
  /** By start, longer first; of one span: in the order of the sidecar. */
  readonly marks: readonly Mark[];
  readonly orphans: readonly Orphan[];
  /** The analysis' entities and those that only annotations name. */
  readonly entities: readonly LocalEntity[];
}

/** What marks of all kinds have, in the making. */
type Draft = Pick<TagMark, 'start' | 'end' | 'quote' | 'state'> & { -readonly [K in keyof TagMark]?: TagMark[K] };

type Of<K extends Suggestion['kind']> = Extract<Suggestion, { kind: K }>;

/**
 * Merges what the detectors suggest with what people decided: the one list of marks of an article.
 *
 * Each annotation is a mark of its own, also where several annotators marked the same span; a rejected one is kept as a
 * mark of state `rejected`, to be listed and not drawn. A suggestion gives way to any annotation of its kind on its span,
 * and to a person's actor or figure that overlaps it (these do not nest, so theirs is a correction of extent).
 */
export function placeMarks(analysis: Analysis, anchored: readonly Anchored[]): PlacedMarks {
  const { text } = analysis.article;
  const starts = new Set(anchored.map(({ place }) => ('span' in place ? place.span.start : undefined)));
  const suggested = byStart(analysis.suggestions, starts);
  const entities = createEntityList(analysis.entities);
  const marks: Mark[] = [];
  const orphans: Orphan[] = [];
  /** Suggestions of a span and a kind that somebody decided on. */
  const decided = new Set<Suggestion>();
  const decide = (kind: Mark['kind'], { start, end }: Span): Suggestion | undefined => {
    let last: Suggestion | undefined;
    for (const each of suggested.get(start) ?? NONE) if (each.kind === kind && each.end === end) decided.add((last = each));
    return last;
  };
  const kept: Record<'actor' | 'figure', Span[]> = { actor: [], figure: [] };

  for (const { owned, place } of anchored) {
    const { annotator, annotation, line } = owned;
    if ('orphan' in place) {
      orphans.push({ annotator, annotation, line, candidates: place.candidates });
      continue;
    }
    const { span, segments } = place;
    const { kind } = annotation;
    const suggestion = decide(kind, span);
    if (annotation.status !== 'rejected' && (kind === 'actor' || kind === 'figure')) kept[kind].push(span);
    // field by field: of a literal with optional ones spread into it the engine makes a hidden class for every mark, and all that reads marks slows down
    const base: Draft = { start: span.start, end: span.end, quote: text.slice(span.start, span.end), state: annotation.status ?? 'manual' };
    if (segments) base.segments = segments;
    base.annotation = annotation;
    base.annotator = annotator;
    base.anchoring = { how: place.how, doubtful: isDoubtful(place, annotation, text), line };
    if (suggestion) base.reason = suggestion.reason;
    base.tags = annotation.tags ?? [];
    if (annotation.note !== undefined) base.note = annotation.note;
    base.links = annotation.links ?? [];
    base.replies = annotation.replies ?? [];
    const own = base as Omit<TagMark, 'kind'>;
    switch (kind) {
      case 'actor': {
        const same = suggestion as Of<'actor'> | undefined;
        const type = actorType(annotation.type) ?? same?.type ?? 'organization';
        marks.push(Object.assign(own, { kind, type, entity: entities.idOf(annotation, same?.entity, base.quote, type) }));
        break;
      }
      case 'figure': {
        const same = suggestion as Of<'figure'> | undefined;
        marks.push(Object.assign(own, { kind, type: figureType(annotation.type) ?? same?.type ?? 'count', value: annotation.value ?? same?.value ?? {} }));
        break;
      }
      case 'claim': {
        const same = suggestion as Of<'claim'> | undefined;
        const cues = annotation.cues ? placeCues(annotation.cues, span, text, same?.cues ?? []) : (same?.cues ?? []);
        const source = annotation.source ? placeSource(annotation.source, span, text, same?.source) : same?.source;
        const hedged = annotation.hedged ?? (cues.length > 0 ? cues.some((cue) => cue.category !== 'attribution') : (same?.hedged ?? false));
        marks.push(Object.assign(own, source ? { kind, hedged, cues, source } : { kind, hedged, cues }));
        break;
      }
      case 'tag':
        marks.push(Object.assign(own, { kind }));
    }
  }

  const overruled = { actor: claimedSpans(kept.actor), figure: claimedSpans(kept.figure) };
  for (const suggestion of analysis.suggestions) {
    if (starts.has(suggestion.start) && decided.has(suggestion)) continue;
    if (suggestion.kind !== 'claim' && overruled[suggestion.kind].overlaps(suggestion)) continue;
    marks.push(suggestedMark(suggestion));
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return { marks, orphans, entities: entities.all() };
}

const NONE: readonly never[] = [];

const SUGGESTED = { state: 'suggested', tags: NONE, links: NONE, replies: NONE } as const;

/** The mark of a suggestion that nobody has judged. Field by field: what is spread of objects of several forms takes ten times as long. */
export function suggestedMark(suggestion: Suggestion): Mark {
  const { kind, start, end, quote, reason } = suggestion;
  const { state, tags, links, replies } = SUGGESTED;
  switch (kind) {
    case 'actor':
      return { kind, type: suggestion.type, entity: suggestion.entity, start, end, quote, reason, state, tags, links, replies };
    case 'figure':
      return { kind, type: suggestion.type, start, end, quote, value: suggestion.value, reason, state, tags, links, replies };
    case 'claim': {
      const { hedged, cues, source } = suggestion;
      if (source) return { kind, start, end, quote, hedged, cues, source, reason, state, tags, links, replies };
      return { kind, start, end, quote, hedged, cues, reason, state, tags, links, replies };
    }
  }
}

/** Those that start where something else does. */
function byStart(suggestions: readonly Suggestion[], starts: ReadonlySet<number | undefined>): ReadonlyMap<number, readonly Suggestion[]> {
  const found = new Map<number, Suggestion[]>();
  for (const suggestion of suggestions) if (starts.has(suggestion.start)) getOrMake(found, suggestion.start, () => []).push(suggestion);
  return found;
}

function actorType(type: string | undefined): ActorType | undefined {
  return ACTOR_TYPES.find((known) => known === type);
}

function figureType(type: string | undefined): FigureType | undefined {
  return FIGURE_TYPES.find((known) => known === type);
}

interface EntityList {
  /** The local id of an annotated actor; an entity that nobody knew before is added. */
  idOf(annotation: Annotation, suggested: string | undefined, quote: string, type: ActorType): string;
  all(): readonly LocalEntity[];
}

const PRONOUN = /^(?:i|he|him|his|she|her|it|its|they|them|their|we|us|our|you|who|this|these|those)$/iu;

/** An id that a person wrote is the user's own, like one of actors.yaml: it holds through the whole folder. */
function createEntityList(found: readonly LocalEntity[]): EntityList {
  const byId = new Map(found.map((entity) => [entity.id, entity]));
  const byName = new Map<string, string>();
  for (const { id, names } of found) for (const name of names) byName.set(name, id);
  return {
    idOf({ entity: said, status }, suggested, quote, type) {
      const id = said ?? suggested ?? byName.get(quote) ?? quote.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/gu, '');
      const before = byId.get(id);
      if (status === 'rejected' || (said === undefined && before)) return id;
      const names = before?.names ?? [];
      const named = PRONOUN.test(quote) || names.includes(quote) ? names : [...names, quote];
      byId.set(id, { id, type: before?.type ?? type, names: named, origin: said === undefined ? 'text' : 'registry' });
      byName.set(quote, id);
      return id;
    },
    all: () => [...byId.values()],
  };
}
