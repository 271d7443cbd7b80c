import { stableUuid } from '../ids';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const OWN = /^[a-z][a-z0-9]{9}$/;

/**
 * The id of an imported annotation: its own where it is one of ours, else 10 characters of [a-z0-9] made of where it comes
 * from, so that the same file imported again gives the same ids.
 * @param origin names the annotation through all files: format, article, id.
 */
export function stableId(origin: readonly string[], own?: string): string {
  if (own !== undefined && OWN.test(own)) return own;
  let rest = BigInt(`0x${stableUuid(['import', ...origin].join('\u0000')).replaceAll('-', '')}`);
  const next = (base: number) => {
    const digit = Number(rest % BigInt(base));
    rest /= BigInt(base);
    return digit;
  };
  return (LETTERS[next(26)] ?? 'a') + Array.from({ length: 9 }, () => next(36).toString(36)).join('');
}
