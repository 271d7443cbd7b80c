import { canonical } from './annotationText';
import type { Annotation, AnnotationOperation, Change, Restore } from './model';

/** What all operations of one call together do to one annotation. */
export interface Effect {
  readonly annotator: string;
  readonly id: string;
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
  readonly restore?: Restore;
}

export interface Effects {
  readonly effects: readonly Effect[];
  /** Fails with a sentence where an operation cannot be applied. */
  readonly refusal?: string;
}

export interface Stored {
  readonly annotation: Annotation;
  /** The id stands twice in the section: nobody can tell which one is meant. */
  readonly ambiguous: boolean;
}

export const NO_NAME = 'The annotator has no usable name: set “sourceAnnotator.annotator” to a name of up to 200 characters.';

export function isUsableName(annotator: string): boolean {
  return annotator.trim() !== '' && annotator.length <= 200;
}

export const keyOf = (annotator: string, id: string) => JSON.stringify([annotator, id]);

/**
 * Folds operations into one effect an annotation. Applied twice they do no harm (a journal may replay them): adding what is there
 * and removing what is gone changes nothing.
 */
export function foldOperations(operations: readonly AnnotationOperation[], stored: ReadonlyMap<string, Stored>): Effects {
  const touched = new Map<string, { annotator: string; id: string; after: Annotation | undefined; restore?: Restore }>();
  const refuse = (refusal: string): Effects => ({ effects: [], refusal });
  for (const operation of operations) {
    const { annotator } = operation;
    const id = operation.op === 'add' ? operation.annotation.id : operation.id;
    const key = keyOf(annotator, id);
    if (!isUsableName(annotator)) return refuse(NO_NAME);
    if (stored.get(key)?.ambiguous) return refuse(`The id ${id} stands twice in the section of ${annotator}: give one of the two another id.`);
    const now = touched.has(key) ? touched.get(key)?.after : stored.get(key)?.annotation;
    switch (operation.op) {
      case 'add': {
        const annotation = canonical(operation.annotation);
        if (now && JSON.stringify(now) !== JSON.stringify(annotation)) return refuse(`An annotation with the id ${id} is there already and differs: reload and try again.`);
        touched.set(key, { annotator, id, after: annotation, ...(operation.restore && { restore: operation.restore }) });
        break;
      }
      case 'change':
        if (!now) return refuse(`The annotation ${id} of ${annotator} is no longer in the sidecar: it was removed or moved meanwhile.`);
        touched.set(key, { annotator, id, after: canonical({ ...now, ...operation.set, id } as Annotation) });
        break;
      case 'remove':
        touched.set(key, { annotator, id, after: undefined });
        break;
    }
  }
  const effects = [...touched].map(([key, effect]): Effect => ({ ...effect, before: stored.get(key)?.annotation }));
  return { effects: effects.filter(({ before, after, restore }) => JSON.stringify(before) !== JSON.stringify(after) || (before && restore)) };
}

/** The operations that take the effects back. */
export function inverseOf(effects: readonly Effect[], restoreOf: (effect: Effect) => Restore | undefined): readonly AnnotationOperation[] {
  return effects.flatMap((effect): AnnotationOperation[] => {
    const { annotator, id, before, after } = effect;
    if (!before) return [{ op: 'remove', annotator, id }];
    if (after && !effect.restore) return [{ op: 'change', annotator, id, set: difference(after, before) }];
    const restore = restoreOf(effect);
    const back: AnnotationOperation = { op: 'add', annotator, annotation: before, ...(restore && { restore }) };
    // In reverse: what replaced it goes first
    return after ? [back, { op: 'remove', annotator, id }] : [back];
  }).reverse();
}

/** The fields of `to` that differ from those of `from`; those it lacks as undefined. */
export function difference(from: Annotation, to: Annotation): Change {
  const names = new Set([...Object.keys(from), ...Object.keys(to)] as (keyof Annotation)[]);
  const changed = [...names].filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]));
  return Object.fromEntries(changed.map((name) => [name, to[name]]));
}
