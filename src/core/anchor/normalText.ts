/**
 * A text as anchoring compares it: runs of white space are one space, quotation marks and dashes are straight, so that reflowed
 * lines, CRLF and typographic quotes are no change at all.
 */
export interface NormalText {
  readonly text: string;
  /** For each unit of `text` its offset in the original, and one more for the end. */
  readonly origin: Int32Array;
}

export function normalise(original: string): NormalText {
  const units = new Uint16Array(original.length);
  const origin = new Int32Array(original.length + 1);
  let length = 0;
  let spaced = false;
  for (let i = 0; i < original.length; i++) {
    const unit = original.charCodeAt(i);
    const space = isSpace(unit);
    if (space && spaced) continue;
    spaced = space;
    origin[length] = i;
    units[length++] = space ? 32 : unit < 0x80 ? unit : (STRAIGHT.get(unit) ?? unit);
  }
  origin[length] = original.length;
  return { text: stringOf(units.subarray(0, length)), origin: origin.slice(0, length + 1) };
}

/** A piece of a sidecar in the same form. */
export function normaliseFragment(fragment: string): string {
  return normalise(fragment).text;
}

const STRAIGHT = new Map<number, number>([
  ...[...'‘’‚‛′`´'].map((mark) => [mark.charCodeAt(0), 39] as const),
  ...[...'“”„‟″«»'].map((mark) => [mark.charCodeAt(0), 34] as const),
  ...[...'‐‑‒–—―−'].map((dash) => [dash.charCodeAt(0), 45] as const),
]);

function isSpace(unit: number): boolean {
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13);
  if (unit < 0x85) return false;
  return unit === 0x85 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000 || unit === 0xfeff;
}

/** Piecewise, since the stack holds only so many arguments. */
function stringOf(units: Uint16Array): string {
  const pieces: string[] = [];
  for (let i = 0; i < units.length; i += 8192) pieces.push(String.fromCharCode(...units.subarray(i, i + 8192)));
  return pieces.join('');
}
