import type { ArticleMarks, Mark } from '../corpus/model';
import type { MarkKind } from '../model';
import type { CodedArticle, CodedSpan } from './model';

/**
 * An article as its annotators see it. Annotations that have no place in today's text are not compared; suggestions that
 * nobody has judged belong to nobody.
 * @param entityOf the corpus-wide id of an actor's local id.
 */
export function codedArticle(name: string, text: string, { marks, orphans, progress = [] }: Pick<ArticleMarks, 'marks' | 'orphans' | 'progress'>, entityOf: (localId: string) => string | undefined): CodedArticle {
  const annotators = new Set([...marks, ...orphans, ...progress].flatMap(({ annotator }) => annotator ?? []));
  return { name, text, annotators: [...annotators].sort(), spans: marks.flatMap((mark) => codedSpan(mark, text, entityOf) ?? []) };
}

function codedSpan(mark: Mark, text: string, entityOf: (localId: string) => string | undefined): CodedSpan | undefined {
  const { annotator, annotation, state, start, end, segments = [] } = mark;
  if (annotator === undefined || !annotation || state === 'rejected') return undefined;
  const pieces = [{ start, end }, ...segments].sort((a, b) => a.start - b.start);
  const [first = { start, end }] = pieces;
  return {
    annotator,
    id: annotation.id,
    start: first.start,
    end: first.end,
    quote: text.slice(first.start, first.end),
    pieces,
    kind: mark.kind,
    codes: [...kindCode(mark), ...mark.tags.map((tag) => codeId('tag', tag))],
    ...((mark.kind === 'actor' || mark.kind === 'figure') && { type: mark.type }),
    ...(mark.kind === 'actor' && { entity: entityOf(mark.entity) ?? mark.entity }),
    ...(mark.kind === 'figure' && { value: mark.value }),
    ...(mark.kind === 'claim' && { hedged: mark.hedged }),
  };
}

function kindCode(mark: Mark): string[] {
  switch (mark.kind) {
    case 'actor':
    case 'figure':
      return [codeId(mark.kind, mark.type)];
    case 'claim':
      return [codeId('claim', mark.hedged ? 'hedged' : 'attributed')];
    case 'tag':
      return [];
  }
}

function codeId(kind: MarkKind, code: string): string {
  return `${kind}: ${code}`;
}
