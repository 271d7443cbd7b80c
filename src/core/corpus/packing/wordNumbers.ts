import { grown, SPARINGLY } from '../../grown';
import type { Symbols } from './symbols';
import type { NumberOfWord } from './textCode';

const FIRST_UNITS = 1 << 12;
const FIRST_PLACES = 1 << 10;
/** What stands before the units of a word: its number in two halves, and its length. */
const HEAD = 3;
/** What fits the length of a word; longer ones are looked up as strings. */
const LONGEST = 0xffff;

/**
 * The numbers of words, found by their characters where they stand in a text: no string is made to look one up, and what a word is held against
 * stands beside its number. For who packs a whole folder; the editor packs what somebody types.
 */
export function createWordNumbers(symbols: Pick<Symbols, 'wordNumber'>): NumberOfWord {
  /** The words one behind the other. */
  let words = new Uint16Array(FIRST_UNITS);
  let end = 0;
  let size = 0;
  /** Open addressing: where a word begins plus one, or 0. At most every second place is taken. */
  let places = new Uint32Array(FIRST_PLACES);

  const isAt = (at: number, units: Uint16Array, start: number, length: number): boolean => {
    if (words[at + 2] !== length) return false;
    for (let unit = 0; unit < length; unit++) if (words[at + HEAD + unit] !== units[start + unit]) return false;
    return true;
  };
  /** Where a word stands, or would stand. */
  const placeOf = (units: Uint16Array, start: number, length: number): number => {
    let place = hashOf(units, start, length) & (places.length - 1);
    for (; ; place = (place + 1) & (places.length - 1)) {
      const at = (places[place] ?? 0) - 1;
      if (at < 0 || isAt(at, units, start, length)) return place;
    }
  };
  const spread = (): void => {
    places = new Uint32Array(2 * places.length);
    for (let at = 0; at < end; at += HEAD + (words[at + 2] ?? 0)) places[placeOf(words, at + HEAD, words[at + 2] ?? 0)] = at + 1;
  };
  const add = (place: number, number: number, units: Uint16Array, start: number, length: number): void => {
    if (end + HEAD + length > words.length) words = grown(words, end + HEAD + length, SPARINGLY);
    words[end] = number & 0xffff;
    words[end + 1] = number >>> 16;
    words[end + 2] = length;
    words.set(units.subarray(start, start + length), end + HEAD);
    places[place] = end + 1;
    end += HEAD + length;
    if (2 * ++size > places.length) spread();
  };

  return (text, units, start, to) => {
    const place = placeOf(units, start, to - start);
    const at = (places[place] ?? 0) - 1;
    if (at >= 0) return (words[at] ?? 0) + ((words[at + 1] ?? 0) << 16);
    const number = symbols.wordNumber(text.slice(start, to));
    if (number !== undefined && to - start <= LONGEST) add(place, number, units, start, to - start);
    return number;
  };
}

/** FNV-1a by units, with the last mixing of MurmurHash3, as the low bits choose the place. */
function hashOf(units: Uint16Array, start: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
