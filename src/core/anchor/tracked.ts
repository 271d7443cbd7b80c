import type { Span } from '../model';
import type { Annotation, OwnedAnnotation, Quote } from '../sidecar/model';
import type { Anchored, Placed, Unplaced } from './anchor';
import { normaliseFragment } from './normalText';
import { textSimilarity } from './wordSimilarity';

/** Where the edits of an open document have moved an annotation. */
export interface TrackedPlace {
  /** `trackingKey` of the annotation. */
  readonly key: string;
  /** Its span and those of its further pieces; an empty one has lost its words. */
  readonly spans: readonly Span[];
}

/** An annotation as its words and context say: one that is attached anew is not where it was tracked to. */
export function trackingKey({ annotator, annotation }: Pick<OwnedAnnotation, 'annotator' | 'annotation'>): string {
  const words = ({ quote, before, after }: Quote) => [quote, before, after];
  return JSON.stringify([annotator, annotation.id, ...[annotation, ...(annotation.segments ?? [])].map(words)]);
}

/** Words less alike than this are no edited quote but what an edit has left over of one. */
const LEFT_OVER = 0.5;

/**
 * Corrects anchoring by what the edits themselves say. Where an annotation's words went with the edits unchanged, they are there and nowhere
 * else, however often the same words stand in the text. Where the edits changed them and anchoring has no sure place, the edited words are
 * the place (to be reviewed), or at least the first candidate.
 */
export function withTracked(anchored: readonly Anchored[], tracked: readonly TrackedPlace[], text: string): readonly Anchored[] {
  const places = new Map(tracked.map(({ key, spans }) => [key, spans]));
  return anchored.map((found) => {
    const spans = places.get(trackingKey(found.owned));
    return spans ? { ...found, place: corrected(found, spans, text) } : found;
  });
}

function corrected({ owned: { annotation }, place }: Anchored, spans: readonly Span[], text: string): Placed | Unplaced {
  const [main, ...segments] = spans;
  if (!main || spans.some(({ start, end }) => start >= end || end > text.length)) return place;
  const likeness = Math.min(...quotesOf(annotation).map((quote, piece) => likenessOf(quote, spans[piece], text)));
  const moved: Placed = { span: main, ...(segments.length > 0 && { segments }), score: likeness, how: 'live' };
  if ('orphan' in place) {
    if (likeness >= LEFT_OVER) return moved;
    return { orphan: true, candidates: [main, ...place.candidates.filter(({ start }) => start !== main.start)] };
  }
  const same = place.span.start === main.start && place.span.end === main.end;
  return likeness === 1 && !(same && place.how === 'exact') ? moved : place;
}

function quotesOf(annotation: Annotation): readonly string[] {
  return [annotation, ...(annotation.segments ?? [])].map(({ quote }) => quote);
}

function likenessOf(quote: string, span: Span | undefined, text: string): number {
  if (!span) return 0;
  const now = normaliseFragment(text.slice(span.start, span.end)).trim();
  const then = normaliseFragment(quote).trim();
  return now === then ? 1 : Math.min(0.99, Math.max(shareOfEnds(then, now), textSimilarity(then, now)));
}

/** How much of two texts is the same at both ends: tells an edit inside a long claim, at the cost of reading it. */
function shareOfEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return head > 0 && tail > 0 ? (head + tail) / Math.max(a.length, b.length) : 0;
}
