import type { Mark } from '../corpus/model';
import type { Operation, Reply } from '../sidecar/model';

/** An annotation as somebody answers to it. */
export type Discussed = Pick<Mark, 'annotation' | 'annotator'>;

/** Adds a reply to an annotation; none for a mark that is no annotation. */
export function reply({ annotation, annotator }: Discussed, said: Reply): readonly Operation[] {
  if (!annotation || annotator === undefined) return [];
  return [{ op: 'change', annotator, id: annotation.id, set: { replies: [...(annotation.replies ?? []), said] } }];
}

/** Takes a reply out of the discussion, if it still stands there as it was shown. */
export function withdraw({ annotation, annotator }: Discussed, said: Reply): readonly Operation[] {
  const replies = annotation?.replies ?? [];
  const at = replies.findIndex((other) => JSON.stringify(other) === JSON.stringify(said));
  if (!annotation || annotator === undefined || at < 0) return [];
  const left = replies.filter((_, index) => index !== at);
  return [{ op: 'change', annotator, id: annotation.id, set: { replies: left.length > 0 ? left : undefined } }];
}
