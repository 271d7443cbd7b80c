import { anchorAnnotations } from '../../anchor/anchor';
import { groupBy } from '../../groupBy';
import { canonical } from '../../sidecar/annotationText';
import type { Annotation, Sidecar } from '../../sidecar/model';
import type { PlannedAnnotation } from './planModel';

export interface KnownAnnotations {
  readonly all: readonly PlannedAnnotation[];
  /**
   * The annotation of the sidecar that an imported one is: that of its id, else one of the same annotator in the same place
   * that says the same. `same`: it says nothing else.
   */
  find(imported: PlannedAnnotation): { readonly id: string; readonly same: boolean } | undefined;
}

export function knownAnnotations(sidecar: Sidecar | undefined, text: string): KnownAnnotations {
  const anchored = sidecar ? anchorAnnotations(text, sidecar) : [];
  const known = anchored.map(({ owned: { annotator, annotation }, place }): PlannedAnnotation => ({ annotator, annotation, span: 'span' in place ? place.span : undefined }));
  const byId = new Map(known.map((one) => [one.annotation.id, one]));
  const byPlace = groupBy(known, keyOf);
  return {
    all: known,
    find(imported) {
      const own = byId.get(imported.annotation.id);
      if (own) return { id: own.annotation.id, same: own.annotator === imported.annotator && saysTheSame(own.annotation, imported.annotation) };
      const like = byPlace.get(keyOf(imported))?.find(({ annotation }) => saysTheSame(annotation, imported.annotation));
      return like && { id: like.annotation.id, same: true };
    },
  };
}

function keyOf({ annotator, annotation, span }: PlannedAnnotation): string {
  return JSON.stringify([annotator, annotation.kind, span ? [span.start, span.end] : flat(annotation.quote)]);
}

/** Exports fill these in from what the detectors found where a person left them open. */
const FILLED_IN = ['type', 'entity', 'value', 'hedged', 'cues', 'source'] as const;
/** Not every format carries these. */
const CARRIED = ['status', 'tags', 'attributes', 'note', 'replies', 'from'] as const;

function saysTheSame(known: Annotation, imported: Annotation): boolean {
  const [ours, theirs] = [canonical(known), canonical(imported)];
  const equal = (field: keyof Annotation) => ours[field] === undefined || flat(JSON.stringify(ours[field])) === flat(JSON.stringify(theirs[field]));
  return (
    FILLED_IN.every((field) => theirs[field] === undefined || equal(field)) &&
    CARRIED.every((field) => theirs[field] === undefined || (ours[field] !== undefined && equal(field)))
  );
}

/** Some formats have no line ends in their fields. */
function flat(text: string | undefined): string | undefined {
  return text?.replace(/(?:\s|\\n)+/gu, ' ');
}
