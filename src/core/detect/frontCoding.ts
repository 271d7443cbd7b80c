/**
 * Spells out a word list as the build shortens it (esbuild.lists.mjs): instead of the letters that a word shares with the one before stands
 * their number as one character, 0–9 and A–Z; where such a character, or a tilde, belongs to the word, a tilde stands before it. Half of the
 * length of a sorted list. Read character by character, as the first marks of a session wait for it; the language model's words are read so by wordNumbers.ts.
 */
export function spellOut(coded: string): string[] {
  const words: string[] = [];
  let previous = '';
  for (let at = 0; at < coded.length; ) {
    const shared = CODED_COUNT[coded.charCodeAt(at)] ?? 0;
    const start = ++at;
    let hasTildes = false;
    for (; at < coded.length && CODED_COUNT[coded.charCodeAt(at)] === undefined; at++) {
      if (coded.charCodeAt(at) !== TILDE) continue;
      hasTildes = true;
      at++; // what it stands before is a letter of the word
    }
    const rest = coded.slice(start, at);
    previous = previous.slice(0, shared) + (hasTildes ? rest.replace(/~([^])/g, '$1') : rest);
    words.push(previous);
  }
  return words;
}

/** What stands before a letter of a word that would be a count. */
export const TILDE = 0x7e;

/** By its code, what a character counts: 0–9 and A–Z, as many letters are shared. */
export const CODED_COUNT: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[0-9A-Z]/.test(character) ? parseInt(character, 36) : undefined;
});
