import { CUE_CATEGORIES, MARK_KINDS, type FigureValue } from '../model';
import type { AnnotatedCue, AnnotatedSource, Annotation, Link, Quote, Reply } from '../sidecar/model';
import type { JsonLine, JsonReply, JsonSpan, JsonValue } from './jsonLines';

/** An annotation read from another file, not yet placed in the text. */
export interface ReadAnnotation {
  readonly article: string;
  readonly annotator: string;
  readonly annotation: Annotation;
  /** Where it stood, in UTF-16 units: a hint for anchoring. */
  readonly start?: number;
}

/**
 * Reads one line of our own JSON Lines. Undefined for a suggestion, which nobody has decided.
 * @throws Error saying which field is wrong.
 */
export function readJsonLine(line: string): ReadAnnotation | undefined {
  const record: unknown = JSON.parse(line);
  if (!isJsonLine(record)) throw new Error('this is no line of an export in JSON Lines: article, id, kind, state and quote must be there.');
  const kind = MARK_KINDS.find((known) => known === record.kind);
  if (kind === undefined) throw new Error(`kind must be one of ${MARK_KINDS.join(', ')}, found ${record.kind}.`);
  if (record.annotator === null) return undefined;
  const [, ...segments] = record.segments;
  const annotation: Annotation = {
    id: record.id,
    kind,
    ...(record.type !== null && { type: record.type }),
    ...quoteOf(record, record),
    ...(segments.length > 0 && { segments: segments.map((segment) => quoteOf(segment)) }),
    ...(record.entity !== null && { entity: record.entity }),
    ...(record.value && { value: valueOf(record.value) }),
    ...(record.hedged !== null && { hedged: record.hedged }),
    ...(record.cues.length > 0 && { cues: record.cues.map(cueOf) }),
    ...(record.source && { source: sourceOf(record.source) }),
    ...(record.links.length > 0 && { links: record.links.map((link) => linkOf(link, record.article)) }),
    ...((record.state === 'accepted' || record.state === 'rejected') && { status: record.state }),
    ...(record.tags.length > 0 && { tags: record.tags }),
    ...(record.note !== null && { note: record.note }),
    ...(record.replies.length > 0 && { replies: record.replies.map(replyOf) }),
    ...(record.from.length > 0 && { from: record.from }),
  };
  return { article: record.article, annotator: record.annotator, annotation, ...(record.start !== null && { start: record.start }) };
}

function isJsonLine(value: unknown): value is JsonLine {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<keyof JsonLine, unknown>;
  return (
    [fields.article, fields.id, fields.kind, fields.state, fields.quote].every((field) => typeof field === 'string') &&
    [fields.segments, fields.cues, fields.tags, fields.links, fields.replies, fields.from].every(Array.isArray) &&
    [fields.annotator, fields.type, fields.entity, fields.note].every((field) => field === null || typeof field === 'string') &&
    [fields.value, fields.source].every((field) => typeof field === 'object')
  );
}

/** A sidecar holds LF line ends. */
function lineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function quoteOf({ quote }: { readonly quote: string }, context?: { readonly before: string; readonly after: string }): Quote {
  return {
    quote: lineFeeds(quote),
    ...(context && context.before !== '' && { before: lineFeeds(context.before) }),
    ...(context && context.after !== '' && { after: lineFeeds(context.after) }),
  };
}

function valueOf({ min, max, date_min, date_max, unit, approximate, of, ambiguous }: JsonValue): FigureValue {
  const low = min ?? date_min;
  const high = max ?? date_max;
  return {
    ...(low !== null && { min: low }),
    ...(high !== null && { max: high }),
    ...(unit !== null && { unit }),
    ...(approximate && { approximate }),
    ...(of !== null && { of }),
    ...(ambiguous && { ambiguous }),
  };
}

function cueOf({ category, quote }: JsonSpan & { readonly category: string }): AnnotatedCue {
  const known = CUE_CATEGORIES.find((name) => name === category);
  if (known === undefined) throw new Error(`a cue's category must be one of ${CUE_CATEGORIES.join(', ')}, found ${category}.`);
  return { category: known, quote: lineFeeds(quote) };
}

function sourceOf({ quote, entity }: JsonSpan & { readonly entity: string | null }): AnnotatedSource {
  return { quote: lineFeeds(quote), ...(entity !== null && { entity }) };
}

function linkOf({ article, id, as }: JsonLine['links'][number], own: string): Link {
  return { to: article === own ? id : `${article}#${id}`, as };
}

function replyOf({ by, text, verdict, resolved }: JsonReply): Reply {
  return { by, ...(text !== null && { text }), ...((verdict === 'accepted' || verdict === 'rejected') && { verdict }), ...(resolved !== null && { resolved }) };
}
