import type { Quote } from '../sidecar/model';
import { normaliseFragment } from './normalText';
import { tokenAt, tokenise, type TokenRange, type Tokens, type Vocabulary } from './tokens';

/** A quote with its context in normal form. */
export interface NormalQuote {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  /** `before`, `quote` and `after` as they stand in the text. */
  readonly whole: string;
}

export interface Pattern extends NormalQuote {
  readonly tokens: Tokens;
  /** Tokens of `whole` that the quote covers, end exclusive. */
  readonly first: number;
  readonly end: number;
  /** The quote begins, or ends, inside a word. */
  readonly cutAtStart: boolean;
  readonly cutAtEnd: boolean;
}

/** Undefined for a quote of no words. */
export function normalQuote(stored: Quote): NormalQuote | undefined {
  const raw = normaliseFragment(stored.quote);
  const quote = raw.trim();
  if (quote === '') return undefined;
  const before = normaliseFragment((stored.before ?? '') + (raw.startsWith(' ') ? ' ' : ''));
  const after = normaliseFragment((raw.endsWith(' ') ? ' ' : '') + (stored.after ?? ''));
  return { before, quote, after, whole: before + quote + after };
}

export function createPattern(stored: Quote, vocabulary: Vocabulary): Pattern | undefined {
  const normal = normalQuote(stored);
  if (!normal) return undefined;
  const { before, quote, whole } = normal;
  const tokens = tokenise(whole, vocabulary);
  const { first, end } = tokensWithin(tokens, before.length, before.length + quote.length);
  const cutAtStart = insideWord(whole, before.length);
  const cutAtEnd = insideWord(whole, before.length + quote.length);
  return { ...normal, tokens, first, end, cutAtStart, cutAtEnd };
}

/** Is there a letter or digit on both sides of an offset? */
export function insideWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}\p{M}]{2}$/u.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** The tokens that touch a range of offsets, end exclusive. */
export function tokensWithin(tokens: Tokens, start: number, end: number): TokenRange {
  const first = tokenAt(tokens, start);
  let last = first;
  while (last < tokens.starts.length && (tokens.starts[last] ?? 0) < end) last++;
  return { first, end: last };
}
