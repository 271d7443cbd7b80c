import { grown } from '../../grown';
import type { ByteWriter } from './bytes';
import type { Phrases } from './phrases';
import { JOINED_NUMBER, type Symbols } from './symbols';
import { LONG, LONG_PHRASE, NO_NUMBER, PAIR, PAIR_PHRASE, PHRASE, SPELLED } from './textReader';
import { Kind, kindOf, tokenEnd, unitsOf } from './tokens';

/** Texts as the numbers of their words and of runs of words met before: English takes a quarter of its bytes so, and is put together again in microseconds. */
export interface TextCode {
  /** Exact for any string. @returns the tokens of the text, until the next one is written. */
  write(writer: ByteWriter, text: string): Tokens;
}

/** The tokens of a text in their order; a space between two of them is none. */
export interface Tokens {
  readonly count: number;
  /** Where each begins in the text. */
  readonly starts: ArrayLike<number>;
  /** Their numbers; `NO_NUMBER`: a word that has none. */
  readonly symbols: ArrayLike<number>;
  text(token: number): string;
}

const LONGEST_SYMBOL = 24;

/** How many numbers two bytes hold, and how many symbols have a code. */
const PAIRS = 64 * 256;
const SYMBOLS = 8 * 65_536;

/** The number of the word that stands somewhere in a text; undefined: there is none for it, nor room for one. @param units of the text. */
export type NumberOfWord = (text: string, units: Uint16Array, start: number, end: number) => number | undefined;

const FIRST_SIZE = 4096;

/** @param wordNumber a quicker way to the numbers of words than by their strings (`createWordNumbers`). */
export function createTextCode(symbols: Pick<Symbols, 'wordNumber'>, phrases: Phrases, wordNumber: NumberOfWord = (text, _, start, end) => symbols.wordNumber(text.slice(start, end))): TextCode {
  // filled anew for each text
  let units = new Uint16Array(FIRST_SIZE);
  let starts = new Uint32Array(FIRST_SIZE);
  let ends = new Uint32Array(FIRST_SIZE);
  let numbers = new Uint32Array(FIRST_SIZE);
  /** Of the tokens, and `JOINED_NUMBER` between two words that no space stands between; then of the phrases they make. */
  let codes = new Uint32Array(2 * FIRST_SIZE);

  /** @returns how many tokens the text has, and how many codes. */
  const cut = (text: string): { readonly tokens: number; readonly length: number } => {
    units = unitsOf(text, units);
    let tokens = 0;
    let length = 0;
    let solid = false;
    for (let start = 0, end = 0; start < text.length; start = end) {
      const kind = kindOf(units[start] ?? 0, units[start + 1] ?? 0);
      end = tokenEnd(units, text.length, start, kind);
      const isWord = kind !== Kind.Between;
      if (tokens === starts.length) {
        [starts, ends, numbers, codes] = [grown(starts, 2 * tokens), grown(ends, 2 * tokens), grown(numbers, 2 * tokens), grown(codes, 4 * tokens)];
      }
      if (isWord && solid) codes[length++] = JOINED_NUMBER;
      else if (solid && end - start === 1 && end < text.length && units[start] === SPACE) {
        solid = false; // what follows a space is a word, else it would be a part of this piece
        continue;
      }
      const known = end - start > LONGEST_SYMBOL ? undefined : wordNumber(text, units, start, end);
      const number = known !== undefined && known < SYMBOLS ? known : NO_NUMBER;
      codes[length++] = numbers[tokens] = number;
      starts[tokens] = start;
      ends[tokens++] = end;
      solid = isWord;
    }
    return { tokens, length };
  };

  return {
    write(writer, text) {
      const { tokens, length } = cut(text);
      const count = joinPhrases(phrases, codes, length);
      writer.whole(count);
      let token = 0;
      for (let at = 0; at < count; at++) {
        const code = codes[at] ?? 0;
        writeCode(writer, code);
        if (code !== NO_NUMBER) continue;
        while (numbers[token] !== NO_NUMBER) token++;
        writeSpelled(writer, text.slice(starts[token], ends[token]));
        token++;
      }
      return { count: tokens, starts, symbols: numbers, text: (at) => text.slice(starts[at], ends[at]) };
    },
  };
}

const SPACE = 32;

/**
 * The longest phrases from left to right, in place; runs that come up for the second time become phrases.
 * @param length of the codes. @returns how many are left.
 */
function joinPhrases(phrases: Phrases, codes: Uint32Array, length: number): number {
  let count = 0;
  for (let at = 0; at < length; ) {
    let code = codes[at++] ?? 0;
    for (; at < length && code !== NO_NUMBER; at++) {
      const next = codes[at] ?? 0;
      const longer = phrases.find(code, next);
      if (longer === undefined) {
        if (next !== NO_NUMBER && lengthOf(PHRASE + phrases.size) < lengthOf(code) + lengthOf(next) && phrases.meet(code, next)) phrases.add(code, next);
        break;
      }
      code = PHRASE + longer;
    }
    codes[count++] = code;
  }
  return count;
}

/** Bytes of a code. */
function lengthOf(code: number): number {
  const number = code >= PHRASE ? code - PHRASE : code;
  return code < PAIR ? 1 : number < PAIRS ? 2 : 3;
}

function writeCode(writer: ByteWriter, code: number): void {
  if (code < PAIR) return writer.byte(code);
  if (code === NO_NUMBER) return writer.byte(SPELLED);
  const isPhrase = code >= PHRASE;
  const number = isPhrase ? code - PHRASE : code;
  if (number < PAIRS) writer.byte((isPhrase ? PAIR_PHRASE : PAIR) + (number >> 8));
  else {
    writer.byte((isPhrase ? LONG_PHRASE : LONG) + (number >> 16));
    writer.byte((number >> 8) & 255);
  }
  writer.byte(number & 255);
}

/** A string of UTF-16 units, lone halves too. */
export function writeSpelled(writer: ByteWriter, text: string): void {
  writer.whole(text.length);
  for (let at = 0; at < text.length; at++) writer.whole(text.charCodeAt(at));
}

