import { createPairs } from './pairs';
import type { Symbols } from './symbols';

/** The numbers of the words of texts, found by where a word stands: most words are short and come up again and again, and no string is made of these. */
export interface WordNumbers {
  /** Undefined: there is no number for it, nor room for one. */
  of(text: string, start: number, end: number): number | undefined;
}

/** As many characters of ASCII, and their count, are two numbers of 32 bits. */
const SHORT = 7;

export function createWordNumbers(symbols: Pick<Symbols, 'wordNumber'>): WordNumbers {
  /** Short words as pairs of numbers, */
  const shorts = createPairs();
  /** and their numbers. */
  const numbers: number[] = [];
  return {
    of(text, start, end) {
      const length = end - start;
      let isShort = length <= SHORT;
      let [low, high] = [0, length];
      for (let at = 0; isShort && at < length; at++) {
        const unit = text.charCodeAt(start + at);
        isShort = unit < 128;
        if (at < 4) low |= unit << (8 * at);
        else high |= unit << (8 * (at - 3));
      }
      if (!isShort) return symbols.wordNumber(text.slice(start, end));
      const known = shorts.find(low >>> 0, high >>> 0);
      if (known !== undefined) return numbers[known];
      const number = symbols.wordNumber(text.slice(start, end));
      if (number !== undefined) numbers[shorts.add(low >>> 0, high >>> 0)] = number;
      return number;
    },
  };
}
