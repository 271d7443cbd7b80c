import { claimWords } from '../claimWords';
import { lastAtOrBelow } from '../excerpts';
import type { ByteReader } from './bytes';
import { readWindows } from './excerptCode';
import type { SymbolTexts } from './symbols';
import type { TextReader } from './textCode';

/** The tokens of an article's excerpts, by their places in them. */
interface Tokens {
  readonly starts: Uint32Array;
  readonly texts: readonly string[];
  /** Undefined: a word without a number. */
  readonly symbols: readonly (number | undefined)[];
}

const NO_WORD = -1;
const BETWEEN_DIGITS = /^[.,]+$/;

/**
 * What claims speak of (`claimWords`), read from the tokens of the excerpts: no text is put together, and a word is looked at once for all
 * articles of a folder.
 * @returns what reads an article's excerpts, and then gives the words in a span of it, by the numbers that all articles share.
 */
export function createWordReader(symbols: Pick<SymbolTexts, 'number'>, texts: TextReader): (excerpts: ByteReader) => (start: number, end: number) => ReadonlySet<number> {
  /** By symbol, the number of its word. */
  const words = new Map<number, number>();
  const numberOf = (text: string): number => {
    for (const word of claimWords(text)) return symbols.number(word);
    return NO_WORD;
  };
  const wordOf = (symbol: number | undefined, text: string): number => {
    const known = symbol === undefined ? undefined : words.get(symbol);
    const word = known ?? numberOf(text);
    if (known === undefined && symbol !== undefined) words.set(symbol, word);
    return word;
  };

  return (excerpts) => {
    const tokens = readTokens(excerpts, texts);
    const windows = readWindows(excerpts);
    return (first, last) => {
      const found = new Set<number>();
      const window = lastAtOrBelow(windows.starts, first);
      const shift = (windows.offsets[window] ?? 0) - (windows.starts[window] ?? 0);
      if (window < 0 || last > (windows.ends[window] ?? 0)) return found;
      const [start, end] = [first + shift, last + shift];
      for (let at = Math.max(0, lastAtOrBelow(tokens.starts, start)); at < tokens.texts.length && (tokens.starts[at] ?? end) < end; at++) {
        const from = tokens.starts[at] ?? 0;
        const behind = lastOfNumber(tokens, at) + 1;
        const text = behind > at + 1 ? tokens.texts.slice(at, behind).join('') : (tokens.texts[at] ?? '');
        const isWhole = from >= start && from + text.length <= end;
        const word = isWhole && behind === at + 1 ? wordOf(tokens.symbols[at], text) : numberOf(text.slice(Math.max(0, start - from), end - from));
        if (word !== NO_WORD) found.add(word);
        at = behind - 1;
      }
      return found;
    };
  };
}

function readTokens(excerpts: ByteReader, texts: TextReader): Tokens {
  const starts: number[] = [];
  const words: string[] = [];
  const numbers: (number | undefined)[] = [];
  let at = 0;
  texts.visit(excerpts, (symbol, word, spaced) => {
    at += Number(spaced);
    starts.push(at);
    words.push(word);
    numbers.push(symbol);
    at += word.length;
  });
  return { starts: Uint32Array.from(starts), texts: words, symbols: numbers };
}

/** The last token of the number that begins with one: `1` `,` `250` are one number. The token itself where it is none. */
function lastOfNumber({ starts, texts }: Tokens, first: number): number {
  let last = first;
  while (isNumber(texts[last])) {
    const end = (starts[last] ?? 0) + (texts[last] ?? '').length;
    const next = starts[last + 1] === end ? (texts[last + 1] ?? '') : '';
    if (isNumber(next)) last++;
    else if (BETWEEN_DIGITS.test(next) && isNumber(texts[last + 2])) last += 2;
    else break;
  }
  return last;
}

function isNumber(text: string | undefined): boolean {
  const code = text?.charCodeAt(0) ?? 0;
  return code >= 48 && code <= 57;
}
