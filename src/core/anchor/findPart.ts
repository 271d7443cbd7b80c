import type { Span } from '../model';
import { normalise, normaliseFragment } from './normalText';

/**
 * Where the words of a cue or source stand: inside the claim, else in its paragraph as near to it as possible.
 * @param span the claim's place in `text`.
 */
export function findPart(text: string, span: Span, words: string): Span | undefined {
  const inside = occurrencesIn(text, span, words)[0];
  if (inside) return inside;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  const distance = (part: Span) => (part.end <= span.start ? span.start - part.end : Math.max(0, part.start - span.end));
  return occurrencesIn(text, { start: span.start === 0 ? 0 : start, end: end < 0 ? text.length : end }, words).sort((a, b) => distance(a) - distance(b))[0];
}

function occurrencesIn(text: string, { start, end }: Span, words: string): Span[] {
  const { text: normal, origin } = normalise(text.slice(start, end));
  const fragment = normaliseFragment(words).trim();
  const found: Span[] = [];
  if (fragment === '') return found;
  for (let at = normal.indexOf(fragment); at >= 0; at = normal.indexOf(fragment, at + fragment.length)) {
    const last = at + fragment.length - 1;
    if (wordEdge(normal, at) && wordEdge(normal, last + 1)) found.push({ start: start + (origin[at] ?? 0), end: start + (origin[last] ?? 0) + 1 });
  }
  return found;
}

/** "may" is not found in "Mayor". */
function wordEdge(text: string, at: number): boolean {
  return !/^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
}
