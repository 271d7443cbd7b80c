import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Span, Suggestion } from '../model';
import type { Annotation, Quote } from './model';

/** LF for CRLF and CR: what hashes and quotes are made of, so that git's line-end settings change nothing. */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Hex SHA-256 of the text in UTF-8 with LF line ends and without byte order mark. */
export function sha256OfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(withLineFeeds(text.startsWith('\ufeff') ? text.slice(1) : text))));
}

const CONTEXT = 32;
/** Repeated words get more context, until the words with either side of it stand only once in the text. */
const LONGEST_CONTEXT = 512;

/**
 * What a sidecar stores of a span: its words and about 32 characters of context a side, cut at a word; more where the same words stand
 * elsewhere in the same surroundings, so that one side is enough to find them after the other was edited.
 */
export function quoteAt(text: string, { start, end }: Span): Quote {
  const quote = withLineFeeds(text.slice(start, end));
  const before = lengthen((length) => contextBefore(text, start, length), (context) => standsOnce(text, start - context.length, end));
  const after = lengthen((length) => contextAfter(text, end, length), (context) => standsOnce(text, start, end + context.length));
  return { quote, ...(before && { before: withLineFeeds(before) }), ...(after && { after: withLineFeeds(after) }) };
}

function lengthen(cut: (length: number) => string, enough: (context: string) => boolean): string {
  let context = cut(CONTEXT);
  for (let length = 2 * CONTEXT; length <= LONGEST_CONTEXT && !enough(context); length *= 2) context = cut(length);
  // More is of no use where even the most does not tell the places apart
  return enough(context) ? context : cut(CONTEXT);
}

function standsOnce(text: string, start: number, end: number): boolean {
  const whole = text.slice(start, end);
  return text.indexOf(whole) === text.lastIndexOf(whole);
}

function contextBefore(text: string, start: number, length: number): string {
  let from = Math.max(0, start - length);
  if (from > 0) {
    const space = text.slice(from - 1, start).search(/\s\S/);
    if (space >= 0) from += space;
    else if (isLowSurrogate(text, from)) from++;
  }
  return text.slice(from, start);
}

function contextAfter(text: string, end: number, length: number): string {
  let to = Math.min(text.length, end + length);
  if (to < text.length) {
    const cut = /^[\s\S]*\S(?=\s)/.exec(text.slice(end, to + 1));
    if (cut) to = end + cut[0].length;
    else if (isLowSurrogate(text, to)) to--;
  }
  return text.slice(end, to);
}

function isLowSurrogate(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit < 0xe000;
}

/** The annotation that says what a person thinks of a suggestion. */
export function annotationFromSuggestion(text: string, suggestion: Suggestion, id: string, status: 'accepted' | 'rejected'): Annotation {
  const common = { id, kind: suggestion.kind, ...quoteAt(text, suggestion), status };
  switch (suggestion.kind) {
    case 'actor':
      return { ...common, type: suggestion.type, entity: suggestion.entity };
    case 'figure':
      return { ...common, type: suggestion.type, value: suggestion.value };
    case 'claim': {
      const { hedged, cues, source } = suggestion;
      return {
        ...common,
        hedged,
        cues: cues.map(({ category, quote }) => ({ category, quote: withLineFeeds(quote) })),
        ...(source && { source: { quote: withLineFeeds(source.quote), ...(source.entity !== undefined && { entity: source.entity }) } }),
      };
    }
  }
}
