/** Words, numbers, and what stands between them. */
export const enum Kind { Letters, Digits, Between }

const LETTER = /[\p{L}\p{M}]/u;
const LONGEST_NUMBER = 3;
/** By UTF-16 unit, the kind plus one of a character that is one unit, once it was looked at. */
const KINDS = new Uint8Array(0x10000);

/** What a character of a text belongs to. */
export function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  const known = KINDS[unit] ?? 0;
  return known > 0 ? known - 1 : newKind(text, at, unit);
}

function newKind(text: string, at: number, unit: number): Kind {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const kind = unit >= 48 && unit <= 57 ? Kind.Digits : LETTER.test(character) ? Kind.Letters : Kind.Between;
  // a half of a character says nothing without the other
  if (!isHalf(unit)) KINDS[unit] = kind + 1;
  return kind;
}

/**
 * Where a token ends that begins at a place: a run of letters and their marks, a year, a number of up to three digits, or a run of all else.
 * Halves of characters are none.
 */
export function tokenEnd(text: string, start: number, kind: Kind): number {
  if (kind === Kind.Digits) return isYear(text, start) ? start + 4 : numberEnd(text, start);
  let end = start;
  do end += isHalf(text.charCodeAt(end)) && (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  while (end < text.length && kindAt(text, end) === kind);
  return end;
}

function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function isYear(text: string, start: number): boolean {
  if (!text.startsWith('19', start) && !text.startsWith('20', start)) return false;
  return isDigit(text, start + 2) && isDigit(text, start + 3) && !isDigit(text, start + 4);
}

function numberEnd(text: string, start: number): number {
  let end = start + 1;
  while (end - start < LONGEST_NUMBER && isDigit(text, end)) end++;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}
