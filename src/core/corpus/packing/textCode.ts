import { grown } from '../../grown';
import type { ByteReader, ByteWriter } from './bytes';
import { createPhrases, type Phrases } from './phrases';
import { JOINED_NUMBER, type Symbols, type SymbolTexts } from './symbols';
import { Kind, kindAt, tokenEnd } from './tokens';

/** Texts as the numbers of their words and of runs of words met before: English takes a quarter of its bytes so, and is put together again in microseconds. */
export interface TextCode extends TextReader {
  /** Exact for any string. @returns the tokens of the text. */
  write(writer: ByteWriter, text: string): Tokens;
  /** What was learned, to be kept with what was written. */
  readonly phrases: Phrases;
}

/** Reads what a text code wrote. */
export interface TextReader {
  read(reader: ByteReader): string;
  /** Goes through a text token by token without putting it together. */
  visit(reader: ByteReader, tell: TokenVisitor): void;
}

/** The tokens of a text in their order; a space between two of them is none. */
export interface Tokens {
  /** Where each begins in the text. */
  readonly starts: readonly number[];
  /** Their numbers; undefined: a word that has none. */
  readonly symbols: readonly (number | undefined)[];
  text(token: number): string;
}

/**
 * @param symbol undefined: a word that has no number.
 * @param word its characters: letters, or digits, or what stands between.
 * @param spaced whether a space stands before it.
 */
export type TokenVisitor = (symbol: number | undefined, word: string, spaced: boolean) => void;

const LONGEST_SYMBOL = 24;

/**
 * The first byte says what a code is: below `PAIR` a symbol by itself; then symbols and phrases in two bytes, then in three; `SPELLED`: a word
 * that has no number, unit by unit.
 */
const [PAIR, PAIR_PHRASE, LONG, LONG_PHRASE, SPELLED] = [112, 176, 240, 248, 255] as const;
/** How many numbers two bytes hold, and how many symbols have a code. */
const [PAIRS, SYMBOLS] = [64 * 256, 8 * 65_536];
/** What a phrase's number is raised by where it stands among symbols. */
const PHRASE = 2 ** 24;
/** No symbol: it stands for any word that is spelled out. */
const NO_NUMBER = 2 ** 25;

/** The number of the word that stands somewhere in a text; undefined: there is none for it, nor room for one. */
export type NumberOfWord = (text: string, start: number, end: number) => number | undefined;

/**
 * @param known phrases of a code that was kept.
 * @param wordNumber a quicker way to the numbers of words than by their strings (`createWordNumbers`).
 */
export function createTextCode(symbols: Symbols, known?: Uint32Array, wordNumber: NumberOfWord = (text, start, end) => symbols.wordNumber(text.slice(start, end))): TextCode {
  const phrases = createPhrases(known);
  return {
    phrases,
    ...createTextReader(symbols, phrases),
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

/** @param phrases of the code that wrote. */
export function createTextReader(symbols: Pick<SymbolTexts, 'text'>, phrases: Phrases): TextReader {
  /** By symbol: 0 not looked at yet, 1 a word or number, 2 what stands between. */
  let kinds = new Uint8Array(1024);

  const isSolid = (symbol: number): boolean => {
    if (symbol >= kinds.length) kinds = grown(kinds, symbol + 1);
    return (kinds[symbol] ||= isSolidWord(symbols.text(symbol)) ? 1 : 2) === 1;
  };

  const visit = (reader: ByteReader, tell: TokenVisitor): void => {
    let solid = false;
    const token = (symbol: number): void => {
      const isWord = symbol !== JOINED_NUMBER && isSolid(symbol);
      if (symbol !== JOINED_NUMBER) tell(symbol, symbols.text(symbol), solid && isWord);
      solid = isWord;
    };
    const run: number[] = [];
    for (let left = reader.whole(); left > 0; left--) {
      let code = readCode(reader);
      if (code === NO_NUMBER) {
        const word = readSpelled(reader);
        const isWord = isSolidWord(word);
        tell(undefined, word, solid && isWord);
        solid = isWord;
        continue;
      }
      for (; code >= PHRASE; code = phrases.head(code - PHRASE)) run.push(phrases.token(code - PHRASE));
      token(code);
      for (let next = run.pop(); next !== undefined; next = run.pop()) token(next);
    }
  };

  return {
    read(reader) {
      let text = '';
      visit(reader, (_, word, spaced) => {
        text += spaced ? ' ' + word : word;
      });
      return text;
    },
    visit,
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

/** Whether it is a word or a number, not what stands between. */
function isSolidWord(word: string): boolean {
  return word !== '' && kindAt(word, 0) !== Kind.Between;
}

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

function readCode(reader: ByteReader): number {
  const first = reader.byte();
  if (first < PAIR) return first;
  if (first < PAIR_PHRASE) return ((first - PAIR) << 8) + reader.byte();
  if (first < LONG) return PHRASE + ((first - PAIR_PHRASE) << 8) + reader.byte();
  if (first === SPELLED) return NO_NUMBER;
  const high = reader.byte() << 8;
  const low = high + reader.byte();
  return first < LONG_PHRASE ? ((first - LONG) << 16) + low : PHRASE + ((first - LONG_PHRASE) << 16) + low;
}

/** A string of UTF-16 units, lone halves too. */
export function writeSpelled(writer: ByteWriter, text: string): void {
  writer.whole(text.length);
  for (let at = 0; at < text.length; at++) writer.whole(text.charCodeAt(at));
}

export function readSpelled(reader: ByteReader): string {
  let text = '';
  for (let left = reader.whole(); left > 0; left--) text += String.fromCharCode(reader.whole());
  return text;
}
