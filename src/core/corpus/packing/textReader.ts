import { grown } from '../../grown';
import type { ByteReader } from './bytes';
import type { PhraseList } from './phrases';
import { JOINED_NUMBER, type SymbolTexts } from './symbols';
import { Kind, kindOf } from './tokens';

/** Reads what a text code wrote. */
export interface TextReader {
  read(reader: ByteReader): string;
  /** Goes through a text token by token without putting it together. */
  visit(reader: ByteReader, tell: TokenVisitor): void;
}

/**
 * @param symbol undefined: a word that has no number.
 * @param word its characters: letters, or digits, or what stands between.
 * @param spaced whether a space stands before it.
 */
export type TokenVisitor = (symbol: number | undefined, word: string, spaced: boolean) => void;

/**
 * The first byte says what a code is: below `PAIR` a symbol by itself; then symbols and phrases in two bytes, then in three; `SPELLED`: a word
 * that has no number, unit by unit.
 */
export const [PAIR, PAIR_PHRASE, LONG, LONG_PHRASE, SPELLED] = [112, 176, 240, 248, 255] as const;
/** What a phrase's number is raised by where it stands among symbols. */
export const PHRASE = 2 ** 24;
/** No symbol: it stands for any word that is spelled out. */
export const NO_NUMBER = 2 ** 25;

/** @param phrases of the code that wrote. */
export function createTextReader(symbols: Pick<SymbolTexts, 'text'>, phrases: Pick<PhraseList, 'head' | 'token'>): TextReader {
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

/** Whether it is a word or a number, not what stands between. */
function isSolidWord(word: string): boolean {
  return word !== '' && kindOf(word.charCodeAt(0), word.length > 1 ? word.charCodeAt(1) : 0) !== Kind.Between;
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

export function readSpelled(reader: ByteReader): string {
  let text = '';
  for (let left = reader.whole(); left > 0; left--) text += String.fromCharCode(reader.whole());
  return text;
}
