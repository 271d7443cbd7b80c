/**
 * Spells out a word list as the build shortens it (esbuild.lists.mjs): instead of the letters that a word shares with the one before stands
 * their number as one character, 0–9 and A–Z; where such a character, or a tilde, belongs to the word, a tilde stands before it. Half of the
 * length of a sorted list. Read character by character, as the language model's 88,000 words are what the first marks of a session wait for.
 */
export function spellOut(coded: string): string[] {
  const words: string[] = [];
  let previous = '';
  for (let at = 0; at < coded.length; ) {
    const shared = parseInt(coded.charAt(at), 36);
    const start = ++at;
    let hasTildes = false;
    for (; at < coded.length && !isCount(coded.charCodeAt(at)); at++) {
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

const TILDE = 0x7e;

/** 0–9 and A–Z: how many letters are shared. */
function isCount(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}
