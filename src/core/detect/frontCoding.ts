/**
 * Spells out a word list as the build shortens it (esbuild.lists.mjs): instead of the letters that a word shares with the one before stands
 * their number as one character, 0–9 and A–Z; where such a character, or a tilde, belongs to the word, a tilde stands before it. Half of the
 * length of a sorted list.
 */
export function spellOut(coded: string): string[] {
  const words: string[] = [];
  let previous = '';
  for (const [, shared = '0', rest = ''] of coded.matchAll(/([0-9A-Z])((?:[^0-9A-Z~]|~[^])*)/g)) {
    previous = previous.slice(0, parseInt(shared, 36)) + (rest.includes('~') ? rest.replace(/~([^])/g, '$1') : rest);
    words.push(previous);
  }
  return words;
}
