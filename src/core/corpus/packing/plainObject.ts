import type { QuotedSpan, Span } from '../../model';

export type PlainObject = Readonly<Record<string, unknown>>;

/** A mark: what objects inside of it are held against. */
export type Owner = QuotedSpan;

/** Whether these words stand there in the article, where that text is kept. */
export type Holds = (span: Span, words: string) => boolean;

/** What the objects inside of a mark are held against; undefined: the object is no span with its words. */
export function ownerOf(value: PlainObject): Owner | undefined {
  return isWhole(value.start) && isWhole(value.end) && typeof value.quote === 'string' ? (value as unknown as Owner) : undefined;
}

export function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 45 && !Object.is(value, -0);
}

/** Where the words beside a mark stand. */
export function besides(key: string, length: number, { start, end }: Span): Span {
  return key === 'before' ? { start: start - length, end: start } : { start: end, end: end + length };
}

