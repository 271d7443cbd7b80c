import type { Span } from '../model';

const CONTEXT = 32;

/** The 32 UTF-16 units before a span, never half a surrogate pair. */
export function textBefore(text: string, { start }: Span): string {
  const from = Math.max(0, start - CONTEXT);
  return text.slice(splitsPair(text, from) ? from + 1 : from, start);
}

/** The 32 UTF-16 units after a span, never half a surrogate pair. */
export function textAfter(text: string, { end }: Span): string {
  const to = Math.min(text.length, end + CONTEXT);
  return text.slice(end, splitsPair(text, to) ? to - 1 : to);
}

function splitsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

/** Lone surrogates, which UTF-8, XML and IRIs cannot hold, as U+FFFD: one code point each, as before. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
