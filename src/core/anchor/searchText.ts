import type { Span } from '../model';
import { normalUnits, originalSpan, spelledOut, type NormalText } from './normalText';
import { indexTokens, tokenise, type TokenIndex, type Tokens, type Vocabulary } from './tokens';

/** A text made ready for many searches: building it is linear, each search costs only as much as its rarest word is frequent. */
export interface SearchText {
  readonly normal: NormalText;
  readonly tokens: Tokens;
  readonly index: TokenIndex;
  /** Every place of a fragment in normal form, as offsets in the normal text; at most `MOST_PLACES`. */
  occurrences(fragment: string): readonly number[];
  /** What begins with a token in the original: 3 a paragraph behind an empty line, 2 a line, 1 a sentence, 0 nothing. */
  beginning(token: number): number;
  /** From the normal text to the original. */
  toOriginal(span: Span): Span;
}

/** More places than this tell as little as this many: the fragment alone places nothing. */
export const MOST_PLACES = 500;

/** @param units of the original, where they are known already. */
export function createSearchText(original: string, vocabulary: Vocabulary, units = normalUnits(original)): SearchText {
  const normal = spelledOut(units);
  const tokens = tokenise(normal.text, vocabulary);
  let index: TokenIndex | undefined;
  const indexed = () => (index ??= indexTokens(tokens, vocabulary.size));
  const found = new Map<string, readonly number[]>();

  function search(fragment: string): readonly number[] {
    const inner = rarestInnerToken(fragment, vocabulary, indexed());
    if (!inner) return scan(normal.text, fragment);
    const places: number[] = [];
    for (const token of inner.positions) {
      const at = (tokens.starts[token] ?? 0) - inner.offset;
      if (at >= 0 && normal.text.startsWith(fragment, at)) places.push(at);
      if (places.length === MOST_PLACES) break;
    }
    return places;
  }
  return {
    normal,
    tokens,
    get index() {
      return indexed();
    },
    occurrences(fragment) {
      const known = found.get(fragment);
      if (known) return known;
      const places = fragment.length === 0 ? [] : search(fragment);
      found.set(fragment, places);
      return places;
    },
    beginning(token) {
      if (token <= 0 || token >= tokens.ids.length) return 3;
      const gap = original.slice(normal.origin[(tokens.ends[token - 1] ?? 1) - 1], normal.origin[tokens.starts[token] ?? 0]);
      if (/\n\s*\n/.test(gap)) return 3;
      if (/[\r\n]/.test(gap)) return 2;
      const word = (at: number) => tokens.text.slice(tokens.starts[at], tokens.ends[at]);
      return /^[.!?…]$/.test(word(token - 1)) || (/^["')]$/.test(word(token - 1)) && /^[.!?…]$/.test(word(token - 2))) ? 1 : 0;
    },
    toOriginal: (span) => originalSpan(normal, span),
  };
}

interface InnerToken {
  readonly positions: Int32Array;
  readonly offset: number;
}

/** The rarest token that is whole for sure: words at the edges of a fragment may be cut. */
function rarestInnerToken(fragment: string, vocabulary: Vocabulary, index: TokenIndex): InnerToken | undefined {
  const word = /[\p{L}\p{N}\p{M}]+|\S/gu;
  let rarest: InnerToken | undefined;
  for (let match = word.exec(fragment); match; match = word.exec(fragment)) {
    const end = match.index + match[0].length;
    if (match.index === 0 || end === fragment.length) continue;
    const id = vocabulary.known(match[0]);
    const positions = id === undefined ? new Int32Array(0) : index.positions(id);
    if (!rarest || positions.length < rarest.positions.length) rarest = { positions, offset: match.index };
    if (positions.length === 0) break;
  }
  return rarest;
}

function scan(text: string, fragment: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(fragment); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(fragment, at + 1)) places.push(at);
  return places;
}
