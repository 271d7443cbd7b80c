import { createPairs } from './pairs';
import type { Symbols } from './symbols';
import type { NumberOfWord } from './textCode';

/** As many characters of ASCII, and their count, are two numbers of 32 bits. */
const SHORT = 7;

/**
 * The numbers of words, found without making strings of those that are short: nearly all are, and come up again and again. For who packs a whole
 * folder; the editor packs what somebody types.
 */
export function createWordNumbers(symbols: Pick<Symbols, 'wordNumber'>): NumberOfWord {
  /** Short words as pairs of numbers, */
  const shorts = createPairs();
  /** and their numbers. */
  const numbers: number[] = [];
  return (text, start, end) => {
    const length = end - start;
    let isShort = length <= SHORT;
    let low = 0;
    let high = length;
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
  };
}
