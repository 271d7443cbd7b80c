import type { RegistryOperation } from './operations';

/** So much text on either side names the place of a patch. */
const CONTEXT = 200;

type Patch = Extract<RegistryOperation, { op: 'patch' }>;

/** The patch that turns one text into another. */
export function patchBetween(from: string, to: string): Patch {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let tail = 0;
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  const end = from.length - tail;
  return { op: 'patch', before: from.slice(Math.max(0, start - CONTEXT), start), old: from.slice(start, end), now: to.slice(start, to.length - tail), after: from.slice(end, end + CONTEXT) };
}

/** The text with the patch applied, or as it is where that has happened already; undefined: its place is not to be found, or twice. */
export function applyPatch(text: string, { before, old, now, after }: Patch): string | undefined {
  // An edit nearby may have changed the surroundings: the nearest of them are enough where they stand only once
  for (const length of [CONTEXT, CONTEXT / 4, CONTEXT / 10]) {
    const left = before.slice(Math.max(0, before.length - length));
    const right = after.slice(0, length);
    const at = onlyPlace(text, left + old + right);
    if (at !== undefined) return text.slice(0, at + left.length) + now + text.slice(at + left.length + old.length);
    if (onlyPlace(text, left + now + right) !== undefined) return text;
  }
  return undefined;
}

function onlyPlace(text: string, words: string): number | undefined {
  if (words === '') return text === '' ? 0 : undefined;
  const at = text.indexOf(words);
  return at >= 0 && at === text.lastIndexOf(words) ? at : undefined;
}
