import type { ArticleMarks, ClaimMark, FigureMark, Mark } from '../corpus/model';
import type { MarkKind, Span } from '../model';
import { quoteAt } from '../sidecar/newAnnotation';
import { newId } from '../sidecar/newId';
import type { Annotation, AttributeValue } from '../sidecar/model';

/** What an annotation says of its span. */
type Fields = Omit<Annotation, 'id' | 'kind' | 'quote' | 'before' | 'after'>;

/** What the user chose for a span; what is left open is taken from what the detectors say of it. */
export interface Choice {
  readonly kind: MarkKind;
  readonly type?: string;
  readonly entity?: string;
  readonly hedged?: boolean;
  readonly tag?: string;
  /** What the attributes of the tag hold. */
  readonly attributes?: readonly AttributeValue[];
}

/** A new annotation made by hand. */
export function draftAnnotation(text: string, span: Span, choice: Choice, marks: ArticleMarks): Annotation {
  return { id: newId(Math.random), ...fieldsOf(span, choice, marks), ...quoteAt(text, span) };
}

/** A suggestion that somebody judged. */
export function judgedAnnotation(text: string, mark: Mark, status: 'accepted' | 'rejected', entity: string | undefined): Annotation {
  return { id: newId(Math.random), kind: mark.kind, ...quoteAt(text, mark), ...storedFields(mark, entity), status };
}

/** The fields of an annotation that a choice decides. */
export function fieldsOf(span: Span, choice: Choice, { marks }: ArticleMarks): Fields & { readonly kind: MarkKind } {
  const within = marks.filter((mark) => mark.start >= span.start && mark.end <= span.end);
  switch (choice.kind) {
    case 'actor':
      return { kind: 'actor', ...(choice.type && { type: choice.type }), ...(choice.entity && { entity: choice.entity }) };
    case 'figure': {
      const figure = within.find((mark): mark is FigureMark => mark.kind === 'figure');
      const type = choice.type ?? figure?.type;
      return { kind: 'figure', ...(type && { type }), ...(figure && { value: figure.value }) };
    }
    case 'claim': {
      const claim = marks.find((mark): mark is ClaimMark => mark.kind === 'claim' && mark.start < span.end && span.start < mark.end);
      return { ...(claim ? storedFields(claim, undefined) : {}), kind: 'claim', hedged: choice.hedged ?? claim?.hedged ?? false };
    }
    case 'tag':
      return { kind: 'tag', ...(choice.tag && { tags: [choice.tag] }), ...(choice.attributes?.length && { attributes: choice.attributes }) };
  }
}

/** What a detected mark puts into the sidecar: the values a reader of the file needs, not what can be detected again. */
function storedFields(mark: Mark, entity: string | undefined): Fields {
  switch (mark.kind) {
    case 'actor':
      return { type: mark.type, entity: entity ?? mark.entity };
    case 'figure':
      return { type: mark.type, value: mark.value };
    case 'claim':
      return {
        hedged: mark.hedged,
        ...(mark.cues.length > 0 && { cues: mark.cues.map(({ category, quote }) => ({ category, quote })) }),
        ...(mark.source && { source: { quote: mark.source.quote, ...(mark.source.entity && { entity: mark.source.entity }) } }),
      };
    case 'tag':
      return {};
  }
}
