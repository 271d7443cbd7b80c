import type { ByteWriter } from './bytes';
import type { Phrases } from './phrases';
import { JOINED_NUMBER, type Symbols } from './symbols';
import { LONG, LONG_PHRASE, NO_NUMBER, PAIR, PAIR_PHRASE, PHRASE, SPELLED } from './textReader';
import { Kind, kindAt, tokenEnd } from './tokens';

/** Texts as the numbers of their words and of runs of words met before: English takes a quarter of its bytes so, and is put together again in microseconds. */
export interface TextCode {
  /** Exact for any string. @returns the tokens of the text. */
  write(writer: ByteWriter, text: string): Tokens;
}

/** The tokens of a text in their order; a space between two of them is none. */
export interface Tokens {
  /** Where each begins in the text. */
  readonly starts: readonly number[];
  /** Their numbers; undefined: a word that has none. */
  readonly symbols: readonly (number | undefined)[];
  text(token: number): string;
}

const LONGEST_SYMBOL = 24;

/** How many numbers two bytes hold, and how many symbols have a code. */
const [PAIRS, SYMBOLS] = [64 * 256, 8 * 65_536];

/** The number of the word that stands somewhere in a text; undefined: there is none for it, nor room for one. */
export type NumberOfWord = (text: string, start: number, end: number) => number | undefined;

/** @param wordNumber a quicker way to the numbers of words than by their strings (`createWordNumbers`). */
export function createTextCode(symbols: Pick<Symbols, 'wordNumber'>, phrases: Phrases, wordNumber: NumberOfWord = (text, start, end) => symbols.wordNumber(text.slice(start, end))): TextCode {
  return {
    write(writer, text) {
      const { codes, spelled, tokens } = codesOf(wordNumber, text);
      let spelledAt = 0;
      const all = writePhrases(phrases, codes);
      writer.whole(all.length);
      for (const code of all) {
        writeCode(writer, code);
        if (code === NO_NUMBER) writeSpelled(writer, spelled[spelledAt++] ?? '');
      }
      return tokens;
    },
  };
}

/** A text's tokens as symbols. A single space between two words is not written; `JOINED` stands where there is none. */
function codesOf(wordNumber: NumberOfWord, text: string): { readonly codes: number[]; readonly spelled: readonly string[]; readonly tokens: Tokens } {
  const codes: number[] = [];
  const spelled: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const symbols: (number | undefined)[] = [];
  let solid = false;
  for (let start = 0, end = 0; start < text.length; start = end) {
    const kind = kindAt(text, start);
    end = tokenEnd(text, start, kind);
    const isWord = kind !== Kind.Between;
    if (isWord && solid) codes.push(JOINED_NUMBER);
    else if (solid && end - start === 1 && end < text.length && text.charCodeAt(start) === SPACE) {
      solid = false; // what follows a space is a word, else it would be a part of this piece
      continue;
    }
    const number = end - start > LONGEST_SYMBOL ? undefined : wordNumber(text, start, end);
    const isWritable = number !== undefined && number < SYMBOLS;
    codes.push(isWritable ? number : NO_NUMBER);
    if (!isWritable) spelled.push(text.slice(start, end));
    starts.push(start);
    ends.push(end);
    symbols.push(isWritable ? number : undefined);
    solid = isWord;
  }
  return { codes, spelled, tokens: { starts, symbols, text: (token) => text.slice(starts[token], ends[token]) } };
}

const SPACE = 32;

/** The longest phrases from left to right; runs that come up for the second time become phrases. */
function writePhrases(phrases: Phrases, codes: readonly number[]): number[] {
  const all: number[] = [];
  for (let at = 0; at < codes.length; ) {
    let code = codes[at++] ?? 0;
    for (; at < codes.length && code !== NO_NUMBER; at++) {
      const next = codes[at] ?? 0;
      const longer = phrases.find(code, next);
      if (longer === undefined) {
        if (next !== NO_NUMBER && lengthOf(PHRASE + phrases.size) < lengthOf(code) + lengthOf(next) && phrases.meet(code, next)) phrases.add(code, next);
        break;
      }
      code = PHRASE + longer;
    }
    all.push(code);
  }
  return all;
}

/** Bytes of a code. */
function lengthOf(code: number): number {
  const number = code >= PHRASE ? code - PHRASE : code;
  return code < PAIR ? 1 : number < PAIRS ? 2 : 3;
}

function writeCode(writer: ByteWriter, code: number): void {
  const [pair, long, number] = code >= PHRASE ? [PAIR_PHRASE, LONG_PHRASE, code - PHRASE] : [PAIR, LONG, code];
  if (code === NO_NUMBER) writer.byte(SPELLED);
  else if (code < PAIR) writer.byte(code);
  else if (number < PAIRS) {
    writer.byte(pair + (number >> 8));
    writer.byte(number & 255);
  } else {
    writer.byte(long + (number >> 16));
    writer.byte((number >> 8) & 255);
    writer.byte(number & 255);
  }
}

/** A string of UTF-16 units, lone halves too. */
export function writeSpelled(writer: ByteWriter, text: string): void {
  writer.whole(text.length);
  for (let at = 0; at < text.length; at++) writer.whole(text.charCodeAt(at));
}

