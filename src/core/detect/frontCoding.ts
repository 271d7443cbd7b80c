/**
 * Spells out a word list as the build shortens it (esbuild.config.mjs): instead of the letters that a word shares with the one before stands
 * their number as one character, 0–9 and A–Z. Half of the length of a sorted list.
 * @param separator between the words of the result
 */
export function spellOut(coded: string, separator: string): string {
  const words: string[] = [];
  let previous = '';
  for (const [, shared = '0', rest = ''] of coded.matchAll(/([0-9A-Z])([^0-9A-Z]*)/g)) words.push((previous = previous.slice(0, parseInt(shared, 36)) + rest));
  return words.join(separator);
}
