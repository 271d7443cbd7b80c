const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ID_CHARACTERS = LETTERS + '0123456789';

/**
 * 10 characters of [a-z0-9], the first a letter so that no YAML reader takes it for a number.
 * @param random uniform in [0, 1), as Math.random.
 */
export function newId(random: () => number): string {
  const pick = (from: string) => from[Math.floor(random() * from.length)] ?? 'x';
  return pick(LETTERS) + Array.from({ length: 9 }, () => pick(ID_CHARACTERS)).join('');
}
