import { grown, SPARINGLY } from '../../grown';
import { claimWords } from '../claimWords';
import { createColumn } from '../columns/column';
import { lastAtOrBelow, type PackedExcerpts } from '../excerpts';
import type { ByteReader } from './bytes';
import { readWindows } from './excerptCode';
import type { SymbolTexts } from './symbols';
import type { Tokens } from './textCode';
import { NO_NUMBER, type TextReader } from './textReader';

const FIRST_SIZE = 1024;
const NO_WORD = -1;
/** Their numbers take a byte. */
const MOST_SPANS = 255;
const BETWEEN_DIGITS = /^[.,]+$/;

/** Gives the words in a span of an article, each once, by the numbers that all articles share. */
export type WordsIn = (start: number, end: number) => readonly number[];

/** Reads of an article's excerpts what its claims speak of: no text is put together. */
export function createWordReader(symbols: Pick<SymbolTexts, 'number'>, texts: TextReader): (excerpts: ByteReader) => WordsIn {
  const wordsOf = createClaimWords(symbols);
  return (excerpts) => {
    const tokens = readTokens(excerpts, texts);
    return wordsOf(tokens, readWindows(excerpts));
  };
}

/** What is known of a symbol: 0, nothing so far; that it belongs to a number; or its word (or `NO_WORD`), by the number raised by `WORD`. */
const DIGITS = 1;
const WORD = 3;

/** What claims speak of (`claimWords`), from the tokens of the excerpts: a word is looked at once for all articles of a folder. */
export function createClaimWords(symbols: Pick<SymbolTexts, 'number'>): (tokens: Tokens, windows: Pick<PackedExcerpts, 'starts' | 'ends' | 'offsets'>) => WordsIn {
  /** By symbol. */
  const known = createColumn();
  /** By word, the last span it was found in: one of those since all was 0. */
  let foundIn = new Uint8Array(FIRST_SIZE);
  let spans = 0;

  const numberOf = (text: string): number => {
    for (const word of claimWords(text)) return symbols.number(word);
    return NO_WORD;
  };
  const knownOf = (symbol: number, tokens: Tokens, at: number): number => {
    if (symbol === NO_NUMBER) return learn(tokens.text(at));
    if (known.at(symbol) === 0) known.set(symbol, learn(tokens.text(at)));
    return known.at(symbol);
  };
  const learn = (text: string): number => (isNumber(text) ? DIGITS : numberOf(text) + WORD);

  return (tokens, { starts, ends, offsets }) =>
    (first, last) => {
      const found: number[] = [];
      const window = lastAtOrBelow(starts, first);
      const shift = (offsets[window] ?? 0) - (starts[window] ?? 0);
      if (window < 0 || last > (ends[window] ?? 0)) return found;
      if (++spans > MOST_SPANS) {
        foundIn.fill(0);
        spans = 1;
      }
      const add = (word: number): void => {
        if (word >= foundIn.length) foundIn = grown(foundIn, word + 1, SPARINGLY);
        if (word === NO_WORD || foundIn[word] === spans) return;
        foundIn[word] = spans;
        found.push(word);
      };
      const [start, end] = [first + shift, last + shift];
      for (let at = Math.max(0, lastAtOrBelow(tokens.starts, start, tokens.count)); at < tokens.count && (tokens.starts[at] ?? end) < end; at++) {
        const from = tokens.starts[at] ?? 0;
        const word = knownOf(tokens.symbols[at] ?? NO_NUMBER, tokens, at);
        const isWhole = from >= start && (at + 1 < tokens.count ? (tokens.starts[at + 1] ?? 0) <= end : from + tokens.text(at).length <= end);
        if (isWhole && word !== DIGITS) {
          add(word - WORD);
          continue;
        }
        const behind = word === DIGITS ? lastOfNumber(tokens, at) + 1 : at + 1;
        let text = tokens.text(at);
        for (let next = at + 1; next < behind; next++) text += tokens.text(next);
        // a number is a word as it stands, but for its commas: nothing else is looked for in it
        const isNumberWhole = word === DIGITS && from >= start && from + text.length <= end;
        add(isNumberWhole ? symbols.number(text.replaceAll(',', '')) : numberOf(text.slice(Math.max(0, start - from), end - from)));
        at = behind - 1;
      }
      return found;
    };
}

function readTokens(excerpts: ByteReader, texts: TextReader): Tokens {
  const starts: number[] = [];
  const words: string[] = [];
  const symbols: number[] = [];
  let at = 0;
  texts.visit(excerpts, (symbol, word, spaced) => {
    at += Number(spaced);
    starts.push(at);
    words.push(word);
    symbols.push(symbol ?? NO_NUMBER);
    at += word.length;
  });
  return { count: words.length, starts, symbols, text: (token) => words[token] ?? '' };
}

/** The last token of the number that begins with one: `1` `,` `250` are one number. The token itself where it is none. */
function lastOfNumber({ count, starts, text }: Tokens, first: number): number {
  let last = first;
  while (isNumber(text(last))) {
    const end = (starts[last] ?? 0) + text(last).length;
    const next = last + 1 < count && starts[last + 1] === end ? text(last + 1) : '';
    if (isNumber(next)) last++;
    else if (BETWEEN_DIGITS.test(next) && last + 2 < count && isNumber(text(last + 2))) last += 2;
    else break;
  }
  return last;
}

function isNumber(text: string): boolean {
  const unit = text === '' ? 0 : text.charCodeAt(0);
  return unit >= 48 && unit <= 57;
}
