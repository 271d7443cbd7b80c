import { anchorAnnotations, type Placed } from '../../anchor/anchor';
import { isDoubtful } from '../../anchor/doubt';
import type { Span } from '../../model';
import type { Annotation, OwnedAnnotation, Operation } from '../../sidecar/model';
import { quoteAt, withLineFeeds } from '../../sidecar/newAnnotation';
import { readSidecar } from '../../sidecar/readSidecar';
import { applyOperations } from '../../sidecar/writeSidecar';
import { confirmByText, confirmByWords } from './confirmPlaces';
import { knownAnnotations } from './knownAnnotations';
import type { ImportedAnnotation, ImportedArticle } from './model';
import { sameWords } from './offsets';
import type { PlannedAnnotation, PlannedArticle } from './planModel';

export interface ArticleToPlan {
  /** As the folder names it. */
  readonly article: string;
  /** Today's text: decoded, without byte order mark. */
  readonly text: string;
  /** The sidecar's text; undefined: there is none yet. */
  readonly sidecar: string | undefined;
  /** What the file says of this article. */
  readonly imported: readonly ImportedArticle[];
  /** Whose section takes what the file gives nobody's name for. */
  readonly annotator: string;
}

/**
 * What an import does to one article. Annotations are placed by the rules that hold for every annotation: by the text they
 * were made in where the file brings it, by their words and context, by offsets where words confirm them. Those with a sure
 * place are stored as today's text has them; the others keep the words of the file and go on the review list.
 */
export function planArticle({ article, text, sidecar, imported, annotator }: ArticleToPlan): PlannedArticle {
  const nothing = { article, added: [], doubtful: [], there: [], differing: [], operations: [], positions: new Map<string, number>(), incomplete: 0 };
  const read: ReturnType<typeof readSidecar> = sidecar === undefined ? { problems: [] } : readSidecar(sidecar);
  const problem = read.problems.find(({ severity }) => severity === 'error');
  if (problem) return { ...nothing, problem };

  const stored = imported.flatMap((one) => storedForms(one, text, annotator));
  const known = knownAnnotations(read.sidecar, text);
  const there: PlannedAnnotation[] = [];
  const differing: PlannedAnnotation[] = [];
  const fresh: OwnedAnnotation[] = [];
  const renamed = new Map<string, string>();
  for (const planned of stored) {
    const found = known.find(planned);
    if (!found) fresh.push({ ...planned, line: 0 });
    else {
      (found.same ? there : differing).push(planned);
      renamed.set(planned.annotation.id, found.id);
    }
  }
  const linked = fresh.map((owned) => ({ ...owned, annotation: withLinks(owned.annotation, renamed) }));
  const pieces = new Map(imported.flatMap(({ annotations }) => annotations.map(({ annotation, places }) => [annotation.id, places.length] as const)));
  const incomplete = fresh.filter(({ annotation }) => (pieces.get(annotation.id) ?? 0) > 1 + (annotation.segments?.length ?? 0)).length;
  const placed = placedAsStored(text, linked);
  const positions = new Map([...known.all, ...placed].flatMap(({ annotation, span }) => (span ? [[annotation.id, span.start] as const] : [])));
  const operations = linked.map(({ annotator: by, annotation }): Operation => ({ op: 'add', annotator: by, annotation }));
  const written = operations.length === 0 ? { inverse: [] } : applyOperations(sidecar, operations);
  if ('problem' in written) return { ...nothing, problem: written.problem };
  return { article, added: placed.filter(({ sure }) => sure), doubtful: placed.filter(({ sure }) => !sure), there, differing, operations, positions, incomplete };
}

/** The annotations as they would be stored, with their places. */
function storedForms(imported: ImportedArticle, text: string, annotator: string): readonly PlannedAnnotation[] {
  const { annotations, text: theirs } = imported;
  const owned = annotations.map((one): OwnedAnnotation => ({ annotator: one.annotator ?? annotator, annotation: one.annotation, line: 0 }));
  const sameText = theirs !== undefined && withLineFeeds(theirs) === withLineFeeds(text);
  // the text of the other program is compared with today's as an old text is: it says which of two like places is meant
  const anchored = anchorAnnotations(text, { version: 1, article: {}, annotations: owned }, theirs === undefined ? {} : { oldText: theirs });
  const confirm = sameText ? confirmByText(theirs, text) : confirmByWords(text);
  return annotations.map((one, i): PlannedAnnotation => {
    const place = anchored[i]?.place;
    const certain = place && 'span' in place && isCertain(place, one.annotation, text) ? [place.span, ...(place.segments ?? [])] : undefined;
    const confirmed = theirs === undefined || sameText ? confirm(one) : undefined;
    const spans = sameText || hasMorePlaces(one) ? (confirmed ?? certain) : (certain ?? confirmed);
    return { annotator: one.annotator ?? annotator, span: spans?.[0], annotation: spans ? requoted(one, text, spans) : one.annotation };
  });
}

/** Pieces of which only the offsets are known. */
function hasMorePlaces({ annotation, places }: ImportedAnnotation): boolean {
  return places.length > 1 + (annotation.segments?.length ?? 0);
}

/** Words that were found only by their likeness stay as the file has them: whoever reads the sidecar finds them by the same rule. */
function isCertain(place: Placed, annotation: Annotation, text: string): boolean {
  return !isDoubtful(place, annotation, text) && (place.how !== 'context' || sameWords(text.slice(place.span.start, place.span.end), annotation.quote));
}

function requoted({ annotation }: ImportedAnnotation, text: string, spans: readonly Span[]): Annotation {
  const { before: _before, after: _after, segments: _segments, ...fields } = annotation;
  const [main, ...segments] = [...spans].sort((a, b) => a.start - b.start).map((span) => quoteAt(text, span));
  return { ...fields, ...(main ?? { quote: annotation.quote }), ...(segments.length > 0 && { segments }) };
}

function withLinks(annotation: Annotation, renamed: ReadonlyMap<string, string>): Annotation {
  if (!annotation.links?.some(({ to }) => renamed.has(to))) return annotation;
  return { ...annotation, links: annotation.links.map((link) => ({ ...link, to: renamed.get(link.to) ?? link.to })) };
}

/** Where the annotations will stand once they are read from the sidecar: what the review list will say of them. */
function placedAsStored(text: string, fresh: readonly OwnedAnnotation[]): readonly (PlannedAnnotation & { readonly sure: boolean })[] {
  if (fresh.length === 0) return [];
  return anchorAnnotations(text, { version: 1, article: {}, annotations: fresh }).map(({ owned: { annotator, annotation }, place }) => {
    const placed = 'span' in place ? place : undefined;
    return { annotator, annotation, span: placed?.span, sure: placed !== undefined && !isDoubtful(placed, annotation, text) };
  });
}
