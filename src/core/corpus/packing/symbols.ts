import { detach } from '../../detach';

/** The strings that packed articles name by number. */
export interface SymbolTexts {
  /** Empty for a number that was never given. */
  text(number: number): string;
  /** The number by which all articles of an index know the string of a number: what an article is looked up by. */
  shared(number: number): number;
  /** That number of any string, which it gets where it has none yet. */
  number(text: string): number;
}

/** Strings by number, each held once for all articles of a folder: names, ids, rules, and the words of excerpts. */
export interface Symbols extends SymbolTexts {
  readonly size: number;
  /** The number of a string that has one. */
  find(text: string): number | undefined;
  /** The number of a string that has one already, or that there is still room for: rare words past `MOST_WORDS` are not worth one. */
  wordNumber(word: string): number | undefined;
}

/** Symbols of who packs a whole folder: found fast, and told of as they come. */
export interface TellingSymbols extends Symbols {
  /** In the order of their numbers: what `createSymbols` takes. @param from the first number wanted. */
  all(from?: number): readonly string[];
}

/** Beyond this many strings a new word is spelled out: half of a language's words come up once in a million. */
export const MOST_WORDS = 50_000;

/** Stands between two words or numbers that have no space between them. No token of a text is made of letters and others. */
const JOINED = '\0j';

/** First, so that their numbers take one byte: more than half of an English text is made of these. */
const FREQUENT = [
  ...[JOINED, ', ', '. ', '\n', '’', ' “', ',” ', '.” ', '-', '.', '\n\n', '.\n\n', '.”\n\n', '“', '” ', ', “', ' (', ') ', ': ', '; ', ' – ', ' — ', '% ', ' $', '\n\n“'],
  ...'the of and to in a that for is on was with he as by it from at his be an are has have had not but were said who which this their will its or been they one after also more would'.split(' '),
  ...'The In He It s t I we you there all about can could no than other when out up into some new first two people years last over if so what her she him them may only between such most'.split(' '),
];

/** What every table begins with. */
export const FIRST_SYMBOLS: readonly string[] = ['', ...FREQUENT];
/** The number of `JOINED` in every table. */
export const JOINED_NUMBER = 1;

/** @param known strings of a table that was kept, in the order of their numbers. */
export function createSymbols(known: readonly string[] = FIRST_SYMBOLS): TellingSymbols {
  const texts: string[] = [...known];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const number = (text: string): number => {
    const same = numbers.get(text);
    if (same !== undefined) return same;
    const own = detach(text);
    numbers.set(own, texts.length);
    return texts.push(own) - 1;
  };
  return {
    get size() {
      return texts.length;
    },
    number,
    find: (text) => numbers.get(text),
    wordNumber: (word) => (texts.length < MOST_WORDS ? number(word) : numbers.get(word)),
    text: (at) => texts[at] ?? '',
    shared: (at) => at,
    all: (from = 0) => texts.slice(from),
  };
}
