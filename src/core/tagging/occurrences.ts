import type { ArticleMarks, FigureMark, Mark } from '../corpus/model';
import type { MarkKind, Span } from '../model';

/** A place where an annotation could be made, and whether that is likely meant. */
export interface Occurrence extends Span {
  readonly quote: string;
  /** false: the words stand there, but inside a longer name or as another value: the user decides. */
  readonly likely: boolean;
}

const SPECIAL = /[.*+?^${}()|[\]\\/-]/g;

/**
 * Every place where one of some names stands as whole words, in exactly these letters; white space may differ. Of overlapping ones the
 * longer. Linear in the text.
 */
export function findNames(text: string, names: readonly string[]): readonly Span[] {
  const forms = [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (forms.length === 0) return [];
  const pattern = forms.map((form) => form.replace(SPECIAL, '\\$&').replace(/\s+/g, '\\s+')).join('|');
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'));
  return [...found].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
}

/**
 * Where a name or figure comes up in an article and could be annotated alike.
 * @param alike a figure: those of the same value count as well.
 * @param isDecided whether a mark of these very words is the user's own already: they are left out.
 */
export function occurrencesIn(text: string, { marks }: Pick<ArticleMarks, 'marks'>, kind: MarkKind, names: readonly string[], alike: FigureMark | undefined, isDecided: (mark: Mark) => boolean): readonly Occurrence[] {
  const same = marks.filter((mark) => mark.kind === kind);
  const decided = new Set(same.filter(isDecided).map(keyOf));
  const byWords = findNames(text, names);
  const byValue = alike ? same.filter((mark): mark is FigureMark => mark.kind === 'figure' && mark.state !== 'rejected' && sameValue(mark, alike)) : [];
  const places = new Map<string, Occurrence>();
  for (const { start, end } of byWords) {
    const around = same.some((mark) => mark.start <= start && mark.end >= end && mark.end - mark.start > end - start && mark.state !== 'rejected');
    places.set(keyOf({ start, end }), { start, end, quote: text.slice(start, end), likely: !around });
  }
  for (const mark of byValue) {
    if (!places.has(keyOf(mark))) places.set(keyOf(mark), { start: mark.start, end: mark.end, quote: mark.quote, likely: mark.value.of === alike?.value.of });
  }
  return [...places].filter(([key]) => !decided.has(key)).map(([, place]) => place).sort((a, b) => a.start - b.start);
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}

function sameValue(a: FigureMark, b: FigureMark): boolean {
  const of = ({ type, value: { min, max, unit } }: FigureMark) => JSON.stringify([type, min, max, unit]);
  return of(a) === of(b) && (a.value.min !== undefined || a.value.max !== undefined);
}
