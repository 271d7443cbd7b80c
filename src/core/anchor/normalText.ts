import type { Span } from '../model';

/**
 * A text as anchoring compares it: runs of white space are one space, quotation marks and dashes are straight, so that reflowed
 * lines, CRLF and typographic quotes are no change at all.
 */
export interface NormalText extends NormalUnits {
  readonly text: string;
}

/** The same as numbers: a text that is only looked through once needs no string. */
export interface NormalUnits {
  /** UTF-16. */
  readonly units: Uint16Array;
  /** For each unit its offset in the original, and one more for the end. */
  readonly origin: Int32Array;
}

export function normalise(original: string): NormalText {
  return spelledOut(normalUnits(original));
}

export function spelledOut(normal: NormalUnits): NormalText {
  return { ...normal, text: stringOf(normal.units) };
}

export function normalUnits(original: string): NormalUnits {
  const units = new Uint16Array(original.length);
  const origin = new Int32Array(original.length + 1);
  let length = 0;
  let spaced = false;
  for (let i = 0; i < original.length; i++) {
    const unit = normalUnit(original.charCodeAt(i));
    if (unit === SPACE && spaced) continue;
    spaced = unit === SPACE;
    origin[length] = i;
    units[length++] = unit;
  }
  origin[length] = original.length;
  return { units: units.subarray(0, length), origin: origin.subarray(0, length + 1) };
}

/** What may have another form: all but single spaces between printable ASCII. */
const UNUSUAL = /[^ -~]|  |`/;

/** A piece of a sidecar in the same form. It is short: put together from its pieces it costs less than by numbers. */
export function normaliseFragment(fragment: string): string {
  if (!UNUSUAL.test(fragment)) return fragment;
  let normal = '';
  let from = 0;
  let spaced = false;
  for (let i = 0; i < fragment.length; i++) {
    const unit = fragment.charCodeAt(i);
    const one = normalUnit(unit);
    const isDropped = one === SPACE && spaced;
    spaced = one === SPACE;
    if (one === unit && !isDropped) continue;
    normal += fragment.slice(from, i) + (isDropped ? '' : String.fromCharCode(one));
    from = i + 1;
  }
  return normal + fragment.slice(from);
}

/** From a normal text to its original. */
export function originalSpan({ origin }: NormalUnits, { start, end }: Span): Span {
  return { start: origin[start] ?? 0, end: end > start ? (origin[end - 1] ?? 0) + 1 : (origin[start] ?? 0) };
}

const STRAIGHT = new Map<number, number>([
  ...[...'‘’‚‛′`´'].map((mark) => [mark.charCodeAt(0), 39] as const),
  ...[...'“”„‟″«»'].map((mark) => [mark.charCodeAt(0), 34] as const),
  ...[...'‐‑‒–—―−'].map((dash) => [dash.charCodeAt(0), 45] as const),
]);

const SPACE = 32;
/** By unit what stands for it. */
const NORMAL = Uint16Array.from({ length: 0x10000 }, (_, unit) => (isSpace(unit) ? SPACE : (STRAIGHT.get(unit) ?? unit)));

function normalUnit(unit: number): number {
  return NORMAL[unit] ?? unit;
}

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
