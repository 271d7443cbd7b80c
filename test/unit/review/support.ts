import type { ActorMark, FigureMark, Mark } from '../../../src/core/corpus/model';
import type { Annotation } from '../../../src/core/sidecar/model';

const TEXT = 'Minister Ana Brod said that 40 ships left Port Merin on Friday.';

/** A mark of an annotator on words of TEXT. */
export function actor(annotator: string, words: string, entity: string, more: Partial<Annotation> = {}): ActorMark {
  return { ...base(annotator, words, 'actor', { type: 'person', entity, ...more }), kind: 'actor', type: more.type === 'state' ? 'state' : 'person', entity };
}

export function figure(annotator: string, words: string, min: number): FigureMark {
  return { ...base(annotator, words, 'figure', { type: 'count', value: { min } }), kind: 'figure', type: 'count', value: { min } };
}

function base(annotator: string, words: string, kind: Mark['kind'], fields: Partial<Annotation>) {
  const start = TEXT.indexOf(words);
  const annotation: Annotation = { id: `${annotator}-${start}-${words.length}`, kind, quote: words, ...fields };
  const state = annotation.status ?? ('manual' as const);
  return { start, end: start + words.length, quote: words, state, annotation, annotator, tags: annotation.tags ?? [], links: [], replies: [] };
}
