import { claimWords } from '../claimWords';
import { lastAtOrBelow, type PackedExcerpts } from '../excerpts';
import type { ByteReader } from './bytes';
import { readWindows } from './excerptCode';
import type { SymbolTexts } from './symbols';
import type { Tokens } from './textCode';
import type { TextReader } from './textReader';

const NO_WORD = -1;
const BETWEEN_DIGITS = /^[.,]+$/;

/** Gives the words in a span of an article, by the numbers that all articles share. */
export type WordsIn = (start: number, end: number) => ReadonlySet<number>;

/** Reads of an article's excerpts what its claims speak of: no text is put together. */
export function createWordReader(symbols: Pick<SymbolTexts, 'number'>, texts: TextReader): (excerpts: ByteReader) => WordsIn {
  const wordsOf = createClaimWords(symbols);
  return (excerpts) => {
    const tokens = readTokens(excerpts, texts);
    return wordsOf(tokens, readWindows(excerpts));
  };
}

/** What claims speak of (`claimWords`), from the tokens of the excerpts: a word is looked at once for all articles of a folder. */
export function createClaimWords(symbols: Pick<SymbolTexts, 'number'>): (tokens: Tokens, windows: Pick<PackedExcerpts, 'starts' | 'ends' | 'offsets'>) => WordsIn {
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

  return (tokens, windows) => {
    const starts = Uint32Array.from(tokens.starts);
    return (first, last) => {
      const found = new Set<number>();
      const window = lastAtOrBelow(windows.starts, first);
      const shift = (windows.offsets[window] ?? 0) - (windows.starts[window] ?? 0);
      if (window < 0 || last > (windows.ends[window] ?? 0)) return found;
      const [start, end] = [first + shift, last + shift];
      for (let at = Math.max(0, lastAtOrBelow(starts, start)); at < starts.length && (starts[at] ?? end) < end; at++) {
        const from = starts[at] ?? 0;
        const behind = lastOfNumber(tokens, at) + 1;
        let text = tokens.text(at);
        for (let next = at + 1; next < behind; next++) text += tokens.text(next);
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
  return { starts, symbols: numbers, text: (token) => words[token] ?? '' };
}

/** The last token of the number that begins with one: `1` `,` `250` are one number. The token itself where it is none. */
function lastOfNumber({ starts, text }: Tokens, first: number): number {
  let last = first;
  while (isNumber(text(last))) {
    const end = (starts[last] ?? 0) + text(last).length;
    const next = starts[last + 1] === end ? text(last + 1) : '';
    if (isNumber(next)) last++;
    else if (BETWEEN_DIGITS.test(next) && last + 2 < starts.length && isNumber(text(last + 2))) last += 2;
    else break;
  }
  return last;
}

function isNumber(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 48 && unit <= 57;
}
