import type { FigureType, FigureValue, LocalEntity } from '../model';

/** Stands in for ./entities until it is there. */
export function resolveEntities(articles: readonly { readonly article: string; readonly entities: readonly LocalEntity[] }[]): (article: string, localId: string) => string {
  void articles;
  return (_article, localId) => localId;
}

export interface ComparableFigure {
  readonly type: FigureType;
  readonly value: FigureValue;
}

/** Stands in for ./compareFigures. */
export function compareFigures(a: ComparableFigure, b: ComparableFigure): 'agree' | 'differ' | 'refine' | undefined {
  if (figureKey(a) !== figureKey(b)) return undefined;
  return a.value.min === b.value.min && a.value.max === b.value.max ? 'agree' : 'differ';
}

export function figureKey({ type, value }: ComparableFigure): string | undefined {
  return type === 'date' ? undefined : `${type} ${value.unit ?? ''} ${value.of?.toLowerCase().split(' ').at(-1) ?? ''}`;
}

/** Stands in for ./formatFigure. */
export function formatFigure({ value }: ComparableFigure): string {
  const show = (part: number | string): string => (typeof part === 'number' ? part.toLocaleString('en-US') : part);
  const { min, max, unit, of } = value;
  const amount = min === undefined && max === undefined ? '' : min === undefined ? `up to ${show(max ?? '')}` : max === undefined ? `${show(min)} or more` : min === max ? show(min) : `${show(min)}–${show(max)}`;
  return [value.approximate === true && min === max ? `about ${amount}` : amount, unit, of].filter((part) => part !== undefined && part !== '').join(' ');
}
