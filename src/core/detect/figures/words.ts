import type { Token } from '../model';
import { IRREGULAR_PLURALS } from './lexicon';

const NO_PLURAL = /(?:ss|us|is|’s|'s)$/;

/** A noun in the plural, by its part of speech and its form. */
export function isPluralNoun(token: Token | undefined): boolean {
  if (!token) return false;
  if (IRREGULAR_PLURALS.has(token.lower)) return true;
  return (token.pos === 'NOUN' || token.pos === 'PROPN') && token.lower.endsWith('s') && token.lower.length > 3 && !NO_PLURAL.test(token.lower);
}

export function isNoun(token: Token | undefined): boolean {
  return token !== undefined && (token.pos === 'NOUN' || token.pos === 'PROPN') && /\p{L}/u.test(token.text);
}
