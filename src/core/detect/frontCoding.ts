import { grown } from '../grown';

/**
 * Word lists as the build shortens them (esbuild.lists.mjs): instead of the letters that a word shares with the one before stands their number as
 * one character, 0–9 and A–Z; where such a character, or a tilde, belongs to the word, a tilde stands before it. Half of the length of a sorted list.
 */

/** The characters of all words one behind the other, as UTF-16, and where each word ends in them. */
export interface WordPool {
  readonly chars: Uint16Array;
  readonly ends: Uint32Array;
}

/** The words of a shortened list. */
export function spellOut(coded: string): string[] {
  const { chars, ends } = poolOfCoded(coded);
  const text = new TextDecoder('utf-16le').decode(chars);
  const words: string[] = [];
  let start = 0;
  for (const end of ends) words.push(text.slice(start, (start = end)));
  return words;
}

/** Spells out a word list as the build shortens it, character by character: the first marks of a session wait for it. */
export function poolOfCoded(coded: string): WordPool {
  let chars = new Uint16Array(coded.length);
  const ends = new Uint32Array(coded.length);
  let count = 0;
  let start = 0; // of the word before
  let end = 0;
  for (let at = 0; at < coded.length; ) {
    const shared = Math.min(CODED_COUNT[coded.charCodeAt(at++)] ?? 0, end - start);
    const most = end + shared + coded.length - at;
    if (most > chars.length) chars = grown(chars, most);
    chars.copyWithin(end, start, start + shared);
    start = end;
    end += shared;
    for (; at < coded.length; at++) {
      let code = coded.charCodeAt(at);
      if (CODED_COUNT[code] !== undefined) break;
      if (code === TILDE) code = coded.charCodeAt(++at);
      chars[end++] = code;
    }
    ends[count++] = end;
  }
  return { chars: chars.slice(0, end), ends: ends.slice(0, count) };
}

/** What stands before a letter of a word that would be a count. */
const TILDE = 0x7e;

/** By its code, what a character counts: 0–9 and A–Z, as many letters are shared. */
const CODED_COUNT: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[0-9A-Z]/.test(character) ? parseInt(character, 36) : undefined;
});
