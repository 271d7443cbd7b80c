/** Words, numbers, and what stands between them. */
export const enum Kind { Letters, Digits, Between }

const LETTER = /[\p{L}\p{M}]/u;
const LONGEST_NUMBER = 3;
const [ZERO, ONE, TWO, NINE] = [48, 49, 50, 57] as const;
/** By UTF-16 unit, the kind plus one of a character that is one unit, once it was looked at. */
const KINDS = new Uint8Array(0x10000);

/** The UTF-16 units of a text, and a 0 behind them: they are looked at several times, in a third of the time that the characters of a string take. */
export function unitsOf(text: string, room: Uint16Array<ArrayBuffer> = new Uint16Array(text.length + 1)): Uint16Array<ArrayBuffer> {
  const units = text.length < room.length ? room : new Uint16Array(2 * text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  units[text.length] = 0;
  return units;
}

/** What a character of a text belongs to. @param next the unit behind it. */
export function kindOf(unit: number, next: number): Kind {
  const known = KINDS[unit] ?? 0;
  return known > 0 ? known - 1 : newKind(unit, next);
}

function newKind(unit: number, next: number): Kind {
  const character = isPair(unit, next) ? String.fromCharCode(unit, next) : String.fromCharCode(unit);
  const kind = unit >= 48 && unit <= 57 ? Kind.Digits : LETTER.test(character) ? Kind.Letters : Kind.Between;
  // a half of a character says nothing without the other
  if (!isHalf(unit)) KINDS[unit] = kind + 1;
  return kind;
}

/**
 * Where a token ends that begins at a place: a run of letters and their marks, a year, a number of up to three digits, or a run of all else.
 * Halves of characters are none.
 * @param units as `unitsOf` gives them.
 */
export function tokenEnd(units: Uint16Array, length: number, start: number, kind: Kind): number {
  if (kind === Kind.Digits) return isYear(units, start) ? start + 4 : numberEnd(units, start);
  let end = start;
  do end += isPair(units[end] ?? 0, units[end + 1] ?? 0) ? 2 : 1;
  while (end < length && kindOf(units[end] ?? 0, units[end + 1] ?? 0) === kind);
  return end;
}

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** Whether two units are the halves of one character. */
function isPair(unit: number, next: number): boolean {
  return (unit & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00;
}

function isYear(units: Uint16Array, start: number): boolean {
  const isCentury = (units[start] === ONE && units[start + 1] === NINE) || (units[start] === TWO && units[start + 1] === ZERO);
  return isCentury && isDigit(units[start + 2]) && isDigit(units[start + 3]) && !isDigit(units[start + 4]);
}

function numberEnd(units: Uint16Array, start: number): number {
  let end = start + 1;
  while (end - start < LONGEST_NUMBER && isDigit(units[end])) end++;
  return end;
}

function isDigit(unit = 0): boolean {
  return unit >= ZERO && unit <= NINE;
}
